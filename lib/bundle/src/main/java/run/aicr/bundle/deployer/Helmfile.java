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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.bundle.deployer.Folder.Role;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.recipe.DeploymentOrder;

/** Numbered folders and a release graph for helmfile (spec bundle §8). */
public final class Helmfile implements Deployer {
    private static final String OCI = "oci://";

    Helmfile() {}

    @Override
    public String title() {
        return "Helmfile release graph";
    }

    @Override
    public List<String> steps(BundlePlan plan, String folder) {
        return List.of("cd " + folder, "helmfile diff", "helmfile apply");
    }

    @Override
    public void check(BundlePlan plan) {
        Options.refuseAll(plan.settings(), "helmfile");
        Options.refuseAppName(plan.settings());
        Options.refuseFlux(plan.settings());
    }

    @Override
    public Deployment deploy(BundlePlan plan) {
        NameChecks.check(plan);
        List<Folder> folders = FolderPlanner.of(plan);
        List<BundleFile> files = new ArrayList<>();
        for (Folder folder : folders) {
            files.addAll(InstallFolder.files(folder));
        }
        List<BundleFile> graph = graph(plan, folders);
        files.addAll(graph);
        files.add(BundleFile.of(
                "README.md", Readme.of("helmfile.md", plan, folders, Map.of("levels", graph.size() > 1 ? "yes" : ""))));
        files.addAll(plan.data());
        files.addAll(Provenance.files(plan));
        return new Deployment(files, notes(plan));
    }

    private static List<String> notes(BundlePlan plan) {
        List<String> notes = new ArrayList<>();
        notes.add("helmfile must be on PATH, and its plugin helm-diff in Helm");
        if (plan.hasDynamicValues()) {
            notes.add("look at the cluster-values.yaml files before you deploy");
        }
        if (plan.isVendored()) {
            notes.add("charts are part of the bundle; provenance.yaml says where they came from");
        }
        return notes;
    }

    /** One file for all releases, or one for each level and one that names those. */
    private static List<BundleFile> graph(BundlePlan plan, List<Folder> folders) {
        List<List<String>> levels = DeploymentOrder.levels(
                plan.components().stream().map(PlannedComponent::ref).toList());
        if (levels.size() <= 1) {
            return List.of(BundleFile.of("helmfile.yaml", GeneratedYaml.plain(document(folders))));
        }
        List<BundleFile> files = new ArrayList<>();
        List<Node> paths = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            List<String> names = levels.get(level);
            String path = "level-" + level + ".yaml";
            List<Folder> ofLevel = folders.stream()
                    .filter(folder -> names.contains(folder.component().name()))
                    .toList();
            files.add(BundleFile.of(path, GeneratedYaml.plain(document(ofLevel))));
            paths.add(new Mapping.Builder().put("path", path).build());
        }
        Mapping top = new Mapping.Builder().put("helmfiles", Sequence.of(paths)).build();
        files.add(BundleFile.of("helmfile.yaml", GeneratedYaml.plain(top)));
        return files;
    }

    private static Mapping document(List<Folder> folders) {
        Slug aliases = new Slug("default-repo");
        List<Mapping> releases = new ArrayList<>();
        Map<String, String> used = new LinkedHashMap<>();
        String previousName = "";
        String previousNamespace = "";
        for (Folder folder : folders) {
            String alias = "";
            if (folder.isUpstream()) {
                alias = aliases.of(folder.component().ref().source());
                used.put(alias, folder.component().ref().source());
            }
            String need = previousName.isEmpty() || previousNamespace.equals(folder.namespace())
                    ? previousName
                    : previousNamespace + "/" + previousName;
            releases.add(release(folder, alias, need));
            previousName = folder.release();
            previousNamespace = folder.namespace();
        }
        Mapping.Builder document = new Mapping.Builder();
        if (!used.isEmpty()) {
            List<Mapping> repositories = new ArrayList<>();
            new TreeMap<>(used).forEach((name, url) -> repositories.add(repository(name, url)));
            document.put("repositories", Sequence.of(repositories));
        }
        return document.put("helmDefaults", defaults())
                .put("releases", Sequence.of(releases))
                .build();
    }

    private static Mapping defaults() {
        return new Mapping.Builder()
                .put("wait", Scalar.TRUE)
                .put("timeout", Scalar.integer(600))
                .put("createNamespace", Scalar.TRUE)
                .build();
    }

    private static Mapping repository(String name, String url) {
        boolean oci = url.startsWith(OCI);
        Mapping.Builder repository =
                new Mapping.Builder().put("name", name).put("url", oci ? url.substring(OCI.length()) : url);
        if (oci) {
            repository.put("oci", Scalar.TRUE);
        }
        return repository.build();
    }

    private static Mapping release(Folder folder, String alias, String need) {
        ComponentRef ref = folder.component().ref();
        String place = "./" + folder.name();
        List<String> values = new ArrayList<>();
        values.add(place + "/values.yaml");
        if (!folder.component().values().dynamicPaths().isEmpty()) {
            values.add(place + "/cluster-values.yaml");
        }
        Mapping.Builder release = new Mapping.Builder()
                .put("name", folder.release())
                .put("namespace", folder.namespace())
                .put("chart", folder.isUpstream() ? alias + "/" + ref.effectiveChart() : place);
        if (folder.isUpstream()) {
            release.putIfSet("version", ref.version());
        }
        release.put("values", Sequence.ofTexts(values));
        if (!need.isEmpty()) {
            release.put("needs", Sequence.ofTexts(List.of(need)));
        }
        if (ReleaseTiming.isAsynchronous(folder.component().name())) {
            release.put("wait", Scalar.FALSE)
                    .put("timeout", Scalar.integer(ReleaseTiming.of(folder).seconds()));
        }
        if (folder.bringsNamespace()) {
            release.put("createNamespace", Scalar.FALSE);
        }
        if (skipsValidation(folder)) {
            release.put("disableValidation", Scalar.TRUE);
        }
        return release.build();
    }

    /** Objects whose definitions come with the same release cannot be validated before it. */
    private static boolean skipsValidation(Folder folder) {
        boolean selfRef =
                folder.component().registry().filter(Component::hasSelfRefCrds).isPresent();
        boolean chartCrds = folder.component()
                .registry()
                .filter(Component::manifestsUseChartCrds)
                .isPresent();
        boolean carriesManifests = folder.role() == Role.POST
                || folder.content() instanceof Folder.Vendored vendored
                        && !vendored.templates().isEmpty();
        return folder.role() == Role.PRIMARY && selfRef || carriesManifests && chartCrds;
    }
}
