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
package run.aicr.release.difference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.document.Fields;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;

/**
 * What others call a program by: commands with their flags, or operations with their parameters.
 *
 * @param groups command or operation, to its parts; the part with the empty name is the group itself
 */
record Surface(SortedMap<String, SortedMap<String, String>> groups) {
    private static final int MAX_LINES = 20_000;
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    Surface {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    /** One difference; an absent side is empty. */
    record Change(String name, Optional<String> before, Optional<String> now) {}

    /** Reads the list of commands that a payload carries: {@code <command>[ --<flag>]}, a tab, what it takes. */
    static Surface ofCommands(byte[] list) {
        SortedMap<String, SortedMap<String, String>> groups = new TreeMap<>();
        new String(list, StandardCharsets.UTF_8).lines().limit(MAX_LINES).forEach(line -> {
            int tab = line.indexOf('\t');
            int flag = line.indexOf(" --");
            if (tab > 0) {
                boolean isFlag = flag > 0 && flag < tab;
                String group = line.substring(0, isFlag ? flag : tab);
                String part = isFlag ? line.substring(flag + 1, tab) : "";
                put(groups, group, part, line.substring(tab + 1));
            }
        });
        return new Surface(groups);
    }

    /** Reads an OpenAPI document: paths, methods, parameters. */
    static Surface ofApi(byte[] document) {
        Mapping root = (Mapping) YamlReader.read("openapi.yaml", document, Limits.DOCUMENT);
        Fields api = Fields.of(root, "");
        SortedMap<String, SortedMap<String, String>> groups = new TreeMap<>();
        for (String path : api.mappingOrEmpty("paths").entries().keySet()) {
            Fields item = api.fields("paths").flatMap(p -> p.fields(path)).orElseThrow();
            for (String method : METHODS) {
                item.fields(method).ifPresent(operation -> {
                    String name = method.toUpperCase(Locale.ROOT) + " " + path;
                    put(groups, name, "", "operation");
                    List<Fields> parameters = new ArrayList<>(item.list("parameters"));
                    parameters.addAll(operation.list("parameters"));
                    parameters.forEach(p -> parameter(groups, name, api, resolved(api, p, "parameters")));
                });
            }
        }
        return new Surface(groups);
    }

    private static void parameter(
            SortedMap<String, SortedMap<String, String>> groups, String operation, Fields api, Fields parameter) {
        StringBuilder takes = new StringBuilder(parameter.bool("required", false) ? "required " : "");
        parameter
                .fields("schema")
                .ifPresent(s -> takes.append(compact(resolved(api, s, "schemas").mapping())));
        put(
                groups,
                operation,
                parameter.textOrEmpty("in") + " " + parameter.textOrEmpty("name"),
                takes.toString().strip());
    }

    private static String compact(Node schema) {
        return new String(JsonWriter.compact(schema), StandardCharsets.UTF_8);
    }

    private static Fields resolved(Fields api, Fields part, String kind) {
        String prefix = "#/components/" + kind + "/";
        String reference = part.textOrEmpty("$ref");
        return reference.startsWith(prefix)
                ? api.fields("components")
                        .flatMap(c -> c.fields(kind))
                        .flatMap(k -> k.fields(reference.substring(prefix.length())))
                        .orElse(part)
                : part;
    }

    private static void put(
            SortedMap<String, SortedMap<String, String>> groups, String group, String part, String takes) {
        groups.computeIfAbsent(group, g -> new TreeMap<>()).put(part, takes);
    }

    /** What differs; the parts of a new or vanished group go without saying. */
    List<Change> changesTo(Surface now) {
        List<Change> changes = new ArrayList<>();
        SortedSet<String> all = new TreeSet<>(groups.keySet());
        all.addAll(now.groups.keySet());
        for (String group : all) {
            SortedMap<String, String> old = groups.getOrDefault(group, new TreeMap<>());
            SortedMap<String, String> later = now.groups.getOrDefault(group, new TreeMap<>());
            SortedSet<String> parts = new TreeSet<>(old.keySet());
            parts.addAll(later.keySet());
            if (old.isEmpty() || later.isEmpty()) {
                parts = new TreeSet<>(List.of(parts.first()));
            }
            for (String part : parts) {
                Optional<String> before = Optional.ofNullable(old.get(part));
                Optional<String> after = Optional.ofNullable(later.get(part));
                if (!before.equals(after)) {
                    changes.add(new Change((group + " " + part).strip(), before, after));
                }
            }
        }
        return changes;
    }
}
