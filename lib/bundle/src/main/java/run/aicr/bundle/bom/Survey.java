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
package run.aicr.bundle.bom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.mirror.Discovery;
import run.aicr.bundle.mirror.MirrorList;
import run.aicr.bundle.value.Overrides;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.Validation;
import run.aicr.criteria.Criteria;
import run.aicr.document.Mapping;
import run.aicr.recipe.Recipe;

/**
 * All components of a catalogue with the images that they bring: charts at the version of the registry, with the values
 * and manifests that lie beside them, whatever recipe may choose among them.
 */
public final class Survey {
    private static final String VALUES = "/values.yaml";

    private final Catalog catalog;

    public Survey(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Looks at every component.
     *
     * @param rendering whether charts are rendered with helm; without it only manifests are looked at
     */
    public List<SurveyedComponent> components(Programs programs, boolean rendering) {
        List<ComponentRef> refs = catalog.componentNames().stream()
                .flatMap(name -> catalog.component(name).stream())
                .map(this::reference)
                .toList();
        List<ComponentRef> looked =
                rendering ? refs : refs.stream().map(Survey::withoutChart).toList();
        Map<String, MirrorList.ComponentImages> found = new Discovery(recipe(looked), catalog, Overrides.NONE, programs)
                .run("", new ArrayList<>()).components().stream()
                        .collect(Collectors.toMap(MirrorList.ComponentImages::component, Function.identity()));
        return refs.stream()
                .map(ref -> new SurveyedComponent(
                        ref,
                        found.get(ref.name()).images(),
                        found.get(ref.name()).warnings()))
                .toList();
    }

    private ComponentRef reference(Component component) {
        boolean helm = component.type().equals(ComponentRef.HELM);
        String folder = "components/" + component.name();
        List<String> manifests = catalog.filePaths().stream()
                .filter(path -> path.startsWith(folder + "/manifests/"))
                .toList();
        String values = catalog.valuesPaths().contains(folder + VALUES) ? folder + VALUES : "";
        return reference(
                component.name(),
                component.helm().namespace(),
                component.helm().chart(),
                helm ? component.helm().repository() : component.kustomize().source(),
                helm,
                helm ? component.helm().version() : component.kustomize().tag(),
                values,
                manifests);
    }

    private static ComponentRef withoutChart(ComponentRef ref) {
        return reference(ref.name(), ref.namespace(), "", "", true, "", ref.valuesFile(), ref.manifestFiles());
    }

    private static ComponentRef reference(
            String name,
            String namespace,
            String chart,
            String source,
            boolean helm,
            String version,
            String values,
            List<String> manifests) {
        return new ComponentRef(
                name,
                namespace,
                chart,
                helm ? ComponentRef.HELM : ComponentRef.KUSTOMIZE,
                source,
                helm ? version : "",
                helm ? "" : version,
                values,
                Mapping.EMPTY,
                List.of(),
                List.of(),
                manifests,
                List.of(),
                "",
                false,
                List.of(),
                "",
                false);
    }

    private static Recipe recipe(List<ComponentRef> refs) {
        return new Recipe(
                Criteria.OPEN, List.of(), List.of(), List.of(), List.of(), refs, List.of(), Validation.NONE, List.of());
    }
}
