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
package run.aicr.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * The reference of a recipe to a component, with all that the recipe says about it (spec recipe §5.2). Text that was not
 * given is empty; so are lists and mappings.
 *
 * @param type {@code Helm} or {@code Kustomize}; other text is refused when a recipe is resolved
 * @param source chart repository, OCI reference or git URL
 * @param valuesFile relative path in the catalogue
 * @param overrides inline values, on top of the values files
 * @param manifestFiles applied after the chart
 * @param preManifestFiles applied before the chart
 * @param healthCheckAsserts text of the health assertion
 */
public record ComponentRef(
        String name,
        String namespace,
        String chart,
        String type,
        String source,
        String version,
        String tag,
        String valuesFile,
        Mapping overrides,
        List<String> patches,
        List<String> dependencyRefs,
        List<String> manifestFiles,
        List<String> preManifestFiles,
        String path,
        boolean cleanup,
        List<ExpectedResource> expectedResources,
        String healthCheckAsserts,
        boolean healthCheckSkip) {

    public static final String HELM = "Helm";
    public static final String KUSTOMIZE = "Kustomize";

    public ComponentRef {
        patches = List.copyOf(patches);
        dependencyRefs = List.copyOf(dependencyRefs);
        manifestFiles = List.copyOf(manifestFiles);
        preManifestFiles = List.copyOf(preManifestFiles);
        expectedResources = List.copyOf(expectedResources);
    }

    /** Whether {@code overrides.enabled} is anything but the boolean false (spec recipe §11.2). */
    public boolean isEnabled() {
        Optional<Node> enabled = overrides.find("enabled");
        return enabled.isEmpty()
                || !(enabled.get() instanceof Scalar scalar)
                || scalar.kind() != Scalar.Kind.BOOLEAN
                || scalar.asBoolean();
    }

    /** Whether it is a Helm component of manifests alone, without a chart (spec recipe §11.6). */
    public boolean isManifestOnly() {
        return type.equals(HELM) && chart.isEmpty() && source.isEmpty() && !manifestFiles.isEmpty();
    }

    /** The chart's name; the component's name for a chart that is not named; empty when there is no chart. */
    public String effectiveChart() {
        if (!type.equals(HELM) || source.isEmpty()) {
            return "";
        }
        return chart.isEmpty() ? name : chart;
    }

    /** This reference with everything that the other one says laid over it (spec recipe §5.2, §7.3). */
    public ComponentRef mergedWith(ComponentRef over) {
        return new ComponentRef(
                name,
                either(over.namespace, namespace),
                either(over.chart, chart),
                either(over.type, type),
                either(over.source, source),
                either(over.version, version),
                either(over.tag, tag),
                either(over.valuesFile, valuesFile),
                Overrides.merge(overrides, over.overrides),
                over.patches.isEmpty() ? patches : over.patches,
                union(dependencyRefs, over.dependencyRefs),
                union(manifestFiles, over.manifestFiles),
                union(preManifestFiles, over.preManifestFiles),
                either(over.path, path),
                cleanup || over.cleanup,
                over.expectedResources.isEmpty() ? expectedResources : over.expectedResources,
                either(over.healthCheckAsserts, healthCheckAsserts),
                healthCheckSkip || over.healthCheckSkip);
    }

    /** This reference with other values for what the registry can fill in (spec recipe §11.4). */
    public ComponentRef located(
            String newNamespace, String newChart, String newType, String newSource, String newVersion) {
        return new ComponentRef(
                name,
                newNamespace,
                newChart,
                newType,
                newSource,
                newVersion,
                tag,
                valuesFile,
                overrides,
                patches,
                dependencyRefs,
                manifestFiles,
                preManifestFiles,
                path,
                cleanup,
                expectedResources,
                healthCheckAsserts,
                healthCheckSkip);
    }

    /** This reference as a Kustomize component with other values for source, tag and path. */
    public ComponentRef kustomized(String newSource, String newTag, String newPath) {
        return new ComponentRef(
                name,
                namespace,
                chart,
                KUSTOMIZE,
                newSource,
                version,
                newTag,
                valuesFile,
                overrides,
                patches,
                dependencyRefs,
                manifestFiles,
                preManifestFiles,
                newPath,
                cleanup,
                expectedResources,
                healthCheckAsserts,
                healthCheckSkip);
    }

    /** This reference with a health assertion. */
    public ComponentRef withHealthCheckAsserts(String text) {
        return new ComponentRef(
                name,
                namespace,
                chart,
                type,
                source,
                version,
                tag,
                valuesFile,
                overrides,
                patches,
                dependencyRefs,
                manifestFiles,
                preManifestFiles,
                path,
                cleanup,
                expectedResources,
                text,
                healthCheckSkip);
    }

    /** This reference with other dependencies. */
    public ComponentRef withDependencyRefs(List<String> names) {
        return new ComponentRef(
                name,
                namespace,
                chart,
                type,
                source,
                version,
                tag,
                valuesFile,
                overrides,
                patches,
                names,
                manifestFiles,
                preManifestFiles,
                path,
                cleanup,
                expectedResources,
                healthCheckAsserts,
                healthCheckSkip);
    }

    /** Whether this reference says something about a field of the document. */
    public boolean says(String field) {
        return switch (field) {
            case "type" -> !type.isEmpty();
            case "source" -> !source.isEmpty();
            default -> toNode().find(field).isPresent();
        };
    }

    /** Keys in the order of output; name, type and source always, the rest when it says something (spec recipe §12). */
    public Mapping toNode() {
        Mapping.Builder node = new Mapping.Builder()
                .put("name", name)
                .putIfSet("namespace", namespace)
                .putIfSet("chart", chart)
                .put("type", type)
                .put("source", source)
                .putIfSet("version", version)
                .putIfSet("tag", tag)
                .putIfSet("valuesFile", valuesFile);
        if (!overrides.isEmpty()) {
            node.put("overrides", overrides.sorted());
        }
        node.putIfSet("patches", patches)
                .putIfSet("dependencyRefs", dependencyRefs)
                .putIfSet("manifestFiles", manifestFiles)
                .putIfSet("preManifestFiles", preManifestFiles)
                .putIfSet("path", path);
        putIfTrue(node, "cleanup", cleanup);
        if (!expectedResources.isEmpty()) {
            node.put("expectedResources", expectedResourceNodes());
        }
        node.putIfSet("healthCheckAsserts", healthCheckAsserts);
        putIfTrue(node, "healthCheckSkip", healthCheckSkip);
        return node.build();
    }

    /** The expected resources as a list of mappings. */
    public Sequence expectedResourceNodes() {
        List<Mapping> nodes = new ArrayList<>();
        for (ExpectedResource resource : expectedResources) {
            nodes.add(resource.toNode());
        }
        return Sequence.of(nodes);
    }

    private static void putIfTrue(Mapping.Builder node, String key, boolean value) {
        if (value) {
            node.put(key, Scalar.TRUE);
        }
    }

    private static String either(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static List<String> union(List<String> first, List<String> second) {
        if (second.isEmpty()) {
            return first;
        }
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
