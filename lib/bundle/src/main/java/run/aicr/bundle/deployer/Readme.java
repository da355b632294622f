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
package run.aicr.bundle.deployer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.bundle.deployer.Folder.Role;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.template.Functions;
import run.aicr.template.Template;

/** READMEs of bundles: templates that ship with the program, filled from the plan. */
final class Readme {
    private Readme() {}

    /**
     * Fills a template.
     *
     * @param folders none for Flux
     * @param more further data of the deployer, texts by name
     */
    static String of(String template, BundlePlan plan, List<Folder> folders, Map<String, String> more) {
        Mapping.Builder data = new Mapping.Builder()
                .put("recipeVersion", plan.recipe().version())
                .put("programVersion", plan.programVersion().isEmpty() ? "dev" : plan.programVersion())
                .put("target", target(plan.recipe().recipe().criteria()))
                .put(
                        "components",
                        Sequence.of(plan.components().stream()
                                .map(Readme::component)
                                .toList()))
                .put("constraints", constraints(plan.recipe().recipe().constraints()))
                .put("folders", Sequence.of(folders.stream().map(Readme::folder).toList()))
                .put(
                        "reversed",
                        Sequence.of(
                                folders.reversed().stream().map(Readme::folder).toList()))
                .put("dynamic", dynamic(plan))
                .put("vendored", Scalar.bool(plan.isVendored()))
                .put(
                        "hasGpuOperator",
                        Scalar.bool(plan.components().stream()
                                .anyMatch(c -> c.name().equals("gpu-operator"))));
        more.forEach(data::put);
        return Template.parse(template, Resource.text(template), Functions.builtIn())
                .render(data.build());
    }

    private static Sequence target(Criteria criteria) {
        List<Node> target = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            String value = criteria.value(dimension);
            if (!Criteria.isOpen(value)) {
                target.add(new Mapping.Builder()
                        .put("name", dimension.word())
                        .put("value", value)
                        .build());
            }
        }
        return Sequence.of(target);
    }

    private static Mapping component(PlannedComponent component) {
        ComponentRef ref = component.ref();
        String source = ref.source().isEmpty() ? "local" : ref.source();
        String chart = ref.effectiveChart();
        return new Mapping.Builder()
                .put("name", ref.name())
                .put("type", ref.type())
                .put("version", ref.version().isEmpty() ? "-" : ref.version())
                .put("namespace", ref.namespace())
                .put("origin", chart.isEmpty() ? source : chart + " from " + source)
                .build();
    }

    private static Sequence constraints(List<RecipeConstraint> constraints) {
        List<Node> nodes = new ArrayList<>();
        for (RecipeConstraint constraint : constraints) {
            nodes.add(constraint.toNode());
        }
        return Sequence.of(nodes);
    }

    private static Mapping folder(Folder folder) {
        String what = switch (folder.role()) {
            case PRE -> "manifests before " + folder.component().name();
            case PRIMARY -> folder.isUpstream() ? "chart" : "manifests and charts of the bundle";
            case POST -> "manifests after " + folder.component().name();
            case READINESS -> "waits until " + folder.component().name() + " is ready";
        };
        return new Mapping.Builder()
                .put("name", folder.name())
                .put("release", folder.release())
                .put("namespace", folder.namespace())
                .put("wave", Scalar.integer(folder.number() - 1L))
                .put("upstream", Scalar.bool(folder.isUpstream()))
                .put("readiness", Scalar.bool(folder.role() == Role.READINESS))
                .put("what", what)
                .build();
    }

    private static Sequence dynamic(BundlePlan plan) {
        List<Node> dynamic = new ArrayList<>();
        for (PlannedComponent component : plan.components()) {
            component
                    .values()
                    .dynamicPaths()
                    .forEach(path -> dynamic.add(new Mapping.Builder()
                            .put("component", component.name())
                            .put("path", path.text())
                            .put(
                                    "open",
                                    Scalar.bool(component.values().openPaths().contains(path)))
                            .build()));
        }
        return Sequence.of(dynamic);
    }
}
