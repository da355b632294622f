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

import java.util.LinkedHashMap;
import java.util.Map;
import run.aicr.document.Mapping;
import run.aicr.document.Node;

/** How inline values are merged. Nodes are immutable, so a merge may share them with the catalogue. */
final class Overrides {
    private Overrides() {}

    /** Mapping into mapping, recursively; anything else, null too, replaces (spec recipe §7.3). */
    static Mapping merge(Mapping under, Mapping over) {
        if (over.isEmpty()) {
            return under;
        }
        if (under.isEmpty()) {
            return over;
        }
        Map<String, Node> merged = new LinkedHashMap<>(under.entries());
        for (Map.Entry<String, Node> entry : over.entries().entrySet()) {
            Node value = entry.getValue();
            Node before = merged.get(entry.getKey());
            if (before instanceof Mapping beforeMapping && value instanceof Mapping overMapping) {
                value = merge(beforeMapping, overMapping);
            }
            merged.put(entry.getKey(), value);
        }
        return new Mapping(merged, under.place());
    }
}
