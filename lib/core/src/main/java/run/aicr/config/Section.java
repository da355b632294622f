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
package run.aicr.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Place;
import run.aicr.duration.DurationText;
import run.aicr.error.AicrException;
import run.aicr.suggestion.NearestWords;

/** A mapping of the document while it is read: its fields, its path, and where refused values are noted. */
final class Section {
    private static final Set<String> FORMATS = Set.of("yaml", "json", "table");

    private final Fields fields;
    private final String path;
    private final Checks checks;

    private Section(Fields fields, String path, Checks checks) {
        this.fields = fields;
        this.path = path;
        this.checks = checks;
    }

    /** Reads a mapping and refuses its unknown keys. */
    static <T> T read(Node node, String path, Checks checks, Function<Section, T> binding) {
        Section section = new Section(Fields.of(node, path), path, checks);
        T bound = binding.apply(section);
        section.refuseUnknown();
        return bound;
    }

    private void refuseUnknown() {
        for (Fields.UnknownKey key : fields.unknown()) {
            String near = NearestWords.clause(key.key(), key.known());
            String hint = near.isEmpty() ? "; known here: " + String.join(", ", key.known()) : near;
            throw AicrException.invalidRequest(key.place() + ": unknown key '" + key.name() + "'" + hint);
        }
    }

    Checks checks() {
        return checks;
    }

    String path(String key) {
        return path + "." + key;
    }

    boolean has(String key) {
        return fields.node(key).isPresent();
    }

    Place place() {
        return fields.place();
    }

    Place place(String key) {
        return fields.node(key).map(Node::place).orElse(fields.place());
    }

    /** A mapping below; absent reads like one without entries. */
    <T> T section(String key, Function<Section, T> binding) {
        return read(fields.node(key).orElse(Mapping.EMPTY), path(key), checks, binding);
    }

    /** A mapping below; absent stays absent. */
    <T> Optional<T> optionalSection(String key, Function<Section, T> binding) {
        return fields.node(key).map(node -> read(node, path(key), checks, binding));
    }

    /** Text that is not empty. */
    Optional<String> text(String key) {
        return fields.text(key).filter(text -> !text.isEmpty());
    }

    Optional<Boolean> bool(String key) {
        return has(key) ? Optional.of(fields.bool(key, false)) : Optional.empty();
    }

    /** An integer that is not negative. */
    Optional<Integer> count(String key) {
        Optional<Integer> count = fields.integer(key);
        if (count.isPresent() && count.get() < 0) {
            checks.refuse(place(key), path(key) + " must be >= 0, got " + count.get());
        }
        return count;
    }

    /** A duration that is not negative. */
    Optional<Duration> duration(String key) {
        Optional<String> text = text(key);
        Optional<Duration> duration = parsed(key, DurationText::parse);
        if (duration.isPresent() && duration.get().isNegative()) {
            checks.refuse(place(key), path(key) + " must be >= 0, got " + text.orElse(""));
        }
        return duration;
    }

    Optional<String> format(String key) {
        Optional<String> format = text(key);
        if (format.isPresent() && !FORMATS.contains(format.get())) {
            checks.refuse(place(key), "invalid " + path(key) + " \"" + format.get() + "\" (valid: yaml, json, table)");
        }
        return format;
    }

    /** Text in a grammar of its own. */
    <T> Optional<T> parsed(String key, Function<String, T> grammar) {
        return text(key).flatMap(text -> checks.parsed(place(key), path(key), () -> grammar.apply(text)));
    }

    Optional<List<String>> texts(String key) {
        return has(key) ? Optional.of(fields.texts(key)) : Optional.empty();
    }

    /** A list of texts in a grammar of their own. */
    <T> Optional<List<T>> parsedList(String key, Function<String, T> grammar) {
        Optional<List<Node>> items = fields.items(key);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = fields.texts(key);
        List<T> parsed = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            checks.parsed(items.get().get(i).place(), path(key), () -> grammar.apply(text))
                    .ifPresent(parsed::add);
        }
        return Optional.of(List.copyOf(parsed));
    }

    Optional<Map<String, String>> textMap(String key) {
        return has(key)
                ? Optional.of(Collections.unmodifiableMap(new LinkedHashMap<>(fields.textMap(key))))
                : Optional.empty();
    }
}
