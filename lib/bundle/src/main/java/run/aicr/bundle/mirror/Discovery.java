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
package run.aicr.bundle.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.manifest.Manifest;
import run.aicr.bundle.manifest.ManifestRenderer;
import run.aicr.bundle.manifest.Manifests;
import run.aicr.bundle.value.ComponentKeys;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.SchedulingSettings;
import run.aicr.bundle.value.ValueProduction;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.recipe.Recipe;

/** Finds the images and charts of a recipe (spec bundle §18, §23 item 27). */
public final class Discovery {
    private static final int AT_ONCE = 8;
    private static final String KUBERNETES = "K8s.server.version";
    private static final String DEFAULT_KUBERNETES = "1.33.0";

    private final Recipe recipe;
    private final Overrides overrides;
    private final ComponentKeys keys;
    private final ValueProduction production;
    private final ChartRender charts;
    private final Manifests manifests;

    /** What was found and left out; components are looked at by several threads. */
    private final Set<String> left = new ConcurrentSkipListSet<>();

    /** A discovery over a recipe with the values that the user sets. */
    public Discovery(Recipe recipe, Catalog catalog, Overrides overrides, Programs programs) {
        this.recipe = recipe;
        this.overrides = overrides;
        this.keys = new ComponentKeys(catalog);
        this.production = new ValueProduction(catalog, overrides, SchedulingSettings.DEFAULT);
        this.charts = new ChartRender(programs, kubernetesVersion(recipe));
        this.manifests = new Manifests(catalog, recipe.criteria(), Set.of());
    }

    /** The version that charts are rendered for: that of the recipe's constraint. */
    static String kubernetesVersion(Recipe recipe) {
        for (RecipeConstraint constraint : recipe.constraints()) {
            if (constraint.name().equals(KUBERNETES)) {
                String text = constraint.value();
                int start = 0;
                while (start < text.length() && "><=!~ ".indexOf(text.charAt(start)) >= 0) {
                    start++;
                }
                String word = text.substring(start).split(" ", 2)[0];
                String version = word.startsWith("v") ? word.substring(1) : word;
                return version.isEmpty() ? DEFAULT_KUBERNETES : version;
            }
        }
        return DEFAULT_KUBERNETES;
    }

    /**
     * Looks at all components, some at a time.
     *
     * @param programVersion version of this program
     * @param notes receives a line for each setting without effect, and for each image that is left out
     * @throws AicrException INVALID_REQUEST for settings of components that nobody knows; what cannot be rendered is a
     *     warning of its component
     */
    public MirrorList run(String programVersion, List<String> notes) {
        List<ComponentRef> enabled = new ArrayList<>();
        production.checkNames(
                recipe.componentRefs().stream().map(ComponentRef::name).toList(), notes);
        for (ComponentRef ref : recipe.componentRefs()) {
            boolean off =
                    overrides.enabled(keys.of(ref.name())).filter(on -> !on).isPresent();
            if (ref.isEnabled() && !off) {
                enabled.add(ref);
            }
        }
        List<MirrorList.Chart> found = new ArrayList<>();
        for (ComponentRef ref : enabled) {
            if (isChart(ref)) {
                found.add(new MirrorList.Chart(
                        ref.name(), ref.source(), ref.effectiveChart(), ref.version(), ref.namespace()));
            }
        }
        List<MirrorList.ComponentImages> components = components(enabled);
        notes.addAll(left);
        return new MirrorList(
                found, components, programVersion, recipe.criteria().text());
    }

    private static boolean isChart(ComponentRef ref) {
        return ref.type().equals(ComponentRef.HELM) && !ref.source().isEmpty();
    }

    private List<MirrorList.ComponentImages> components(List<ComponentRef> refs) {
        List<MirrorList.ComponentImages> components = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<MirrorList.ComponentImages>> running = new ArrayList<>();
            for (ComponentRef ref : refs) {
                running.add(workers.submit(() -> component(ref)));
            }
            for (Future<MirrorList.ComponentImages> future : running) {
                components.add(future.get());
            }
            return components;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AicrException(ErrorClass.TIMEOUT, "the search for images was interrupted", e);
        } catch (ExecutionException e) {
            throw AicrException.internal("the search for images failed", e.getCause());
        }
    }

    private MirrorList.ComponentImages component(ComponentRef ref) {
        Set<String> images = new TreeSet<>();
        List<String> warnings = new ArrayList<>();
        try {
            Mapping values = production.withSet(ref);
            if (isChart(ref)) {
                take(ref, ImageScan.of("rendered chart of " + ref.name(), charts.render(ref, values)), images);
            }
            scan(ref, values, images, warnings);
        } catch (AicrException e) {
            warnings.add(e.sentence());
            scan(ref, Mapping.EMPTY, images, warnings);
        }
        return new MirrorList.ComponentImages(
                ref.name(), ref.type().toLowerCase(Locale.ROOT), List.copyOf(images), warnings);
    }

    private void scan(ComponentRef ref, Mapping values, Set<String> images, List<String> warnings) {
        List<Manifest> all = new ArrayList<>();
        try {
            all.addAll(manifests.before(ref));
            all.addAll(manifests.after(ref));
        } catch (AicrException e) {
            warnings.add(e.sentence());
        }
        ManifestRenderer renderer = new ManifestRenderer(ref, values);
        for (Manifest manifest : all) {
            try {
                take(ref, ImageScan.of(manifest.path(), rendered(renderer, manifest)), images);
            } catch (AicrException e) {
                warnings.add(e.sentence());
            }
        }
    }

    private void take(ComponentRef ref, ImageScan found, Set<String> images) {
        images.addAll(found.images());
        found.bareNames()
                .forEach(name -> left.add("component " + ref.name() + " has the image \"" + name
                        + "\" with neither registry nor tag nor digest; it is not listed"));
    }

    /** What cannot be rendered without its values is looked at as it stands. */
    private static String rendered(ManifestRenderer renderer, Manifest manifest) {
        try {
            return renderer.render(manifest);
        } catch (AicrException valuesMissing) {
            return manifest.text();
        }
    }
}
