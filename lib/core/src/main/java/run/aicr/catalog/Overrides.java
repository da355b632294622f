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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/** How inline values are merged and ordered. Nodes are immutable, so a merge may share them with the catalogue. */
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

    /** The same tree with the keys of every mapping sorted. */
    static Mapping sorted(Mapping mapping) {
        Map<String, Node> sorted = new TreeMap<>();
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            sorted.put(entry.getKey(), sortedNode(entry.getValue()));
        }
        return new Mapping(sorted, mapping.place());
    }

    private static Node sortedNode(Node node) {
        if (node instanceof Mapping mapping) {
            return sorted(mapping);
        }
        if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>();
            for (Node item : sequence.items()) {
                items.add(sortedNode(item));
            }
            return new Sequence(items, sequence.place());
        }
        return node;
    }
}
