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
import java.util.Optional;
import java.util.Set;
import run.aicr.catalog.CatalogTree;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;

/** Rules 4, 5, 7 and 8: what references to components say. */
final class ReferenceRules {
    static final List<Rule> RULES = List.of(
            new Rule(
                    4,
                    "values files and manifests that are named exist, and all values files parse",
                    ReferenceRules::paths),
            new Rule(
                    5,
                    "components are in the registry, dependencies in the recipe, without a cycle",
                    ReferenceRules::names),
            new Rule(7, "a pinned version is the default of the registry", ReferenceRules::versions),
            new Rule(
                    8,
                    "what brings monitoring resources depends on prometheus-operator-crds itself",
                    ReferenceRules::monitoring));

    /** Overlay file, component and version, with the reason. */
    private static final Map<String, String> OTHER_VERSIONS =
            Map.of("overlays/aks.yaml kube-prometheus-stack 83.7.0", "what the managed service of AKS was tested with");

    private static final String MONITORING_KINDS = "prometheus-operator-crds";

    /** Their charts render monitoring resources in the base recipe. */
    private static final List<String> MONITORED =
            List.of("kube-prometheus-stack", "nvsentinel", "k8s-ephemeral-storage-metrics");

    private ReferenceRules() {}

    private static List<String> paths(LintTree tree) {
        List<String> findings = new ArrayList<>();
        refs(tree).forEach((place, ref) -> {
            List<String> named = new ArrayList<>(At.texts(ref, "manifestFiles"));
            named.addAll(At.texts(ref, "preManifestFiles"));
            named.add(At.text(ref, "valuesFile"));
            for (String path : named) {
                if (!path.isEmpty() && !tree.files().containsKey(path)) {
                    findings.add(place + ": " + path + " does not exist");
                }
            }
        });
        for (String path : tree.files().keySet()) {
            if (path.matches("components/[^/]+/values[^/]*\\.yaml")) {
                int before = tree.unreadable().size();
                tree.document(path);
                findings.addAll(
                        tree.unreadable().subList(before, tree.unreadable().size()));
            }
        }
        return findings;
    }

    private static List<String> names(LintTree tree) {
        Set<String> registered = new HashSet<>();
        LintTree.mappings(tree.registry(), "components").forEach(entry -> registered.add(At.text(entry, "name")));
        List<String> findings = new ArrayList<>();
        refs(tree).forEach((place, ref) -> {
            if (!registered.contains(At.text(ref, "name"))) {
                findings.add(place + ": the registry has no such component");
            }
        });
        tree.unresolved().forEach((overlay, fault) -> findings.add(overlay + ": " + fault));
        return findings;
    }

    private static List<String> versions(LintTree tree) {
        Optional<CatalogTree> catalog = tree.catalog();
        if (catalog.isEmpty()) {
            return List.of();
        }
        List<String> findings = new ArrayList<>();
        Set<String> unused = new HashSet<>(OTHER_VERSIONS.keySet());
        refs(tree).forEach((place, ref) -> {
            Optional<Component> component = catalog.get().component(At.text(ref, "name"));
            if (component.isPresent()) {
                pinned(
                        findings,
                        unused,
                        place,
                        At.text(ref, "version"),
                        component.get().helm().version());
                pinned(
                        findings,
                        unused,
                        place,
                        At.text(ref, "tag"),
                        component.get().kustomize().tag());
            }
        });
        unused.forEach(exception -> findings.add("the exception \"" + exception + "\" is not needed any more"));
        return findings;
    }

    private static void pinned(
            List<String> findings, Set<String> unused, String place, String pinned, String registered) {
        if (pinned.isEmpty() || pinned.equals(registered)) {
            return;
        }
        String exception = place + " " + pinned;
        if (OTHER_VERSIONS.containsKey(exception)) {
            unused.remove(exception);
        } else {
            findings.add(place + ": version " + pinned + " is pinned, the registry has \"" + registered + "\"");
        }
    }

    private static List<String> monitoring(LintTree tree) {
        Map<String, List<String>> dependencies = new HashMap<>();
        for (ComponentRef ref :
                tree.catalog().map(catalog -> catalog.base().componentRefs()).orElse(List.of())) {
            dependencies.put(ref.name(), ref.dependencyRefs());
        }
        List<String> findings = new ArrayList<>();
        if (!dependencies.isEmpty()) {
            for (String name : MONITORED) {
                if (!dependencies.getOrDefault(name, List.of()).contains(MONITORING_KINDS)) {
                    findings.add("overlays/base.yaml " + name + ": no direct dependency on " + MONITORING_KINDS);
                }
            }
        }
        return findings;
    }

    /** The references of all recipe files by file and component. */
    private static Map<String, Mapping> refs(LintTree tree) {
        Map<String, Mapping> refs = new HashMap<>();
        tree.recipeFiles()
                .forEach((path, document) -> LintTree.mappings(document, "spec", "componentRefs")
                        .forEach(ref -> refs.put(path + " " + At.text(ref, "name"), ref)));
        return refs;
    }
}
