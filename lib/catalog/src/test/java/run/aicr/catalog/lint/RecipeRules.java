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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.catalog.ValidationPhase;
import run.aicr.document.Mapping;
import run.aicr.recipe.Recipe;

/** Rules 13 to 15: what resolved recipes must keep to. */
final class RecipeRules {
    static final List<Rule> RULES = List.of(
            new Rule(13, "GPU operator and DRA driver agree on where the driver is", RecipeRules::driverRoot),
            new Rule(14, "components that build on another one depend on it", RecipeRules::order),
            new Rule(
                    15,
                    "measured floors are equal where the hardware is, and absent under Slurm",
                    RecipeRules::floors));

    private static final String GPU_OPERATOR = "gpu-operator";
    private static final String BANDWIDTH = "nccl-all-reduce-bw";
    private static final List<String> SAME_FLOOR = List.of("h100-gke-cos-training", "h100-gke-cos-training-kubeflow");

    private RecipeRules() {}

    private static List<String> driverRoot(LintTree tree) {
        List<String> findings = new ArrayList<>();
        tree.recipes().forEach((overlay, recipe) -> {
            Catalog catalog = tree.catalog().orElseThrow();
            Mapping operator = values(catalog, recipe, GPU_OPERATOR).orElse(Mapping.EMPTY);
            String installed = At.text(operator, "hostPaths", "driverInstallDir");
            if (installed.equals("/")) {
                findings.add(overlay + ": gpu-operator.hostPaths.driverInstallDir is /, the root of the host");
            }
            Optional<Mapping> dra = values(catalog, recipe, "nvidia-dra-driver-gpu");
            boolean managed = !operator.isEmpty()
                    && !At.text(operator, "driver", "enabled").equals("false");
            if (managed && dra.isPresent()) {
                String root = At.text(dra.get(), "nvidiaDriverRoot");
                if (root.isEmpty() || !root.equals(installed)) {
                    findings.add(overlay + ": gpu-operator.hostPaths.driverInstallDir is \"" + installed
                            + "\", nvidia-dra-driver-gpu.nvidiaDriverRoot is \"" + root + "\"");
                }
            }
        });
        return findings;
    }

    private static Optional<Mapping> values(Catalog catalog, Recipe recipe, String name) {
        return recipe.componentRefs().stream()
                .filter(ref -> ref.name().equals(name) && ref.isEnabled())
                .map(ref -> HydratedValues.of(catalog, ref))
                .findFirst();
    }

    private static List<String> order(LintTree tree) {
        List<String> findings = new ArrayList<>();
        tree.recipes().forEach((overlay, recipe) -> {
            if (recipe.criteria().service().equals("eks")
                    && recipe.criteria().accelerator().equals("h100")) {
                after(findings, overlay, recipe, GPU_OPERATOR, "nodewright-customizations");
                after(findings, overlay, recipe, "nvsentinel", GPU_OPERATOR);
            }
            after(findings, overlay, recipe, "dynamo-platform", GPU_OPERATOR);
            after(findings, overlay, recipe, "dynamo-platform", "kai-scheduler");
            after(findings, overlay, recipe, "kubeflow-trainer", GPU_OPERATOR);
        });
        return findings;
    }

    private static void after(List<String> findings, String overlay, Recipe recipe, String later, String earlier) {
        boolean both = recipe.deploymentOrder().containsAll(List.of(later, earlier));
        if (both && !closure(recipe, later).contains(earlier)) {
            findings.add(overlay + ": " + later + " does not depend on " + earlier + ", directly or through others");
        }
    }

    private static Set<String> closure(Recipe recipe, String start) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            String at = open.remove(open.size() - 1);
            for (ComponentRef ref : recipe.componentRefs()) {
                if (ref.name().equals(at)) {
                    ref.dependencyRefs().stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return seen;
    }

    private static List<String> floors(LintTree tree) {
        List<String> findings = new ArrayList<>();
        if (tree.catalog().isEmpty()) {
            return findings;
        }
        Set<String> floors = new TreeSet<>();
        for (String name : SAME_FLOOR) {
            floors.add(bandwidth(tree, name));
        }
        if (floors.size() != 1 || floors.contains("")) {
            findings.add(SAME_FLOOR + ": the floors of " + BANDWIDTH + " are " + floors);
        }
        for (Map.Entry<String, Recipe> entry : tree.recipes().entrySet()) {
            Optional<ValidationPhase> phase = entry.getValue().validation().phase("performance");
            boolean measured = phase.isPresent()
                    && !(phase.get().checks().orElse(List.of()).isEmpty()
                            && phase.get().constraints().orElse(List.of()).isEmpty());
            if (entry.getValue().criteria().platform().equals("slurm") && measured) {
                findings.add(entry.getKey() + ": the performance phase is not cleared");
            }
        }
        return findings;
    }

    private static String bandwidth(LintTree tree, String overlay) {
        return Optional.ofNullable(tree.recipes().get(overlay))
                .flatMap(recipe -> recipe.validation().phase("performance"))
                .flatMap(ValidationPhase::constraints)
                .orElse(List.of())
                .stream()
                .filter(constraint -> constraint.name().equals(BANDWIDTH))
                .map(RecipeConstraint::value)
                .findFirst()
                .orElse("");
    }
}
