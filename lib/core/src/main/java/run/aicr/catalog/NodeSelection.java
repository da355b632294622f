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
package run.aicr.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/**
 * Which nodes a validation phase uses.
 *
 * @param selector labels that a node must carry, sorted by key
 * @param maxNodes 0 for no limit
 */
public record NodeSelection(Map<String, String> selector, int maxNodes, List<String> excludeNodes) {

    public NodeSelection {
        selector = Collections.unmodifiableMap(new TreeMap<>(selector));
        excludeNodes = List.copyOf(excludeNodes);
    }

    /** Keys in the order of output, zero values left out. */
    public Mapping toNode() {
        Mapping.Builder node = new Mapping.Builder();
        if (!selector.isEmpty()) {
            Mapping.Builder labels = new Mapping.Builder();
            for (Map.Entry<String, String> label : selector.entrySet()) {
                labels.put(label.getKey(), label.getValue());
            }
            node.put("selector", labels.build());
        }
        if (maxNodes != 0) {
            node.put("maxNodes", Scalar.integer(maxNodes));
        }
        return node.putIfSet("excludeNodes", excludeNodes).build();
    }
}
