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
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.deployment.BundleTarget.Artefact;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;

/** One Helm chart whose templates are Argo CD Applications; values are decided when it is installed (spec bundle §10). */
public final class ArgoCdHelm implements Deployer {
    static final String DEFAULT_NAME = "aicr-stack";
    private static final String DEFAULT_CHART = "aicr-bundle";

    ArgoCdHelm() {}

    @Override
    public String title() {
        return "Argo CD Helm chart app-of-apps";
    }

    @Override
    public List<String> steps(BundlePlan plan, String folder) {
        return List.of("cd " + folder, "helm install " + chartName(plan.settings()) + " .");
    }

    @Override
    public void check(BundlePlan plan) {
        Options.refuseFlux(plan.settings());
        ArgoOptions.of(plan.settings().options());
        plan.components().forEach(ArgoCdHelm::valuesKey);
    }

    /** The name under which the values of a component are set at installation. */
    static String valuesKey(PlannedComponent component) {
        return component
                .registry()
                .map(Component::valueOverrideKeys)
                .filter(keys -> !keys.isEmpty())
                .map(keys -> keys.get(0))
                .orElseThrow(
                        () -> AicrException.invalidRequest(
                                "component \"" + component.name()
                                        + "\" has no valueOverrideKeys in the registry, which argocd-helm needs; add an entry with --data"));
    }

    private static String chartName(DeploySettings settings) {
        return settings.artefact()
                .map(Artefact::repository)
                .map(repository -> repository.substring(repository.lastIndexOf('/') + 1))
                .orElse(DEFAULT_CHART);
    }

    /** The registry and path above the chart. */
    private static String parentNamespace(Artefact artefact) {
        String repository = artefact.repository();
        int slash = repository.lastIndexOf('/');
        return "oci://" + artefact.registry() + (slash < 0 ? "" : "/" + repository.substring(0, slash));
    }

    @Override
    public Deployment deploy(BundlePlan plan) {
        NameChecks.check(plan);
        DeploySettings settings = plan.settings();
        ArgoOptions options = ArgoOptions.of(settings.options());
        List<Folder> folders = FolderPlanner.of(plan);
        options.checkNames(folders, settings.appName().isEmpty() ? DEFAULT_NAME : settings.appName());
        List<BundleFile> files = new ArrayList<>();
        files.add(BundleFile.of("Chart.yaml", GeneratedYaml.plain(chart(plan))));
        for (ComponentRef ref : plan.recipe().recipe().componentRefs()) {
            plan.components().stream()
                    .filter(c -> c.name().equals(ref.name()) && c.hasUpstreamChart())
                    .forEach(c -> files.add(BundleFile.of(
                            "static/" + c.name() + ".yaml",
                            GeneratedYaml.values(c.values().fixed()))));
        }
        files.add(BundleFile.of(
                "values.yaml", Resource.text("argocd-helm-values.head") + GeneratedYaml.sorted(values(plan, options))));
        files.add(BundleFile.of("values.schema.json", Resource.text("values.schema.json")));
        ChildTemplate template = new ChildTemplate(options);
        for (Folder folder : folders) {
            files.addAll(ArgoCd.folderFiles(folder).stream()
                    .sorted(Comparator.comparing(BundleFile::path))
                    .toList());
            files.add(BundleFile.of("templates/" + folder.release() + ".yaml", template.of(folder)));
        }
        files.add(BundleFile.of("templates/" + DEFAULT_NAME + ".yaml", ChildTemplate.parent(options)));
        files.add(BundleFile.of("README.md", readme(plan, folders)));
        files.addAll(plan.data());
        files.addAll(Provenance.files(plan));
        return new Deployment(files, notes(plan));
    }

    private static String readme(BundlePlan plan, List<Folder> folders) {
        String local = folders.stream().allMatch(Folder::isUpstream) ? "yes" : "";
        return Readme.of("argocd-helm.md", plan, folders, Map.of("chart", chartName(plan.settings()), "local", local));
    }

    private static List<String> notes(BundlePlan plan) {
        return plan.settings().repo().isEmpty()
                ? List.of()
                : List.of("--repo has no effect with argocd-helm: the address is given when the chart is installed");
    }

    /** The tag that is pushed is the version already here, so that the checksums cover what Helm sees. */
    private static Mapping chart(BundlePlan plan) {
        String recipe = plan.recipe().version();
        String version = plan.settings()
                .artefact()
                .flatMap(Artefact::tag)
                .orElse(recipe.startsWith("v") ? recipe.substring(1) : recipe);
        return new Mapping.Builder()
                .put("apiVersion", "v2")
                .put("name", chartName(plan.settings()))
                .put("description", "Argo CD applications of an AICR bundle; values are set at installation.")
                .put("type", "application")
                .put("version", Scalar.text(version.isEmpty() ? "0.1.0" : version))
                .build();
    }

    private static Mapping values(BundlePlan plan, ArgoOptions options) {
        DeploySettings settings = plan.settings();
        Mapping.Builder values = new Mapping.Builder()
                .put(
                        "deployer",
                        new Mapping.Builder()
                                .put("destinationServer", options.destinationServer())
                                .put("namePrefix", options.namePrefix())
                                .put("project", options.project())
                                .build())
                .put(
                        "repoURL",
                        settings.artefact().map(ArgoCdHelm::parentNamespace).orElse(""))
                .put("targetRevision", settings.targetRevision())
                .putIfSet("appName", settings.appName());
        for (PlannedComponent component : plan.components()) {
            Mapping dynamic = component.values().dynamic();
            if (!dynamic.isEmpty()) {
                values.put(valuesKey(component), dynamic);
            }
        }
        return values.build();
    }
}
