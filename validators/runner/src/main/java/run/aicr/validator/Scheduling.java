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
package run.aicr.validator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.error.AicrException;

/**
 * Where the workloads of a check may run (spec validate §11).
 *
 * @param nodeSelector labels of the nodes; empty for any
 * @param tolerations empty means the check's own default
 */
public record Scheduling(Map<String, String> nodeSelector, List<Toleration> tolerations) {
    public Scheduling {
        nodeSelector = Map.copyOf(nodeSelector);
        tolerations = List.copyOf(tolerations);
    }

    /** Reads {@code AICR_NODE_SELECTOR} and {@code AICR_TOLERATIONS}. */
    static Scheduling of(Map<String, String> variables) {
        return new Scheduling(
                selector(variables.getOrDefault("AICR_NODE_SELECTOR", "")),
                Toleration.parse(variables.getOrDefault("AICR_TOLERATIONS", "")));
    }

    private static Map<String, String> selector(String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text.isBlank()) {
            return labels;
        }
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw AicrException.invalidRequest(
                        "AICR_NODE_SELECTOR: '" + entry + "' is no selector; expected key=value");
            }
            labels.put(
                    entry.substring(0, equals).trim(),
                    entry.substring(equals + 1).trim());
        }
        return labels;
    }
}
