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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.aicr.document.Mapping;
import run.aicr.document.Node;

/** Rule 11. */
final class RegistryRules {
    static final List<Rule> RULES = List.of(new Rule(
            11,
            "registry entries are complete and unique, each with a health check that only asserts",
            RegistryRules::check));

    private static final Set<String> STEP_KEYS = Set.of("name", "description", "try");
    private static final Set<String> OPERATIONS = Set.of("assert", "error");

    private RegistryRules() {}

    private static List<String> check(LintTree tree) {
        List<String> findings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Mapping entry : LintTree.mappings(tree.registry(), "components")) {
            String name = At.text(entry, "name");
            String place = "registry.yaml " + name + ": ";
            if (name.isEmpty() || At.text(entry, "displayName").isEmpty()) {
                findings.add(place + "name and displayName are needed");
            }
            if (!names.add(name)) {
                findings.add(place + "the name is used twice");
            }
            for (String key : At.texts(entry, "valueOverrideKeys")) {
                if (!keys.add(key)) {
                    findings.add(place + "the override key \"" + key + "\" is used twice");
                }
            }
            if (!At.text(entry, "helm", "defaultRepository").isEmpty()
                    && !At.text(entry, "kustomize", "defaultSource").isEmpty()) {
                findings.add(place + "both helm and kustomize are set");
            }
            healthCheck(findings, tree, place, At.text(entry, "healthCheck", "assertFile"));
        }
        return findings;
    }

    private static void healthCheck(List<String> findings, LintTree tree, String place, String path) {
        if (!tree.files().containsKey(path)) {
            findings.add(place + "the health check \"" + path + "\" does not exist");
            return;
        }
        Mapping test = tree.document(path).orElse(Mapping.EMPTY);
        if (!At.text(test, "kind").equals("Test")) {
            findings.add(path + ": the kind is not Test");
        }
        for (Node step : At.items(test, "spec", "steps")) {
            for (String key : At.mapping(step).entries().keySet()) {
                if (!STEP_KEYS.contains(key)) {
                    findings.add(path + ": a step may not have \"" + key + "\"");
                }
            }
            for (Node operation : At.items(step, "try")) {
                Map<String, Node> entries = At.mapping(operation).entries();
                if (entries.size() != 1 || !OPERATIONS.containsAll(entries.keySet())) {
                    findings.add(path + ": " + entries.keySet() + " does more than assert");
                }
            }
        }
    }
}
