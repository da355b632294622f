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

import java.util.List;
import java.util.Map;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** The objects of a Flux bundle as documents (spec bundle §11). */
final class FluxObjects {
    private static final String OCI = "oci://";

    private final Slug names = new Slug("default-source");
    private final DeploySettings settings;
    private final String repo;
    private final String bundleName;

    FluxObjects(DeploySettings settings, String repo) {
        this.settings = settings;
        this.repo = repo;
        this.bundleName = new Slug("default-source").of(repo);
    }

    String bundleName() {
        return bundleName;
    }

    String repositoryName(String url) {
        return names.of(url);
    }

    Mapping helmRepository(String url) {
        Mapping.Builder spec = new Mapping.Builder();
        if (url.startsWith(OCI)) {
            spec.put("type", "oci");
        }
        spec.put("url", url).put("interval", "10m");
        return object("source.toolkit.fluxcd.io/v1", "HelmRepository", repositoryName(url))
                .put("spec", spec.build())
                .build();
    }

    Mapping gitRepository() {
        Mapping spec = new Mapping.Builder()
                .put("url", repo)
                .put("ref", Mapping.of(Map.of("branch", Scalar.text(settings.revision()))))
                .put("interval", "10m")
                .build();
        return object("source.toolkit.fluxcd.io/v1", "GitRepository", bundleName)
                .put("spec", spec)
                .build();
    }

    /** Where the chart of a folder of the bundle is. */
    Map.Entry<String, Mapping> localChart(String release) {
        if (settings.artefact().isPresent()) {
            Mapping reference = new Mapping.Builder()
                    .put("kind", "ExternalArtifact")
                    .put("name", release + "-chart")
                    .put("namespace", settings.fluxNamespace())
                    .build();
            return Map.entry("chartRef", reference);
        }
        return Map.entry(
                "chart",
                Mapping.of(Map.of(
                        "spec",
                        new Mapping.Builder()
                                .put("chart", "./" + release)
                                .put("sourceRef", sourceRef("GitRepository", bundleName))
                                .put("interval", "5m")
                                .build())));
    }

    /** Where a chart of others is; a version of an HTTP repository is written without {@code v}. */
    Map.Entry<String, Mapping> upstreamChart(ComponentRef ref) {
        boolean oci = ref.source().startsWith(OCI);
        String version = !oci && ref.version().startsWith("v") ? ref.version().substring(1) : ref.version();
        return Map.entry(
                "chart",
                Mapping.of(Map.of(
                        "spec",
                        new Mapping.Builder()
                                .put("chart", ref.effectiveChart())
                                .putIfSet("version", version)
                                .put("sourceRef", sourceRef("HelmRepository", repositoryName(ref.source())))
                                .put("interval", "5m")
                                .build())));
    }

    private Mapping sourceRef(String kind, String name) {
        return new Mapping.Builder()
                .put("kind", kind)
                .put("name", name)
                .put("namespace", settings.fluxNamespace())
                .build();
    }

    Mapping release(
            String name,
            String targetNamespace,
            Map.Entry<String, Mapping> chart,
            String before,
            boolean hasConfigMap,
            Mapping values) {
        Mapping.Builder spec = new Mapping.Builder()
                .put("interval", "10m")
                .put("targetNamespace", targetNamespace)
                .put("install", Mapping.of(Map.of("createNamespace", Scalar.TRUE)))
                .put(chart.getKey(), chart.getValue());
        if (!before.isEmpty()) {
            spec.put("dependsOn", Sequence.of(List.of(Mapping.of(Map.of("name", Scalar.text(before))))));
        }
        if (hasConfigMap) {
            Mapping from = new Mapping.Builder()
                    .put("kind", "ConfigMap")
                    .put("name", name + "-values")
                    .build();
            spec.put("valuesFrom", Sequence.of(List.of(from)));
        }
        if (!values.isEmpty()) {
            spec.put("values", values.sorted());
        }
        return object("helm.toolkit.fluxcd.io/v2", "HelmRelease", name)
                .put("spec", spec.build())
                .build();
    }

    Mapping configMap(String release, Mapping values) {
        return object("v1", "ConfigMap", release + "-values")
                .put("data", Mapping.of(Map.of("values.yaml", Scalar.text(GeneratedYaml.sorted(values)))))
                .build();
    }

    /** Cuts the chart of one release out of the artefact that holds the bundle. */
    Mapping artifactGenerator(String release) {
        Mapping source = new Mapping.Builder()
                .put("alias", "bundle")
                .put("kind", "OCIRepository")
                .put("name", settings.fluxSource())
                .build();
        Mapping copy = new Mapping.Builder()
                .put("from", "@bundle/" + release + "/**")
                .put("to", "@artifact/" + release + "/")
                .build();
        Mapping artifact = new Mapping.Builder()
                .put("name", release + "-chart")
                .put("copy", Sequence.of(List.of(copy)))
                .build();
        Mapping spec = new Mapping.Builder()
                .put("sources", Sequence.of(List.of(source)))
                .put("artifacts", Sequence.of(List.of(artifact)))
                .build();
        return object("source.extensions.fluxcd.io/v1beta1", "ArtifactGenerator", release + "-chart")
                .put("spec", spec)
                .build();
    }

    private Mapping.Builder object(String apiVersion, String kind, String name) {
        return new Mapping.Builder()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put(
                        "metadata",
                        new Mapping.Builder()
                                .put("name", name)
                                .put("namespace", settings.fluxNamespace())
                                .build());
    }
}
