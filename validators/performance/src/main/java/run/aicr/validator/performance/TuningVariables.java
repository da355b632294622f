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
package run.aicr.validator.performance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import run.aicr.error.AicrException;
import run.aicr.validator.GoDuration;
import run.aicr.validator.ValidationInput;

/** The settings of {@code inference-perf} from recipe and environment, checked before anything is touched (§7.2). */
final class TuningVariables {
    private static final String PREFIX = "AICR_INFERENCE_PERF_";
    private static final int MAX_LENGTH = 256;
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?(Ki|Mi|Gi|Ti|Pi|Ei|k|M|G|T|P|E)?");
    private static final Pattern DNS_NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Set<String> OFF = Set.of("off", "0", "none", "disabled");
    private static final Set<String> ROUTING = Set.of("dynamo-router", "gateway-epp");
    private static final List<String> COUNTS = List.of(
            "CONCURRENCY_PER_GPU",
            "WARMUP_PER_CONCURRENCY",
            "MIN_REQUESTS",
            "REQUESTS_PER_CONCURRENCY",
            "INPUT_TOKENS_MEAN",
            "OUTPUT_TOKENS_MEAN");
    private static final List<String> DURATIONS = List.of("WORKLOAD_READY_TIMEOUT", "HEALTH_TIMEOUT");

    private final Map<String, String> variables;

    private TuningVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * Refuses a setting that is malformed; absent and empty ones have their defaults.
     *
     * @throws AicrException INVALID_REQUEST naming the setting and what is expected
     */
    static void check(Map<String, String> variables, ValidationInput input) {
        TuningVariables settings = new TuningVariables(variables);
        settings.checkEnvironment();
        recipe(input, "inference-model").ifPresent(v -> model("constraint inference-model", v));
        recipe(input, "inference-concurrency-per-gpu")
                .ifPresent(v -> count("constraint inference-concurrency-per-gpu", v));
        recipe(input, "inference-routing-mode").ifPresent(v -> {
            if (!ROUTING.contains(v)) {
                throw malformed("constraint inference-routing-mode", v, "dynamo-router or gateway-epp");
            }
        });
    }

    private void checkEnvironment() {
        set("MODEL").ifPresent(v -> model(PREFIX + "MODEL", v));
        for (String name : COUNTS) {
            set(name).ifPresent(v -> count(PREFIX + name, v));
        }
        for (String name : DURATIONS) {
            set(name).ifPresent(v -> {
                if (GoDuration.positive(v).isEmpty()) {
                    throw malformed(PREFIX + name, v, "a duration above zero, such as 10m");
                }
            });
        }
        set("MODEL_CACHE_SIZE").ifPresent(v -> {
            if (!OFF.contains(v) && !QUANTITY.matcher(v).matches()) {
                throw malformed(PREFIX + "MODEL_CACHE_SIZE", v, "a quantity such as 100Gi, or off");
            }
        });
        set("MODEL_CACHE_STORAGE_CLASS").ifPresent(v -> {
            if (!DNS_NAME.matcher(v).matches()) {
                throw malformed(PREFIX + "MODEL_CACHE_STORAGE_CLASS", v, "the name of a storage class");
            }
        });
    }

    private Optional<String> set(String name) {
        return Optional.ofNullable(variables.get(PREFIX + name))
                .map(String::trim)
                .filter(v -> !v.isEmpty())
                .map(v -> bounded(PREFIX + name, v));
    }

    private static Optional<String> recipe(ValidationInput input, String name) {
        return input.constraint("performance", name).map(String::trim).map(v -> bounded("constraint " + name, v));
    }

    private static String bounded(String what, String value) {
        if (value.length() > MAX_LENGTH) {
            throw malformed(what, value.substring(0, 40) + "…", "at most " + MAX_LENGTH + " characters");
        }
        return value;
    }

    private static void model(String what, String value) {
        if (!MODEL.matcher(value).matches()) {
            throw malformed(what, value, "the name of a model such as Qwen/Qwen3-8B");
        }
    }

    private static void count(String what, String value) {
        boolean digits =
                !value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(value) < 1) {
            throw malformed(what, value, "a whole number above zero");
        }
    }

    private static AicrException malformed(String what, String value, String expected) {
        return AicrException.invalidRequest(what + " is '" + value + "'; expected " + expected);
    }
}
