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
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** A catalogue that was read from a directory tree as a whole (spec recipe §4). */
public final class CatalogTree implements Catalog {
    private final SourceFiles files;
    private final TreeContent content;
    private final OverlayContent base;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<String, Mapping> values = new TreeMap<>();

    private CatalogTree(SourceFiles files, TreeContent content) {
        this.files = files;
        this.content = content;
        this.base = content.base()
                .orElseThrow(() -> new AicrException(
                        ErrorClass.INTERNAL, "base.yaml not found; the catalogue needs overlays/base.yaml"))
                .content();
        Fields registry = Fields.of(content.registry().orElse(Mapping.EMPTY), "");
        for (Component component : new RegistryBinder(UnknownKeys.REFUSED).components(registry)) {
            if (components.put(component.name(), component) != null) {
                throw LayeredCatalog.duplicateComponent(component.name());
            }
        }
        for (String path : content.values()) {
            values.put(path, ValuesFile.parse(path, files.bytes(path)));
        }
    }

    /**
     * Reads a complete tree that ships with the program; unknown keys are refused.
     *
     * @throws AicrException INVALID_REQUEST with file, line and column for whatever is wrong in it
     */
    public static CatalogTree read(Path root) {
        SourceFiles files = TreeFiles.read(root);
        CatalogTree tree = new CatalogTree(files, TreeLoader.load(files, Origin.EMBEDDED, UnknownKeys.REFUSED));
        LoadChecks.check(tree);
        return tree;
    }

    @Override
    public List<Overlay> overlays() {
        return List.copyOf(content.overlays().values());
    }

    @Override
    public Optional<Overlay> overlay(String name) {
        return Optional.ofNullable(content.overlays().get(name));
    }

    @Override
    public OverlayContent base() {
        return base;
    }

    @Override
    public OverlayContent content(Overlay overlay) {
        OverlayContent found = content.contents().get(overlay.name());
        if (found == null) {
            throw new IllegalArgumentException("not an overlay of this catalogue: " + overlay.name());
        }
        return found;
    }

    @Override
    public List<String> mixinNames() {
        return List.copyOf(content.mixins().keySet());
    }

    @Override
    public Optional<Mixin> mixin(String name) {
        return Optional.ofNullable(content.mixins().get(name));
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
        return List.copyOf(content.checks());
    }

    @Override
    public Optional<String> check(String path) {
        return content.checks().contains(path)
                ? Optional.of(new String(files.bytes(path), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public List<String> valuesPaths() {
        return List.copyOf(values.keySet());
    }

    @Override
    public Optional<Mapping> values(String path) {
        return Optional.ofNullable(values.get(path));
    }

    @Override
    public List<String> filePaths() {
        return List.copyOf(content.others());
    }

    @Override
    public Optional<byte[]> file(String path) {
        return content.others().contains(path) ? Optional.of(files.bytes(path)) : Optional.empty();
    }

    @Override
    public String sourceDigest() {
        return TreeFiles.digest(files);
    }
}
