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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;

/**
 * External data over the built-in catalogue: a file replaces the built-in file of the same path, registry and validator
 * catalogue merge by name (spec recipe §16.2, §16.3).
 */
final class LayeredCatalog implements Catalog {
    private final Catalog embedded;
    private final SourceFiles files;
    private final TreeContent external;
    private final Map<String, Component> components;
    private final OverlayContent base;
    private final Map<String, Overlay> overlays = new TreeMap<>();
    private final List<Overlay> overlaysByName;
    private final Map<String, Mixin> mixins = new TreeMap<>();

    LayeredCatalog(Catalog embedded, SourceFiles files, TreeContent external, Map<String, Component> components) {
        this.embedded = embedded;
        this.files = files;
        this.external = external;
        this.components = components;
        this.base = external.base().map(TreeContent.Base::content).orElseGet(embedded::base);
        external.base().ifPresent(LayeredCatalog::refuseSecondBase);
        overlays.putAll(external.overlays());
        for (Overlay overlay : embedded.overlays()) {
            if (!files.has(overlay.path())) {
                Overlay before = overlays.put(overlay.name(), overlay);
                if (before != null) {
                    throw duplicateOverlay(overlay.name(), before.path() + " of the external data", overlay.path());
                }
            }
        }
        overlaysByName = List.copyOf(overlays.values());
        mixins.putAll(external.mixins());
        for (String name : embedded.mixinNames()) {
            Mixin mixin = embedded.mixin(name).orElseThrow();
            if (!files.has(mixin.path())) {
                Mixin before = mixins.put(name, mixin);
                if (before != null) {
                    throw duplicateMixin(name, before.path());
                }
            }
        }
    }

    static AicrException duplicateOverlay(String name, String first, String second) {
        return AicrException.invalidRequest("overlay name \"" + name + "\" is used by " + first + " and " + second
                + "; give one of them another metadata.name, or the same path to replace it");
    }

    static AicrException duplicateMixin(String name, String path) {
        return AicrException.invalidRequest("duplicate mixin name \"" + name + "\" in " + path
                + "; give it another metadata.name, or the path of the other one to replace it");
    }

    static AicrException duplicateComponent(String name) {
        return AicrException.invalidRequest(
                "registry.yaml: component \"" + name + "\" is listed twice; keep one entry");
    }

    private static void refuseSecondBase(TreeContent.Base base) {
        String path = "overlays/base.yaml";
        if (!base.path().equals(path)) {
            throw AicrException.invalidRequest(base.path() + " of the external data and the built-in " + path
                    + " are both a base; move it to " + path + " to replace the built-in one");
        }
    }

    @Override
    public List<Overlay> overlays() {
        return overlaysByName;
    }

    @Override
    public Optional<Overlay> overlay(String name) {
        return Optional.ofNullable(overlays.get(name));
    }

    @Override
    public OverlayContent base() {
        return base;
    }

    @Override
    public OverlayContent content(Overlay overlay) {
        if (overlay.origin() == Origin.EMBEDDED) {
            return embedded.content(overlay);
        }
        OverlayContent found = external.contents().get(overlay.name());
        if (found == null) {
            throw new IllegalArgumentException("not an overlay of this catalogue: " + overlay.name());
        }
        return found;
    }

    @Override
    public List<String> mixinNames() {
        return List.copyOf(mixins.keySet());
    }

    @Override
    public Optional<Mixin> mixin(String name) {
        return Optional.ofNullable(mixins.get(name));
    }

    @Override
    public List<String> componentNames() {
        return List.copyOf(components.keySet());
    }

    @Override
    public Optional<Component> component(String name) {
        return Optional.ofNullable(components.get(name));
    }

    @Override
    public List<String> checkPaths() {
        return union(embedded.checkPaths(), external.checks());
    }

    @Override
    public Optional<String> check(String path) {
        return files.has(path)
                ? Optional.of(new String(files.bytes(path), StandardCharsets.UTF_8))
                : embedded.check(path);
    }

    @Override
    public List<String> valuesPaths() {
        return union(embedded.valuesPaths(), external.values());
    }

    @Override
    public Optional<Mapping> values(String path) {
        return files.has(path) ? Optional.of(ValuesFile.parse(path, files.bytes(path))) : embedded.values(path);
    }

    @Override
    public List<String> filePaths() {
        return union(embedded.filePaths(), external.others());
    }

    @Override
    public Optional<byte[]> file(String path) {
        if (path.equals(TreeLoader.REGISTRY) || !files.has(path)) {
            return embedded.file(path);
        }
        if (path.equals(TreeLoader.VALIDATORS)) {
            return Optional.of(ExternalValidators.over(embedded.file(path), files.bytes(path)));
        }
        return Optional.of(files.bytes(path));
    }

    @Override
    public boolean holds(String path) {
        return files.has(path) || embedded.holds(path);
    }

    @Override
    public String sourceDigest() {
        return Sha256.of(embedded.sourceDigest() + "\n" + TreeFiles.digest(files))
                .hex();
    }

    private static List<String> union(List<String> first, SortedSet<String> second) {
        Set<String> all = new TreeSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
