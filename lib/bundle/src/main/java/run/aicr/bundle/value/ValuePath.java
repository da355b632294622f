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
package run.aicr.bundle.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.error.AicrException;

/** The place of a value within nested mappings, written {@code a.b.c}. */
public record ValuePath(List<String> segments) implements Comparable<ValuePath> {
    public ValuePath {
        segments = List.copyOf(segments);
    }

    /** Splits at every dot. */
    public static ValuePath of(String text) {
        return new ValuePath(List.of(text.split("\\.", -1)));
    }

    public String text() {
        return String.join(".", segments);
    }

    /** The path without its last segment; empty for a path of one segment. */
    public ValuePath parent() {
        return new ValuePath(segments.subList(0, segments.size() - 1));
    }

    /** The last segment. */
    public String leaf() {
        return segments.get(segments.size() - 1);
    }

    /** Whether one of the two is a beginning of the other, or both are equal. */
    public boolean overlaps(ValuePath other) {
        int common = Math.min(segments.size(), other.segments.size());
        return segments.subList(0, common).equals(other.segments.subList(0, common));
    }

    /** The value at the path. */
    public Optional<Node> find(Mapping values) {
        Optional<Node> found = Optional.of(values);
        for (String segment : segments) {
            found = found.flatMap(node -> node instanceof Mapping mapping ? mapping.find(segment) : Optional.empty());
        }
        return found;
    }

    /**
     * The values with another one at the path; missing parents are made.
     *
     * @param what for messages: where the value comes from
     * @throws AicrException INVALID_REQUEST when a parent is there and no mapping
     */
    public Mapping put(Mapping values, Node value, String what) {
        return put(values, 0, value, what);
    }

    /** As {@link #put(Mapping, Node, String)}, but a parent that is no mapping is replaced by one. */
    public Mapping force(Mapping values, Node value) {
        return put(values, 0, value, "");
    }

    private Mapping put(Mapping values, int depth, Node value, String what) {
        String segment = segments.get(depth);
        Map<String, Node> entries = new LinkedHashMap<>(values.entries());
        if (depth == segments.size() - 1) {
            entries.put(segment, value);
        } else {
            Optional<Node> below = values.find(segment);
            Mapping inner = Mapping.EMPTY;
            if (below.isPresent() && below.get() instanceof Mapping mapping) {
                inner = mapping;
            } else if (below.isPresent() && !what.isEmpty()) {
                throw AicrException.invalidRequest(what + ": cannot set \"" + text() + "\": \""
                        + String.join(".", segments.subList(0, depth + 1)) + "\" is "
                        + below.get().kindName()
                        + ", not a mapping");
            }
            entries.put(segment, put(inner, depth + 1, value, what));
        }
        return new Mapping(entries, values.place());
    }

    /** The values without the one at the path; its parents stay, even when they get empty. */
    public Mapping remove(Mapping values) {
        return find(values).isEmpty() ? values : remove(values, 0);
    }

    private Mapping remove(Mapping values, int depth) {
        String segment = segments.get(depth);
        Map<String, Node> entries = new LinkedHashMap<>(values.entries());
        if (depth == segments.size() - 1) {
            entries.remove(segment);
        } else if (entries.get(segment) instanceof Mapping inner) {
            entries.put(segment, remove(inner, depth + 1));
        }
        return new Mapping(entries, values.place());
    }

    /** Short paths first, then by text, so that a parent is set before what is below it. */
    @Override
    public int compareTo(ValuePath other) {
        int depth = Integer.compare(segments.size(), other.segments.size());
        return depth != 0 ? depth : text().compareTo(other.text());
    }
}
