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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.ErrorClass;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Query;
import run.aicr.server.failure.ApiException;

/**
 * What a request says and nobody here understands, such as a misspelt parameter. It is named in the header
 * {@code X-Ignored-Parameters}; with the parameter {@code strict=true} the request is refused (spec api §9 item 4).
 *
 * @param names of parameters, and of fields of the body from its root, such as {@code spec.acelerator}
 */
public record Ignored(List<String> names) {
    /** Turns what is ignored into a refusal. */
    public static final String STRICT = "strict";

    private static final int MAX_NAMES = 20;
    private static final int MAX_LENGTH = 60;

    public Ignored {
        names = List.copyOf(names);
    }

    /** The parameters that are not known. */
    public static Ignored parameters(Query query, Set<String> known) {
        return new Ignored(query.names().stream()
                .filter(name -> !known.contains(name) && !name.equals(STRICT))
                .sorted()
                .toList());
    }

    /** These and the fields that nobody has asked for. */
    public Ignored and(Fields fields) {
        List<String> all = new ArrayList<>(names);
        fields.unknown().forEach(key -> all.add(key.name()));
        return new Ignored(all);
    }

    /**
     * Refuses them when the request wants to be read strictly.
     *
     * @throws ApiException INVALID_REQUEST naming them
     */
    public void refuseWhenStrict(Query query) {
        String strict = query.value(STRICT);
        if (!names.isEmpty() && (strict.equals("true") || strict.equals("1"))) {
            Mapping details = new Mapping.Builder()
                    .put("ignored", Sequence.ofTexts(shown()))
                    .build();
            throw ApiException.of(
                    ErrorClass.INVALID_REQUEST, "Unknown parameters or fields in a strict request", details);
        }
    }

    /** The answer with the header that names them. */
    public Answer on(Answer answer) {
        return names.isEmpty()
                ? answer
                : answer.with(
                        "X-Ignored-Parameters",
                        String.join(
                                ", ",
                                shown().stream()
                                        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                                        .toList()));
    }

    private List<String> shown() {
        return names.stream()
                .limit(MAX_NAMES)
                .map(name -> name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name)
                .toList();
    }
}
