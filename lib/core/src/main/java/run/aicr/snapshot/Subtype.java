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
package run.aicr.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/**
 * A group of readings of one measurement: {@code server} of {@code K8s}, {@code containerd.service} of {@code SystemD}.
 *
 * @param data by key, sorted
 * @param context words that say where the readings come from
 * @param items further readings that repeat, one for each device; their order matters
 */
public record Subtype(String name, Map<String, Reading> data, Map<String, String> context, List<Item> items) {

    public Subtype {
        data = sorted(data);
        context = sorted(context);
        items = List.copyOf(items);
    }

    /** A group without context and items. */
    public static Subtype of(String name, Map<String, Reading> data) {
        return new Subtype(name, data, Map.of(), List.of());
    }

    /** The readings of one device. */
    public record Item(Map<String, String> context, Map<String, Reading> data) {
        public Item {
            context = sorted(context);
            data = sorted(data);
        }

        /** The text of a reading, or else of a word of the context. */
        public Optional<String> text(String key) {
            Reading reading = data.get(key);
            return reading == null ? Optional.ofNullable(context.get(key)) : Optional.of(reading.text());
        }

        Node toNode() {
            Mapping.Builder node = new Mapping.Builder();
            putTexts(node, context);
            putReadings(node, data);
            return node.build();
        }
    }

    public Optional<Reading> find(String key) {
        return Optional.ofNullable(data.get(key));
    }

    Node toNode() {
        Mapping.Builder node = new Mapping.Builder().put("subtype", name);
        putReadings(node, data);
        putTexts(node, context);
        List<Node> list = new ArrayList<>();
        for (Item item : items) {
            list.add(item.toNode());
        }
        if (!list.isEmpty()) {
            node.put("items", Sequence.of(list));
        }
        return node.build();
    }

    private static void putReadings(Mapping.Builder node, Map<String, Reading> data) {
        if (!data.isEmpty()) {
            Mapping.Builder readings = new Mapping.Builder();
            for (Map.Entry<String, Reading> entry : data.entrySet()) {
                readings.put(entry.getKey(), entry.getValue().toNode());
            }
            node.put("data", readings.build());
        }
    }

    private static void putTexts(Mapping.Builder node, Map<String, String> context) {
        if (!context.isEmpty()) {
            Mapping.Builder texts = new Mapping.Builder();
            for (Map.Entry<String, String> entry : context.entrySet()) {
                texts.put(entry.getKey(), entry.getValue());
            }
            node.put("context", texts.build());
        }
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
