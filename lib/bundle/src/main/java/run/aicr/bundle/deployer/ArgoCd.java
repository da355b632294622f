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
import run.aicr.deployment.BundleTarget.Artefact;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/** An Argo CD Application for each release, under one that finds them in a repository (spec bundle §9). */
public final class ArgoCd implements Deployer {
    static final String DEFAULT_NAME = "nvidia-stack";
    private static final String PLACEHOLDER = "https://github.com/YOUR-ORG/YOUR-REPO.git";

    ArgoCd() {}

    @Override
    public String title() {
        return "Argo CD applications";
    }

    @Override
    public List<String> steps(BundlePlan plan, String folder) {
        return List.of(
                "push the files of " + folder + " to " + repo(plan.settings()),
                "kubectl apply -f " + folder + "/app-of-apps.yaml");
    }

    @Override
    public void check(BundlePlan plan) {
        Options.refuseDynamic(plan, "argocd", "argocd-helm");
        Options.refuseFlux(plan.settings());
        ArgoOptions.of(plan.settings().options());
    }

    @Override
    public Deployment deploy(BundlePlan plan) {
        NameChecks.check(plan);
        DeploySettings settings = plan.settings();
        ArgoOptions options = ArgoOptions.of(settings.options());
        String parent = settings.appName().isEmpty() ? DEFAULT_NAME : settings.appName();
        List<Folder> folders = FolderPlanner.of(plan);
        options.checkNames(folders, parent);
        List<BundleFile> files = new ArrayList<>();
        for (Folder folder : folders) {
            files.addAll(folderFiles(folder));
        }
        String repo = repo(settings);
        for (Folder folder : folders) {
            Mapping child = Application.child(
                    folder,
                    options.namePrefix() + folder.release(),
                    options,
                    source(folder, repo, settings.revision()));
            files.add(BundleFile.of(folder.name() + "/application.yaml", GeneratedYaml.plain(child)));
        }
        Mapping top = Application.parent(parent, repo, settings.revision(), options.cascadeDelete());
        files.add(BundleFile.of("app-of-apps.yaml", GeneratedYaml.plain(top)));
        files.add(BundleFile.of(
                "README.md",
                Readme.of(
                        "argocd.md",
                        plan,
                        folders,
                        Map.of(
                                "repo",
                                repo,
                                "revision",
                                settings.revision(),
                                "parent",
                                parent,
                                "placeholder",
                                repo.equals(PLACEHOLDER) ? PLACEHOLDER : ""))));
        files.addAll(plan.data());
        files.addAll(Provenance.files(plan));
        List<String> notes = repo.equals(PLACEHOLDER)
                ? List.of("the repository is not known: make the bundle with --repo <url>, or replace " + PLACEHOLDER
                        + " in app-of-apps.yaml and in every application.yaml")
                : List.of();
        return new Deployment(files, notes);
    }

    /** A folder without what only Helm's scripts need. */
    static List<BundleFile> folderFiles(Folder folder) {
        List<BundleFile> files = new ArrayList<>(folder.chartFiles());
        files.add(BundleFile.of("values.yaml", GeneratedYaml.values(folder.fixedValues())));
        files.addAll(folder.templates());
        return files.stream().map(file -> file.in(folder.name())).toList();
    }

    private static String repo(DeploySettings settings) {
        if (!settings.repo().isEmpty()) {
            return settings.repo();
        }
        return settings.artefact().map(ArgoCd::address).orElse(PLACEHOLDER);
    }

    private static String address(Artefact artefact) {
        return "oci://" + artefact.registry() + "/" + artefact.repository();
    }

    private static Map.Entry<String, Node> source(Folder folder, String repo, String revision) {
        if (!folder.isUpstream()) {
            return Map.entry(
                    "source",
                    new Mapping.Builder()
                            .put("repoURL", repo)
                            .put("targetRevision", revision)
                            .put("path", folder.name())
                            .build());
        }
        Mapping.Builder chart = Application.chart(folder.component().ref());
        if (repo.startsWith("oci://")) {
            // A second source with values works with Git only.
            Mapping helm =
                    Mapping.of(Map.of("valuesObject", folder.fixedValues().sorted()));
            return Map.entry("source", chart.put("helm", helm).build());
        }
        Sequence valueFiles = Sequence.ofTexts(List.of("$values/" + folder.name() + "/values.yaml"));
        chart.put("helm", Mapping.of(Map.of("valueFiles", valueFiles)));
        Mapping values = new Mapping.Builder()
                .put("repoURL", repo)
                .put("targetRevision", revision)
                .put("ref", "values")
                .build();
        return Map.entry("sources", Sequence.of(List.of(chart.build(), values)));
    }
}
