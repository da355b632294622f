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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import run.aicr.bundle.chart.ChartPuller;
import run.aicr.bundle.chart.KustomizeBuild;
import run.aicr.bundle.chart.PullRules;
import run.aicr.bundle.chart.VendoredChart;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.deployer.BundlePlan;
import run.aicr.bundle.deployer.Deployer;
import run.aicr.bundle.deployer.Deployment;
import run.aicr.bundle.deployer.PlannedComponent;
import run.aicr.bundle.integrity.Checksums;
import run.aicr.bundle.manifest.Manifest;
import run.aicr.bundle.manifest.ManifestRenderer;
import run.aicr.bundle.manifest.Manifests;
import run.aicr.bundle.manifest.ReadinessGate;
import run.aicr.bundle.value.ComponentKeys;
import run.aicr.bundle.value.ProducedValues;
import run.aicr.bundle.value.ValueProduction;
import run.aicr.catalog.ComponentRef;
import run.aicr.error.AicrException;
import run.aicr.recipe.DeploymentOrder;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeFile;

/** Turns a recipe into a bundle, in memory; same request, same bytes (spec bundle §3). */
public final class BundleGenerator {
    private final BundleRequest request;
    private final ComponentKeys keys;
    private final Deployer deployer;
    private final List<String> notes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private BundleGenerator(BundleRequest request) {
        this.request = request;
        this.keys = new ComponentKeys(request.catalog());
        this.deployer = Deployer.of(request.deployer());
    }

    /**
     * Makes the bundle.
     *
     * @throws AicrException INVALID_REQUEST for a recipe or setting that cannot be deployed in this way; what fetching of
     *     charts and building of kustomizations throws
     */
    public static Bundle generate(BundleRequest request) {
        return new BundleGenerator(request).generate();
    }

    private Bundle generate() {
        Recipe recipe = checkedRecipe();
        ValueProduction production = new ValueProduction(request.catalog(), request.overrides(), request.scheduling());
        production.checkNames(names(request.recipe().recipe().componentRefs()), notes);
        AllocationPolicy.check(recipe.componentRefs(), keys, request.overrides(), notes);
        List<ComponentRef> ordered = ordered(recipe);
        List<ProducedValues> values = production.produce(ordered, notes);
        new ComponentChecks(recipe.criteria(), request.scheduling(), keys, request.overrides())
                .run(request.catalog(), values, notes, remarks);
        refuseOptions();
        BundlePlan plan = plan(recipe, values);
        deployer.check(plan);
        Deployment deployment = deployer.deploy(withPrograms(plan));
        remarkOpenValues(plan);
        notes.addAll(deployment.notes());
        List<BundleFile> files = new ArrayList<>(deployment.files());
        files.add(Checksums.file(listed(deployment.files())));
        return new Bundle(deployer.title(), files, names(ordered), notes, remarks, deployer.steps(plan, "%s"));
    }

    private List<BundleFile> listed(List<BundleFile> files) {
        return request.listsRecipe()
                ? files
                : files.stream()
                        .filter(file -> !file.path().equals(Checksums.RECIPE))
                        .toList();
    }

    private Recipe checkedRecipe() {
        Recipe recipe = request.recipe().recipe();
        if (recipe.componentRefs().isEmpty()) {
            throw AicrException.invalidRequest("Recipe must contain at least one component reference");
        }
        Recipe filtered = new ComponentFilter(keys, request.overrides(), request.only()).filtered(recipe, remarks);
        DeploymentOrder.levels(filtered.componentRefs());
        return filtered;
    }

    private static List<String> names(List<ComponentRef> refs) {
        return refs.stream().map(ComponentRef::name).toList();
    }

    /** By the recipe's order; what that does not name comes last, by name; without an order as they stand. */
    private static List<ComponentRef> ordered(Recipe recipe) {
        List<String> order = recipe.deploymentOrder();
        if (order.isEmpty()) {
            return recipe.componentRefs();
        }
        List<ComponentRef> ordered = new ArrayList<>(recipe.componentRefs());
        ordered.sort(Comparator.comparingInt((ComponentRef ref) -> position(order, ref.name()))
                .thenComparing(ref -> order.contains(ref.name()) ? "" : ref.name()));
        return ordered;
    }

