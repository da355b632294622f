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
package run.aicr.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A mapping from text keys to nodes, in the order written.
 *
 * @param entries never changes after construction
 */
public record Mapping(Map<String, Node> entries, Place place) implements Node {
    public static final Mapping EMPTY = new Mapping(Map.of(), Place.NONE);

    public Mapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static Mapping of(Map<String, Node> entries) {
        return new Mapping(entries, Place.NONE);
    }

    public Optional<Node> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The same tree with the keys of every mapping sorted. */
    public Mapping sorted() {
        Map<String, Node> sorted = new TreeMap<>();
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            sorted.put(entry.getKey(), sorted(entry.getValue()));
        }
        return new Mapping(sorted, place);
    }

    private static Node sorted(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.sorted();
        }
        if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>();
            for (Node item : sequence.items()) {
                items.add(sorted(item));
            }
            return new Sequence(items, sequence.place());
        }
        return node;
    }

    @Override
    public String kindName() {
        return "a mapping";
    }

    /** Collects entries in order and makes a mapping of them; keys that are put twice keep the later value. */
    public static final class Builder {
        private final Map<String, Node> entries = new LinkedHashMap<>();

        public Builder put(String key, Node value) {
            entries.put(key, value);
            return this;
        }

        public Builder put(String key, String text) {
            return put(key, Scalar.text(text));
        }

        /** Puts the text unless it is empty. */
        public Builder putIfSet(String key, String text) {
            return text.isEmpty() ? this : put(key, text);
        }

        /** Puts the list of texts unless it is empty. */
        public Builder putIfSet(String key, Iterable<String> texts) {
            Sequence sequence = Sequence.ofTexts(texts);
            return sequence.items().isEmpty() ? this : put(key, sequence);
        }

        public Mapping build() {
            return Mapping.of(entries);
        }
    }
}
