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
package run.aicr.scheduling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.error.AicrException;

/**
 * Labels that a node must have.
 *
 * @param labels in the order given
 */
public record NodeSelector(Map<String, String> labels) {
    public NodeSelector {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /**
     * Reads texts of the form {@code key=value}, split at the first {@code =}; both sides may be empty, and a later text
     * replaces an earlier one of the same key.
     *
     * @throws AicrException INVALID_REQUEST naming the text without {@code =}
     */
    public static NodeSelector parse(List<String> texts) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw AicrException.invalidRequest("invalid node selector \"" + text + "\": expected key=value");
            }
            labels.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return new NodeSelector(labels);
    }
}