    private static int position(List<String> order, String name) {
        int at = order.indexOf(name);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private void refuseOptions() {
        boolean gated = switch (request.deployer()) {
            case HELM, ARGOCD, ARGOCD_HELM -> true;
            case HELMFILE, FLUX -> false;
        };
        if (request.readiness() && !gated) {
            throw AicrException.invalidRequest("--readiness-hooks is not possible with the deployer "
                    + request.deployer().word() + "; use helm, argocd or argocd-helm");
        }
    }

    /** The plan without what programs of others add. */
    private BundlePlan plan(Recipe recipe, List<ProducedValues> values) {
        Set<String> external = request.data().stream()
                .map(BundleFile::path)
                .map(p -> p.substring("data/".length()))
                .collect(Collectors.toSet());
        Manifests manifests = new Manifests(request.catalog(), recipe.criteria(), external);
        List<PlannedComponent> components = new ArrayList<>();
        for (ProducedValues component : values) {
            ComponentRef ref = component.ref();
            components.add(new PlannedComponent(
                    component,
                    request.catalog().component(ref.name()),
                    manifests.before(ref),
                    manifests.after(ref),
                    gate(component, manifests),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new BundlePlan(
                new RecipeFile(recipe, request.recipe().version()),
                components,
                request.data(),
                request.settings().withOptions(request.overrides().deployer()),
                request.programVersion());
    }

    private Optional<Manifest> gate(ProducedValues component, Manifests manifests) {
        if (!request.readiness()) {
            return Optional.empty();
        }
        ReadinessGate.Waiter waiter = request.deployer() == run.aicr.deployment.Deployer.HELM
                ? ReadinessGate.Waiter.HELM
                : ReadinessGate.Waiter.ARGO_CD;
        return manifests
                .readiness(component.ref())
                .map(test -> ReadinessGate.manifest(
                        component.ref(),
                        test,
                        new ManifestRenderer(component.ref(), component.all()),
                        waiter,
                        request.programVersion()));
    }

    /** Fetches charts and builds kustomizations: the last thing before files are made, since it may take long. */
    private BundlePlan withPrograms(BundlePlan plan) {
        Map<String, VendoredChart> charts = request.vendoring().isPresent()
                ? fetched(plan, request.vendoring().get())
                : Map.of();
        List<PlannedComponent> components = new ArrayList<>();
        for (PlannedComponent component : plan.components()) {
            boolean kustomize = component.ref().type().equals(ComponentRef.KUSTOMIZE);
            Optional<String> built = kustomize
                    ? Optional.of(new KustomizeBuild(request.programs()).build(component.ref()))
                    : Optional.empty();
            components.add(component.with(Optional.ofNullable(charts.get(component.name())), built));
        }
        return new BundlePlan(plan.recipe(), components, plan.data(), plan.settings(), plan.programVersion());
    }

    private Map<String, VendoredChart> fetched(BundlePlan plan, PullRules rules) {
        List<ComponentRef> refs = plan.components().stream()
                .map(PlannedComponent::ref)
                .filter(BundleGenerator::isVendored)
                .toList();
        refs.forEach(rules.admission());
        Map<String, VendoredChart> charts = new LinkedHashMap<>();
        if (!refs.isEmpty()) {
            ChartPuller puller = ChartPuller.open(request.programs(), rules);
            refs.forEach(ref -> charts.put(ref.name(), puller.pull(ref)));
        }
        return charts;
    }

    private static boolean isVendored(ComponentRef ref) {
        return !ref.source().isEmpty() && ref.tag().isEmpty() && ref.path().isEmpty();
    }

    private void remarkOpenValues(BundlePlan plan) {
        for (PlannedComponent component : plan.components()) {
            component
                    .values()
                    .openPaths()
                    .forEach(path -> notes.add("the dynamic value " + component.name() + ":" + path.text()
                            + " has no default; fill it in before you deploy"));
        }
        if (request.readiness()
                && plan.components().stream().anyMatch(c -> c.readiness().isPresent())) {
            notes.add("readiness gates use the image aicr-gate, which is not released yet");
        }
    }
}
