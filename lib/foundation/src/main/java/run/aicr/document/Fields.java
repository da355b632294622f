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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.error.AicrException;

/**
 * Binds a mapping to a record: typed reads by key, with errors that name file, line, field, what was expected and what
 * was found. A key that is present with the value null counts as absent.
 */
public final class Fields {
    private final Mapping mapping;
    private final String path;
    private final Set<String> read = new LinkedHashSet<>();

    private Fields(Mapping mapping, String path) {
        this.mapping = mapping;
        this.path = path;
    }

    /**
     * Starts reading a mapping.
     *
     * @param path dotted name of the mapping within its document for messages; empty for the root
     * @throws AicrException INVALID_REQUEST when the node is no mapping
     */
    public static Fields of(Node node, String path) {
        if (node instanceof Mapping mapping) {
            return new Fields(mapping, path);
        }
        String what = path.isEmpty() ? "the document" : "'" + path + "'";
        throw DocumentException.at(node.place(), what + " must be a mapping, found " + node.kindName());
    }

    public Place place() {
        return mapping.place();
    }

    /** The mapping itself. */
    public Mapping mapping() {
        return mapping;
    }

    /** The value, unless the key is absent or null. */
    public Optional<Node> node(String key) {
        read.add(key);
        return mapping.find(key).filter(n -> !(n instanceof Scalar s && s.isNull()));
    }

    /** The source text of a scalar, whatever it looks like ({@code 1.10} stays {@code 1.10}). */
    public Optional<String> text(String key) {
        return node(key).map(n -> textOf(n, key));
    }

    /** As {@link #text}, with the empty text for absent. */
    public String textOrEmpty(String key) {
        return text(key).orElse("");
    }

    public String requiredText(String key) {
        return text(key)
                .orElseThrow(() ->
                        DocumentException.at(mapping.place(), "'" + name(key) + "' is missing; text is expected"));
    }

    public boolean bool(String key, boolean whenAbsent) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return whenAbsent;
        }
        if (node.get() instanceof Scalar s && s.kind() == Scalar.Kind.BOOLEAN) {
            return s.asBoolean();
        }
        throw wrongKind(node.get(), key, "true or false");
    }

    public Optional<Integer> integer(String key) {
        return node(key).map(n -> integerOf(n, key));
    }

    public Optional<Fields> fields(String key) {
        return node(key).map(n -> of(n, name(key)));
    }

    /** The mapping under the key; empty when absent. */
    public Mapping mappingOrEmpty(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return Mapping.EMPTY;
        }
        if (node.get() instanceof Mapping found) {
            return found;
        }
        throw wrongKind(node.get(), key, "a mapping");
    }

    /** The items of a list; absent and empty differ. */
    public Optional<List<Node>> items(String key) {
        return node(key).map(n -> itemsOf(n, key));
    }

    /** The items of a list of scalars as text; empty when absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key).orElse(List.of())) {
            texts.add(textOf(item, key + "[" + texts.size() + "]"));
        }
        return List.copyOf(texts);
    }

    /** The items of a list of mappings; empty when absent. */
    public List<Fields> list(String key) {
        List<Fields> list = new ArrayList<>();
        for (Node item : items(key).orElse(List.of())) {
            list.add(of(item, name(key + "[" + list.size() + "]")));
        }
        return List.copyOf(list);
    }

    /** A mapping of scalars as texts, in order; empty when absent. */
    public Map<String, String> textMap(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        mappingOrEmpty(key).entries().forEach((k, v) -> map.put(k, textOf(v, key + "." + k)));
        return map;
    }

    /**
     * A key that nobody asked for.
     *
     * @param name dotted name within the document
     * @param key the last part of the name
     * @param known the keys that were asked for beside it, sorted
     */
    public record UnknownKey(Place place, String name, String key, List<String> known) {}

    /** The keys that were never asked for; call it after the last read. */
    public List<UnknownKey> unknown() {
        List<UnknownKey> unknown = new ArrayList<>();
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (!read.contains(key)) {
                List<String> known = List.copyOf(new TreeSet<>(read));
                unknown.add(new UnknownKey(entry.getValue().place(), name(key), key, known));
            }
        }
        return unknown;
    }

    /** Refuses keys that were never asked for; call it after the last read. */
    public void refuseUnknown() {
        for (UnknownKey key : unknown()) {
            throw DocumentException.at(
                    key.place(), "unknown key '" + key.name() + "'; known here: " + String.join(", ", key.known()));
        }
    }

    private String textOf(Node node, String key) {
        if (node instanceof Scalar scalar) {
            return scalar.isNull() ? "" : scalar.text();
        }
        throw wrongKind(node, key, "text");
    }

    private int integerOf(Node node, String key) {
        if (node instanceof Scalar s && s.kind() == Scalar.Kind.INTEGER) {
            try {
                return Integer.parseInt(ScalarRules.canonicalNumber(s.kind(), s.text()));
            } catch (NumberFormatException e) {
                throw DocumentException.at(node.place(), "'" + name(key) + "' is out of range: " + s.text());
            }
        }
        throw wrongKind(node, key, "an integer");
    }

    private List<Node> itemsOf(Node node, String key) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        throw wrongKind(node, key, "a list");
    }

    private AicrException wrongKind(Node node, String key, String expected) {
        return DocumentException.at(
                node.place(), "'" + name(key) + "' must be " + expected + ", found " + node.kindName());
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
