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
package run.aicr.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.deployer.DeploySettings;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.SchedulingSettings;
import run.aicr.bundle.value.TypedOverride;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.criteria.Criteria;
import run.aicr.deployment.Deployer;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.YamlReader;
import run.aicr.override.ComponentPath;
import run.aicr.override.ValueOverride;
import run.aicr.recipe.RecipeFile;
import run.aicr.recipe.RecipeResolver;

/** Recipes of the built-in catalogue and requests over them. */
public final class Recipes {
    public static final Catalog CATALOG = EmbeddedCatalog.open();

    /** One chart, one component of manifests, one with manifests beside its chart. */
    private static final String SMALL = """
            kind: RecipeResult
            apiVersion: aicr.run/v1alpha2
            metadata: {version: v1.2.3}
            criteria: {service: aks, accelerator: a100, intent: training}
            componentRefs:
              - {name: cert-manager, namespace: cert-manager, chart: cert-manager, type: Helm,
                 source: "https://charts.jetstack.io", version: v1.20.2,
                 valuesFile: components/cert-manager/values.yaml}
              - {name: network-operator, namespace: net, chart: network-operator, type: Helm,
                 source: "https://helm.ngc.nvidia.com/nvidia", version: 26.1.1,
                 valuesFile: components/network-operator/values-aks.yaml, dependencyRefs: [cert-manager],
                 manifestFiles: [components/network-operator/manifests/nfd-network-rule.yaml]}
              - {name: gpu-operator, namespace: gpu-operator, chart: gpu-operator, type: Helm,
                 source: "oci://registry.example.com/charts/", version: v26.3.2,
                 valuesFile: components/gpu-operator/values.yaml, dependencyRefs: [network-operator]}
            deploymentOrder: [cert-manager, network-operator, gpu-operator]
            """;

    private Recipes() {}

    public static RecipeFile small() {
        return read(SMALL);
    }

    /** The small recipe with a text replaced. */
    public static RecipeFile small(String text, String replacement) {
        return read(SMALL.replace(text, replacement));
    }

    /** The small recipe with a text replaced and another one left out. */
    public static RecipeFile small(String text, String replacement, String without) {
        return read(SMALL.replace(text, replacement).replace(without, ""));
    }

    public static RecipeFile read(String yaml) {
        Mapping document = (Mapping) YamlReader.read("recipe", yaml.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
        return RecipeFile.read(document, "recipe", CATALOG, "dev");
    }

    /** The recipe with most components. */
    public static RecipeFile large() {
        Criteria criteria = new Criteria("eks", "gb200", "inference", "ubuntu", "dynamo", 0);
        return new RecipeFile(new RecipeResolver(CATALOG).resolve(criteria), "dev");
    }

    public static BundleRequest request(RecipeFile recipe, Deployer deployer) {
        return request(recipe, deployer, Overrides.NONE);
    }

    public static BundleRequest request(RecipeFile recipe, Deployer deployer, Overrides overrides) {
        return request(recipe, deployer, overrides, DeploySettings.DEFAULT);
    }

    public static BundleRequest request(
            RecipeFile recipe, Deployer deployer, Overrides overrides, DeploySettings settings) {
        return new BundleRequest(
                recipe,
                CATALOG,
                List.of(),
                deployer,
                settings,
                overrides,
                SchedulingSettings.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                "dev",
                new Programs(Map.of(), Path.of("")));
    }

    public static Overrides set(String... texts) {
        return new Overrides(
                List.of(texts).stream().map(ValueOverride::parse).toList(), List.of(), List.of(), List.of());
    }

    public static Overrides json(String... texts) {
        return new Overrides(
                List.of(),
                List.of(),
                List.of(texts).stream().map(TypedOverride::json).toList(),
                List.of());
    }

    public static Overrides dynamic(String... texts) {
        return new Overrides(
                List.of(),
                List.of(),
                List.of(),
                List.of(texts).stream().map(ComponentPath::parse).toList());
    }

    /** The text of a file of a bundle. */
    public static String text(Bundle bundle, String path) {
        return bundle.files().stream()
                .filter(f -> f.path().equals(path))
                .map(BundleFile::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + path + " in " + paths(bundle)));
    }

    public static List<String> paths(Bundle bundle) {
        return bundle.files().stream().map(BundleFile::path).toList();
    }
}
