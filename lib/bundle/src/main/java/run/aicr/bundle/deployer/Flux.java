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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.bundle.manifest.Manifest;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** HelmReleases for Flux, one after the other; manifests stay templates that Helm renders in the cluster (spec bundle §11). */
public final class Flux implements Deployer {
    private static final String PLACEHOLDER = "https://github.com/YOUR_ORG/YOUR_REPO.git";

    Flux() {}

    @Override
    public String title() {
        return "Flux manifests";
    }

    @Override
    public List<String> steps(BundlePlan plan, String folder) {
        return List.of(
                "push the files of " + folder + " to " + repo(plan.settings()),
                "create a Kustomization for them (README.md has one)",
                "flux get helmreleases -A");
    }

    @Override
    public void check(BundlePlan plan) {
        Options.refuseAll(plan.settings(), "flux");
        Options.refuseAppName(plan.settings());
        for (PlannedComponent component : plan.components()) {
            if (component.isKustomize()) {
                throw AicrException.invalidRequest("component \"" + component.name()
                        + "\" is a Kustomize component, which flux bundles cannot hold; use another deployer");
            }
        }
    }

    private static String repo(DeploySettings settings) {
        return settings.repo().isEmpty() ? PLACEHOLDER : settings.repo();
    }

    @Override
    public Deployment deploy(BundlePlan plan) {
        NameChecks.check(plan);
        FluxObjects objects = new FluxObjects(plan.settings(), repo(plan.settings()));
        List<BundleFile> releases = new ArrayList<>();
        String previous = "";
        for (PlannedComponent component : plan.components()) {
            previous = add(component, objects, previous, releases);
        }
        List<BundleFile> files = new ArrayList<>(sources(plan, objects));
        files.addAll(releases);
        files.add(BundleFile.of("kustomization.yaml", GeneratedYaml.document(kustomization(files))));
        files.add(BundleFile.of(
                "README.md",
                Readme.of(
                        "flux.md",
                        plan,
                        List.of(),
                        Map.of(
                                "repo", repo(plan.settings()),
                                "revision", plan.settings().revision(),
                                "namespace", plan.settings().fluxNamespace(),
                                "source", plan.settings().fluxSource(),
                                "oci", plan.settings().artefact().isPresent() ? "yes" : ""))));
        files.addAll(Provenance.files(plan));
        files.addAll(plan.data());
        return new Deployment(files, notes(plan));
    }

    private static List<String> notes(BundlePlan plan) {
        List<String> notes = new ArrayList<>();
        notes.add("Flux must run in the cluster"
                + (plan.settings().artefact().isPresent()
                        ? ", 2.7 or newer with source-watcher and the feature gate ExternalArtifact"
                        : ""));
        if (plan.hasDynamicValues()) {
            notes.add("look at the configmap-values.yaml files before you deploy");
        }
        if (plan.isVendored()) {
            notes.add("charts are part of the bundle; provenance.yaml says where they came from");
        }
        return notes;
    }

    private static List<BundleFile> sources(BundlePlan plan, FluxObjects objects) {
        Map<String, Mapping> repositories = new TreeMap<>();
        for (PlannedComponent component : plan.components()) {
            if (component.hasUpstreamChart() && component.chart().isEmpty()) {
                String url = component.ref().source();
                repositories.put(url, objects.helmRepository(url));
            }
        }
        List<BundleFile> files = new ArrayList<>();
        repositories.forEach((url, repository) -> files.add(BundleFile.of(
                "sources/helmrepo-" + objects.repositoryName(url) + ".yaml", GeneratedYaml.document(repository))));
        if (plan.settings().artefact().isEmpty()) {
            files.add(BundleFile.of(
                    "sources/gitrepo-" + objects.bundleName() + ".yaml",
                    GeneratedYaml.document(objects.gitRepository())));
        }
        return files;
    }

    /** Adds the releases of a component; the name of its last one. */
    private static String add(
            PlannedComponent component, FluxObjects objects, String previous, List<BundleFile> files) {
        String name = component.name();
        String before = previous;
        if (!component.before().isEmpty()) {
            local(component, name + "-pre", component.before(), before, objects, files);
            before = name + "-pre";
        }
        if (component.chart().isPresent()) {
            Folder.vendoredFiles(name, component.chart().get()).reversed().forEach(f -> files.add(f.in(name)));
            release(
                    component,
                    name,
                    objects.localChart(name),
                    component.chart().get().chart(),
                    before,
                    objects,
                    files);
        } else if (component.hasUpstreamChart()) {
            release(component, name, objects.upstreamChart(component.ref()), "", before, objects, files);
        } else {
            local(component, name, component.after(), before, objects, files);
            return name;
        }
        if (component.hasPost()) {
            local(component, name + "-post", component.after(), name, objects, files);
            return name + "-post";
        }
        return name;
    }

    /** A chart of raw manifests. */
    private static void local(
            PlannedComponent component,
            String release,
            List<Manifest> manifests,
            String before,
            FluxObjects objects,
            List<BundleFile> files) {
        manifests.stream()
                .sorted(Comparator.comparing(Manifest::path))
                .forEach(m -> files.add(BundleFile.of(release + "/templates/" + m.path(), m.text())));
        Mapping chart = new Mapping.Builder()
                .put("apiVersion", "v2")
                .put("name", release)
                .put("version", Scalar.text("0.1.0"))
                .put("description", "Manifests of " + component.name() + ", rendered by Helm in the cluster.")
                .put("type", "application")
                .build();
        files.add(BundleFile.of(release + "/Chart.yaml", GeneratedYaml.document(chart)));
        release(component, release, objects.localChart(release), component.name(), before, objects, files);
    }

    /** @param nest key under which the values stand; empty for none */
    private static void release(
            PlannedComponent component,
            String release,
            Map.Entry<String, Mapping> chart,
            String nest,
            String before,
            FluxObjects objects,
            List<BundleFile> files) {
        Mapping dynamic = nested(component.values().dynamic(), nest);
        if (chart.getKey().equals("chartRef")) {
            files.add(BundleFile.of(
                    release + "/artifactgenerator.yaml", GeneratedYaml.document(objects.artifactGenerator(release))));
        }
        if (!dynamic.isEmpty()) {
            files.add(BundleFile.of(
                    release + "/configmap-values.yaml", GeneratedYaml.document(objects.configMap(release, dynamic))));
        }
        Mapping values = nested(component.values().fixed(), nest);
        Mapping document =
                objects.release(release, component.ref().namespace(), chart, before, !dynamic.isEmpty(), values);
        files.add(BundleFile.of(release + "/helmrelease.yaml", GeneratedYaml.document(document)));
    }

    private static Mapping nested(Mapping values, String key) {
        return key.isEmpty() || values.isEmpty() ? values : Mapping.of(Map.of(key, values));
    }

    private static Mapping kustomization(List<BundleFile> files) {
        TreeSet<String> resources = new TreeSet<>();
        for (BundleFile file : files) {
            boolean object = file.path().startsWith("sources/")
                    || file.path().endsWith("/helmrelease.yaml")
                    || file.path().endsWith("/configmap-values.yaml")
                    || file.path().endsWith("/artifactgenerator.yaml");
            if (object && !file.path().contains("/templates/")) {
                resources.add(file.path());
            }
        }
        return new Mapping.Builder()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization")
                .put("resources", Sequence.ofTexts(resources))
                .build();
    }
}
