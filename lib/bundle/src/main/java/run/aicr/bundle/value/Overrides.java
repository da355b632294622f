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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.override.ComponentPath;
import run.aicr.override.ValueOverride;

/**
 * All that the user says about values.
 *
 * @param set {@code --set} in order
 * @param files {@code --set-file} in order
 * @param json {@code --set-json} in order; they win over files
 * @param dynamic {@code --dynamic} in order
 */
public record Overrides(
        List<ValueOverride> set, List<TypedOverride> files, List<TypedOverride> json, List<ComponentPath> dynamic) {
    public static final Overrides NONE = new Overrides(List.of(), List.of(), List.of(), List.of());

    /** The path that switches a component; it is no value of a chart. */
    public static final String ENABLED = "enabled";

    /** The key of settings that are about the deployer. */
    public static final String DEPLOYER = "deployer";

    public Overrides {
        set = List.copyOf(set);
        files = List.copyOf(files);
        json = List.copyOf(json);
        dynamic = List.copyOf(dynamic);
    }

    /** The texts of {@code --set} for a component by path, without {@code enabled}. */
    Map<ValuePath, String> set(List<String> keys) {
        Map<ValuePath, String> found = new TreeMap<>();
        for (Map.Entry<String, String> entry : ranked(keys, setEntries()).entrySet()) {
            if (!entry.getKey().equals(ENABLED)) {
                found.put(ValuePath.of(entry.getKey()), entry.getValue());
            }
        }
        return found;
    }

    /** The typed values for a component by path. */
    Map<ValuePath, TypedOverride> typed(List<String> keys) {
        Map<ValuePath, TypedOverride> found = new TreeMap<>();
        for (List<TypedOverride> flag : List.of(files, json)) {
            List<Entry<TypedOverride>> entries = new ArrayList<>();
            for (TypedOverride override : flag) {
                entries.add(new Entry<>(override.target(), override));
            }
            ranked(keys, entries).forEach((path, override) -> found.put(ValuePath.of(path), override));
        }
        return found;
    }

    /** The dynamic paths of a component, in order of declaration, each once. */
    List<ValuePath> dynamic(List<String> keys) {
        List<ValuePath> paths = new ArrayList<>();
        for (ComponentPath declared : dynamic) {
            ValuePath path = ValuePath.of(declared.path());
            if (keys.contains(declared.component()) && !paths.contains(path)) {
                paths.add(path);
            }
        }
        return paths;
    }

    /**
     * Whether the user switches a component on or off.
     *
     * @throws AicrException INVALID_REQUEST when the value is no boolean
     */
    public Optional<Boolean> enabled(List<String> keys) {
        String text = ranked(keys, setEntries()).get(ENABLED);
        if (text == null) {
            return Optional.empty();
        }
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default ->
                throw AicrException.invalidRequest("--set " + keys.get(0) + ":" + ENABLED + "=" + text
                        + ": expected true or false, not \"" + text + "\"");
        };
    }

    /** The settings of the deployer by key, in alphabetical order. */
    public Map<String, String> deployer() {
        for (List<TypedOverride> flag : List.of(files, json)) {
            for (TypedOverride override : flag) {
                if (override.target().component().equals(DEPLOYER)) {
                    throw AicrException.invalidRequest(override.flag() + " "
                            + override.target().text() + ": settings of the deployer are set with --set only");
                }
            }
        }
        return new TreeMap<>(ranked(List.of(DEPLOYER), setEntries()));
    }

    /** Every component key that is named, with the flag that names it first. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        set.forEach(o ->
                named.putIfAbsent(o.target().component(), "--set " + o.target().text()));
        files.forEach(o -> named.putIfAbsent(
                o.target().component(), o.flag() + " " + o.target().text()));
        json.forEach(o -> named.putIfAbsent(
                o.target().component(), o.flag() + " " + o.target().text()));
        dynamic.forEach(o -> named.putIfAbsent(o.component(), "--dynamic " + o.text()));
        named.remove(DEPLOYER);
        return named;
    }

    private List<Entry<String>> setEntries() {
        List<Entry<String>> entries = new ArrayList<>();
        for (ValueOverride override : set) {
            entries.add(new Entry<>(override.target(), override.value()));
        }
        return entries;
    }

    private record Entry<T>(ComponentPath target, T value) {}

    /** Per path the value of the best key; of one key the last value. */
    private static <T> Map<String, T> ranked(List<String> keys, List<Entry<T>> entries) {
        Map<String, T> values = new LinkedHashMap<>();
        for (int i = keys.size() - 1; i >= 0; i--) {
            for (Entry<T> entry : entries) {
                if (entry.target().component().equals(keys.get(i))) {
                    values.put(entry.target().path(), entry.value());
                }
            }
        }
        return values;
    }

    /** Lays a typed value over the one that is there: mappings merge, and null in one deletes (spec bundle §4.4). */
    static Node merged(Optional<Node> under, Node over) {
        if (!(over instanceof Mapping overMapping)) {
            return over;
        }
        Mapping base = under.isPresent() && under.get() instanceof Mapping mapping ? mapping : Mapping.EMPTY;
        Map<String, Node> entries = new LinkedHashMap<>(base.entries());
        overMapping.entries().forEach((key, value) -> {
            if (value instanceof Scalar scalar && scalar.isNull()) {
                entries.remove(key);
            } else {
                entries.put(key, merged(Optional.ofNullable(entries.get(key)), value));
            }
        });
        return new Mapping(entries, base.place());
    }
}
