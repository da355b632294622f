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
package run.aicr.catalog.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.criteria.Criteria;
import run.aicr.document.Mapping;

/**
 * Which overlays a query leads to, by spec recipe §6 and §7.1, from the documents alone. It shares no code with the
 * product, so that both must be wrong in the same way to agree.
 */
final class CandidateModel {
    private static final List<String> KEYS = List.of("service", "accelerator", "intent", "os", "platform");

    /** An overlay: its parent and its closed dimensions; without criteria it is never a candidate. */
    private record Entry(String name, String parent, boolean matchable, Map<String, String> closed) {
        boolean matches(Map<String, String> query) {
            return matchable
                    && closed.entrySet().stream()
                            .allMatch(need -> need.getValue().equals(query.get(need.getKey())));
        }
    }

    private final Map<String, Entry> entries = new HashMap<>();

    private CandidateModel() {}

    static CandidateModel of(LintTree tree) {
        CandidateModel model = new CandidateModel();
        for (Mapping overlay : tree.overlays().values()) {
            Map<String, String> closed = new HashMap<>();
            At.mapping(overlay, "spec", "criteria").entries().forEach((key, value) -> {
                String text = At.text(value);
                if (!text.isEmpty() && !text.equals("any") && !text.equals("0")) {
                    closed.put(key, text);
                }
            });
            String name = At.text(overlay, "metadata", "name");
            boolean matchable = At.node(overlay, "spec", "criteria").isPresent();
            model.entries.put(name, new Entry(name, At.text(overlay, "spec", "base"), matchable, closed));
        }
        return model;
    }

    /** The operating systems to name in a refusal; empty when the query is answered. */
    List<String> systemsToChooseFrom(Criteria criteria) {
        Map<String, String> query = query(criteria);
        if (!query.containsKey("service") || query.containsKey("os")) {
            return List.of();
        }
        for (Entry candidate : candidates(query)) {
            if (same(candidate, query, "service") && same(candidate, query, "accelerator")) {
                return List.of();
            }
        }
        Set<String> systems = new TreeSet<>();
        for (Entry entry : entries.values()) {
            String os = entry.closed().get("os");
            if (os != null) {
                Map<String, String> withOs = new HashMap<>(query);
                withOs.put("os", os);
                if (entry.matches(withOs)) {
                    systems.add(os);
                }
            }
        }
        return List.copyOf(systems);
    }

    private static boolean same(Entry entry, Map<String, String> query, String key) {
        return entry.closed().getOrDefault(key, "").equals(query.getOrDefault(key, ""));
    }

    /** The base and all overlays, in the order of application. */
    List<String> applied(Criteria criteria) {
        Set<String> applied = new LinkedHashSet<>(List.of("base"));
        for (Entry candidate : candidates(query(criteria))) {
            List<String> chain = ancestors(candidate);
            applied.addAll(chain.reversed());
            applied.add(candidate.name());
        }
        return List.copyOf(applied);
    }

    private List<Entry> candidates(Map<String, String> query) {
        List<Entry> matching =
                entries.values().stream().filter(entry -> entry.matches(query)).toList();
        Set<String> covered = new TreeSet<>();
        matching.forEach(entry -> covered.addAll(ancestors(entry)));
        return matching.stream()
                .filter(entry -> !covered.contains(entry.name()))
                .sorted(Comparator.<Entry>comparingInt(entry -> entry.closed().size())
                        .thenComparing(Entry::name))
                .toList();
    }

    /** Nearest first, without the base. */
    private List<String> ancestors(Entry entry) {
        List<String> ancestors = new ArrayList<>();
        String at = entry.parent();
        while (!at.isEmpty() && !at.equals("base")) {
            ancestors.add(at);
            at = entries.get(at).parent();
        }
        return ancestors;
    }

    private static Map<String, String> query(Criteria criteria) {
        List<String> values = List.of(
                criteria.service(), criteria.accelerator(), criteria.intent(), criteria.os(), criteria.platform());
        Map<String, String> query = new HashMap<>();
        for (int i = 0; i < KEYS.size(); i++) {
            if (!values.get(i).equals("any")) {
                query.put(KEYS.get(i), values.get(i));
            }
        }
        if (criteria.nodes() != 0) {
            query.put("nodes", Integer.toString(criteria.nodes()));
        }
        return query;
    }
}
