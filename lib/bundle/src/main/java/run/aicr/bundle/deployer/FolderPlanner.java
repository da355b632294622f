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
import run.aicr.bundle.deployer.Folder.Role;
import run.aicr.bundle.manifest.HookStripper;
import run.aicr.bundle.manifest.Manifest;
import run.aicr.bundle.manifest.ManifestRenderer;
import run.aicr.bundle.manifest.PostInstallHooks;
import run.aicr.bundle.manifest.YamlTexts;
import run.aicr.error.AicrException;

/** Lays the components of a plan out as numbered folders (spec bundle §5). */
final class FolderPlanner {
    private static final int MAX_FOLDERS = 999;

    private final List<Folder> folders = new ArrayList<>();

    private FolderPlanner() {}

    /** @throws AicrException INVALID_REQUEST for more than 999 folders; what rendering throws */
    static List<Folder> of(BundlePlan plan) {
        FolderPlanner planner = new FolderPlanner();
        for (PlannedComponent component : plan.components()) {
            planner.add(component);
        }
        return List.copyOf(planner.folders);
    }

    private void add(PlannedComponent component) {
        ManifestRenderer renderer =
                new ManifestRenderer(component.ref(), component.values().all());
        String name = component.name();
        if (!component.before().isEmpty()) {
            add(component, name + "-pre", Role.PRE, new Folder.Local(rendered(component.before(), renderer)));
        }
        add(component, name, Role.PRIMARY, primary(component, renderer));
        if (component.hasPost() && component.chart().isEmpty()) {
            add(component, name + "-post", Role.POST, new Folder.Local(rendered(component.after(), renderer)));
        }
        if (component.readiness().isPresent()) {
            Manifest gate = component.readiness().get();
            // As it is: Helm must see its hook.
            List<BundleFile> templates = List.of(BundleFile.of("templates/" + gate.baseName(), gate.text()));
            add(component, name + "-readiness", Role.READINESS, new Folder.Local(templates));
        }
    }

    private void add(PlannedComponent component, String release, Role role, Folder.Content content) {
        if (folders.size() == MAX_FOLDERS) {
            throw AicrException.invalidRequest("the bundle needs more than " + MAX_FOLDERS
                    + " folders; deploy some components with a recipe of their own");
        }
        folders.add(new Folder(folders.size() + 1, release, role, component, content));
    }

    private static Folder.Content primary(PlannedComponent component, ManifestRenderer renderer) {
        if (component.kustomized().isPresent()) {
            return new Folder.Local(List.of(BundleFile.of(
                    "templates/manifest.yaml", component.kustomized().get())));
        }
        if (component.chart().isPresent()) {
            return new Folder.Vendored(component.chart().get(), hooked(component.after(), renderer));
        }
        return component.hasUpstreamChart()
                ? new Folder.Upstream()
                : new Folder.Local(rendered(component.after(), renderer));
    }

    private static List<BundleFile> rendered(List<Manifest> manifests, ManifestRenderer renderer) {
        List<BundleFile> files = new ArrayList<>();
        for (Manifest manifest : byPath(manifests)) {
            String text = renderer.render(manifest);
            if (YamlTexts.hasContent(text)) {
                boolean trusted = manifest.embedded() && manifest.text().indexOf("{{") < 0;
                String stripped = HookStripper.strip(manifest.path(), text, trusted);
                files.add(BundleFile.of("templates/" + manifest.baseName(), stripped));
            }
        }
        return files;
    }

    private static List<BundleFile> hooked(List<Manifest> manifests, ManifestRenderer renderer) {
        List<BundleFile> files = new ArrayList<>();
        for (Manifest manifest : byPath(manifests)) {
            String text = renderer.render(manifest);
            if (YamlTexts.hasContent(text)) {
                files.add(
                        BundleFile.of("templates/" + manifest.baseName(), PostInstallHooks.add(manifest.path(), text)));
            }
        }
        return files;
    }

    private static List<Manifest> byPath(List<Manifest> manifests) {
        return manifests.stream().sorted(Comparator.comparing(Manifest::path)).toList();
    }
}
