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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;

/** Rules 2 and 3: what an overlay is for, and what it builds on. */
final class ParentRules {
    static final List<Rule> RULES = List.of(
            new Rule(
                    2,
                    "criteria are known, tell overlays apart, and are there where they are needed",
                    ParentRules::criteria),
            new Rule(3, "parents exist, without a cycle, at most ten deep", ParentRules::parents));

    private static final int DEEPEST = 10;
    private static final List<String> NEEDED = List.of("service", "accelerator", "os", "intent");

    private ParentRules() {}

    private static List<String> criteria(LintTree tree) {
        List<String> findings = new ArrayList<>();
        Set<String> parents = new HashSet<>();
        tree.overlays().values().forEach(overlay -> parents.add(At.text(overlay, "spec", "base")));
        Map<String, String> seen = new HashMap<>();
        tree.overlays().forEach((path, overlay) -> {
            Mapping criteria = At.mapping(overlay, "spec", "criteria");
            unknownValues(findings, path, criteria);
            boolean leaf = !parents.contains(At.text(overlay, "metadata", "name"));
            boolean child = !isBase(At.text(overlay, "spec", "base"));
            if ((leaf || child)
                    && NEEDED.stream().allMatch(key -> At.text(criteria, key).isEmpty())) {
                findings.add(path + ": spec.criteria needs one of " + String.join(", ", NEEDED));
            }
            String before = criteria.isEmpty() ? null : seen.put(comparable(criteria), path);
            if (before != null) {
                findings.add(path + ": the criteria are those of " + before);
            }
        });
        return findings;
    }

    private static void unknownValues(List<String> findings, String path, Mapping criteria) {
        for (Dimension dimension : Dimension.values()) {
            String value = At.text(criteria, dimension.word());
            boolean known = value.isEmpty()
                    || value.equals(Dimension.ANY)
                    || dimension.builtIn().contains(value);
            if (!known) {
                findings.add(path + ": " + dimension.word() + " \"" + value + "\" is no known value");
            }
        }
    }

    private static String comparable(Mapping criteria) {
        StringBuilder text = new StringBuilder();
        for (Dimension dimension : Dimension.values()) {
            String value = At.text(criteria, dimension.word());
            text.append(value.equals(Dimension.ANY) ? "" : value).append('/');
        }
        String nodes = At.text(criteria, "nodes");
        return text.append(nodes.equals("0") ? "" : nodes).toString();
    }

    private static List<String> parents(LintTree tree) {
        Map<String, String> parentOf = new HashMap<>();
        tree.overlays()
                .values()
                .forEach(overlay ->
                        parentOf.put(At.text(overlay, "metadata", "name"), At.text(overlay, "spec", "base")));
        List<String> findings = new ArrayList<>();
        tree.overlays().forEach((path, overlay) -> {
            int depth = 1;
            String at = At.text(overlay, "spec", "base");
            while (!isBase(at) && depth <= DEEPEST) {
                if (!parentOf.containsKey(at)) {
                    findings.add(path + ": the parent \"" + at + "\" does not exist");
                    return;
                }
                at = parentOf.get(at);
                depth++;
            }
            if (depth > DEEPEST) {
                findings.add(path + ": more than " + DEEPEST + " parents, or a cycle of parents");
            }
        });
        return findings;
    }

    private static boolean isBase(String parent) {
        return parent.isEmpty() || parent.equals("base");
    }
}
