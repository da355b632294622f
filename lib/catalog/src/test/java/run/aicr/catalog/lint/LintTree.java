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
package run.aicr.catalog.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.aicr.catalog.CatalogTree;
import run.aicr.catalog.Overlay;
import run.aicr.criteria.Criteria;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeResolver;

/** A catalogue tree as the rules see it: its files, its documents, and the recipes it gives, as far as it gives any. */
final class LintTree {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Map<String, Mapping> recipeFiles = new TreeMap<>();
    private final Map<String, List<Mapping>> manifests = new TreeMap<>();
    private final Map<String, Recipe> recipes = new LinkedHashMap<>();
    private final Map<String, String> unresolved = new LinkedHashMap<>();
    private Optional<CatalogTree> catalog = Optional.empty();
    private String loadFault = "";

    static LintTree read(Path root) {
        LintTree tree = new LintTree();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                tree.files.put(path, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tree.files.keySet().stream()
                .filter(path -> path.startsWith("overlays/") || path.startsWith("mixins/"))
                .forEach(path -> tree.document(path).ifPresent(document -> tree.recipeFiles.put(path, document)));
        tree.load(root);
        return tree;
    }

    private void load(Path root) {
        try {
            CatalogTree loaded = CatalogTree.read(root);
            catalog = Optional.of(loaded);
            RecipeResolver resolver = new RecipeResolver(loaded);
            for (Overlay overlay : loaded.overlays()) {
                overlay.criteria().ifPresent(own -> resolve(resolver, overlay.name(), own));
            }
        } catch (AicrException e) {
            loadFault = e.getMessage();
        }
    }

    private void resolve(RecipeResolver resolver, String name, Criteria own) {
        try {
            recipes.put(name, resolver.resolve(own));
        } catch (AicrException e) {
            unresolved.put(name, e.getMessage());
        }
    }

    Map<String, byte[]> files() {
        return files;
    }

    /** Why the tree cannot be loaded; empty when it can. */
    String loadFault() {
        return loadFault;
    }

    /** What the reader says about files that are no YAML. */
    List<String> unreadable() {
        return unreadable;
    }

    /** The loaded tree; absent when it has a fault that the rules about documents report. */
    Optional<CatalogTree> catalog() {
        return catalog;
    }

    /** The recipe of each overlay's own criteria, by the overlay's name. */
    Map<String, Recipe> recipes() {
        return recipes;
    }

    /** Why an overlay's own criteria give no recipe. */
    Map<String, String> unresolved() {
        return unresolved;
    }

    /** Base, overlays and mixins by path. */
    Map<String, Mapping> recipeFiles() {
        return recipeFiles;
    }

    /** The overlays without the base, by path. */
    Map<String, Mapping> overlays() {
        Map<String, Mapping> overlays = new TreeMap<>();
        recipeFiles.forEach((path, document) -> {
            if (path.startsWith("overlays/") && !path.endsWith("/base.yaml")) {
                overlays.put(path, document);
            }
        });
        return overlays;
    }

    Mapping registry() {
        return document("registry.yaml").orElse(Mapping.EMPTY);
    }

    /** The manifests by path, as documents without template actions. */
    Map<String, List<Mapping>> manifests() {
        if (manifests.isEmpty()) {
            files.forEach((path, bytes) -> {
                if (path.contains("/manifests/")) {
                    manifests.put(path, ManifestSkeleton.documents(path, bytes));
                }
            });
        }
        return manifests;
    }

    /** The one document of a file; absent and noted when it is no YAML mapping. */
    Optional<Mapping> document(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            Node node = YamlReader.read(path, bytes, Limits.CATALOGUE_FILE);
            if (node instanceof Mapping mapping) {
                return Optional.of(mapping);
            }
            note(path + ": a mapping is expected, found " + node.kindName());
        } catch (RuntimeException e) {
            note(path + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private void note(String fault) {
        if (!unreadable.contains(fault)) {
            unreadable.add(fault);
        }
    }

    /** All items of a list below a mapping that are mappings. */
    static List<Mapping> mappings(Node start, String... keys) {
        Node node = At.node(start, keys).orElse(Sequence.EMPTY);
        return node instanceof Sequence sequence
                ? sequence.items().stream()
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                        .toList()
                : List.of();
    }
}
