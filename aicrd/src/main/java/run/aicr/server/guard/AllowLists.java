/*
 * Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package run.aicr.server.guard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.server.failure.ApiException;

/** Which values of the criteria are answered; set by the operator (spec api §1.2). */
public final class AllowLists {
    /** Answers everything. */
    public static final AllowLists NONE = new AllowLists(Map.of());

    /** In the order in which violations are reported. */
    private static final List<Dimension> ORDER =
            List.of(Dimension.ACCELERATOR, Dimension.SERVICE, Dimension.INTENT, Dimension.OS, Dimension.PLATFORM);

    private final Map<Dimension, List<String>> lists;

    private AllowLists(Map<Dimension, List<String>> lists) {
        this.lists = lists;
    }

    /**
     * Reads {@code AICR_ALLOWED_ACCELERATORS}, {@code _SERVICES}, {@code _INTENTS}, {@code _OS} and {@code _PLATFORMS}.
     *
     * @throws AicrException INVALID_REQUEST naming the variable and the unknown value
     */
    public static AllowLists of(Map<String, String> environment) {
        Map<Dimension, List<String>> lists = new EnumMap<>(Dimension.class);
        for (Dimension dimension : ORDER) {
            String variable = variable(dimension);
            List<String> list = list(dimension, variable, environment.getOrDefault(variable, ""));
            if (!list.isEmpty()) {
                lists.put(dimension, list);
            }
        }
        return new AllowLists(lists);
    }

    private static List<String> list(Dimension dimension, String variable, String text) {
        List<String> list = new ArrayList<>();
        for (String element : text.split(",", -1)) {
            if (element.isBlank()) {
                continue;
            }
            String value = dimension.normalise(element);
            if (!value.equals(Dimension.ANY) && !dimension.builtIn().contains(value)) {
                throw new AicrException(
                        ErrorClass.INVALID_REQUEST,
                        "invalid " + variable,
                        AicrException.invalidRequest("invalid " + dimension.word() + " type: " + element.strip()));
            }
            if (!value.equals(Dimension.ANY) && !list.contains(value)) {
                list.add(value);
            }
        }
        return List.copyOf(list);
    }

    private static String variable(Dimension dimension) {
        String word = dimension.word().toUpperCase(Locale.ROOT);
        return "AICR_ALLOWED_" + word + (dimension == Dimension.OS ? "" : "S");
    }

    /**
     * Refuses criteria with a value that is not allowed; open dimensions always are.
     *
     * @throws ApiException INVALID_REQUEST with the allowed values
     */
    public void check(Criteria criteria) {
        for (Dimension dimension : ORDER) {
            List<String> allowed = lists.getOrDefault(dimension, List.of());
            String value = criteria.value(dimension);
            if (!allowed.isEmpty() && !Criteria.isOpen(value) && !allowed.contains(value)) {
                Mapping details = new Mapping.Builder()
                        .put("allowed", Sequence.ofTexts(allowed))
                        .put("requested", value)
                        .build();
                String word = dimension == Dimension.OS ? "OS" : dimension.word();
                throw ApiException.of(ErrorClass.INVALID_REQUEST, word + " type not allowed", details);
            }
        }
    }
}
