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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

/** Reads the files of a tree, each as its path says (spec recipe §4). Values files are not parsed here. */
final class TreeLoader {
    static final String REGISTRY = "registry.yaml";
    static final String VALIDATORS = "validators/catalog.yaml";

    private final SourceFiles files;
    private final Origin origin;
    private final UnknownKeys unknownKeys;
    private final DocumentBinder binder;
    private Optional<TreeContent.Base> base = Optional.empty();
    private final Map<String, Overlay> overlays = new TreeMap<>();
    private final Map<String, OverlayContent> contents = new TreeMap<>();
    private final Map<String, Mixin> mixins = new TreeMap<>();
    private Optional<Mapping> registry = Optional.empty();
    private final SortedSet<String> checks = new TreeSet<>();
    private final SortedSet<String> values = new TreeSet<>();
    private final SortedSet<String> others = new TreeSet<>();
    private final List<String> skipped = new ArrayList<>();

    private TreeLoader(SourceFiles files, Origin origin, UnknownKeys unknownKeys) {
        this.files = files;
        this.origin = origin;
        this.unknownKeys = unknownKeys;
        this.binder = new DocumentBinder(unknownKeys);
    }

    /**
     * Reads all files in the order of their paths.
     *
     * @throws AicrException INVALID_REQUEST with file, line and column for the first fault
     */
    static TreeContent load(SourceFiles files, Origin origin, UnknownKeys unknownKeys) {
        TreeLoader loader = new TreeLoader(files, origin, unknownKeys);
        for (String path : files.paths()) {
            loader.load(path);
        }
        return new TreeContent(
                loader.base,
                loader.overlays,
                loader.contents,
                loader.mixins,
                loader.registry,
                loader.checks,
                loader.values,
                loader.others,
                loader.skipped);
    }

    private void load(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean yaml = name.endsWith(".yaml");
        if (path.contains("checks/")) {
            checks.add(path);
        } else if (path.startsWith("mixins/") && yaml) {
            mixin(path);
        } else if (path.contains("components/")) {
            boolean isValues = name.startsWith("values") && yaml && !path.contains("/manifests/");
            (isValues ? values : others).add(path);
        } else if (path.equals(VALIDATORS)) {
            others.add(path);
        } else if (path.equals(REGISTRY)) {
            others.add(path);
            registry = Optional.of(document(path));
        } else if (yaml && !path.startsWith("mixins/") && !name.equals("data-v1.yaml") && !name.equals(REGISTRY)) {
            overlay(path, name);
        } else {
            skipped.add(path);
        }
    }

    private void mixin(String path) {
        Fields document = Fields.of(document(path), "");
        document.textOrEmpty("apiVersion");
        String kind = document.textOrEmpty("kind");
        if (!kind.equals("RecipeMixin")) {
            throw AicrException.invalidRequest(
                    "mixin file " + path + " has wrong kind \"" + kind + "\", expected \"RecipeMixin\"");
        }
        String name = nameOf(document);
        Mixin mixin = new Mixin(name, path, mixinContent(path, document));
        if (mixins.put(name, mixin) != null) {
            throw LayeredCatalog.duplicateMixin(name, path);
        }
    }

    private OverlayContent mixinContent(String path, Fields document) {
        try {
            OverlayContent content =
                    binder.mixinContent(document.fields("spec").orElse(Fields.of(Mapping.EMPTY, "spec")));
            document.refuseUnknown();
            return content;
        } catch (AicrException e) {
            throw AicrException.invalidRequest(
                    "failed to parse mixin " + path + " (unknown fields are not allowed): " + e.sentence());
        }
    }

    private void overlay(String path, String fileName) {
        Fields document = Fields.of(document(path), "");
        document.textOrEmpty("apiVersion");
        String kind = document.textOrEmpty("kind");
        if (!kind.isEmpty() && !kind.equals("RecipeMetadata")) {
            skipped.add(path);
            return;
        }
        String name = nameOf(document);
        Fields spec = document.fields("spec").orElse(Fields.of(Mapping.EMPTY, "spec"));
        OverlayContent content = binder.content(spec);
        unknownKeys.check(document);
        if (fileName.equals("base.yaml") && path.contains("overlays/")) {
            base = Optional.of(new TreeContent.Base(path, content));
            return;
        }
        Optional<Fields> criteria = spec.fields("criteria");
        Overlay overlay = new Overlay(name, spec.textOrEmpty("base"), criteria.map(binder::criteria), path, origin);
        Overlay before = overlays.put(name, overlay);
        if (before != null) {
            throw LayeredCatalog.duplicateOverlay(name, before.path(), path);
        }
        contents.put(name, content);
    }

    private static String nameOf(Fields document) {
        Optional<Fields> metadata = document.fields("metadata");
        String name = metadata.map(f -> f.textOrEmpty("name")).orElse("");
        if (name.isEmpty()) {
            throw AicrException.invalidRequest(document.place() + ": 'metadata.name' is missing; text is expected");
        }
        return name;
    }

    private Mapping document(String path) {
        return mapping(path, files.bytes(path), origin == Origin.EXTERNAL && path.equals(REGISTRY) ? "external " : "");
    }

    /**
     * Parses one file of a catalogue.
     *
     * @param what stands before the path in messages: nothing, or a word and a blank
     */
    static Mapping mapping(String path, byte[] bytes, String what) {
        Node node;
        try {
            node = YamlReader.read(path, bytes, Limits.CATALOGUE_FILE);
        } catch (AicrException e) {
            throw AicrException.invalidRequest("failed to parse " + what + e.sentence());
        }
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw AicrException.invalidRequest(
                "failed to parse " + what + path + ": the document must be a mapping, found " + node.kindName());
    }
}
