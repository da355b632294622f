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

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * What the files of a tree mean: each file is put where its path says (spec recipe §4).
 *
 * @param overlays by name, sorted
 * @param contents content of each overlay, by name
 * @param mixins by name, sorted
 * @param components by name, in the registry's order
 * @param checks paths of health checks
 * @param values content of each values file, by path
 * @param others paths of all other files of components, of the registry and of the validator catalogue
 */
record TreeContent(
        OverlayContent base,
        Map<String, Overlay> overlays,
        Map<String, OverlayContent> contents,
        Map<String, Mixin> mixins,
        Map<String, Component> components,
        Set<String> checks,
        Map<String, Mapping> values,
        Set<String> others) {

    static TreeContent of(Map<String, byte[]> files, Origin origin) {
        Loader loader = new Loader(origin);
        files.forEach(loader::load);
        return loader.content();
    }

    private static final class Loader {
        private static final String REGISTRY = "registry.yaml";
        private static final String VALIDATORS = "validators/catalog.yaml";

        private final Origin origin;
        private final boolean strict;
        private final DocumentBinder binder;
        private Optional<OverlayContent> base = Optional.empty();
        private final Map<String, Overlay> overlays = new TreeMap<>();
        private final Map<String, OverlayContent> contents = new TreeMap<>();
        private final Map<String, Mixin> mixins = new TreeMap<>();
        private final Map<String, Component> components = new LinkedHashMap<>();
        private final Set<String> checks = new TreeSet<>();
        private final Map<String, Mapping> values = new TreeMap<>();
        private final Set<String> others = new TreeSet<>();

        Loader(Origin origin) {
            this.origin = origin;
            this.strict = origin == Origin.EMBEDDED;
            this.binder = new DocumentBinder(strict);
        }

        void load(String path, byte[] bytes) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (path.contains("checks/")) {
                checks.add(path);
            } else if (path.startsWith("mixins/")) {
                if (name.endsWith(".yaml")) {
                    mixin(path, bytes);
                }
            } else if (path.contains("components/")) {
                componentFile(path, name, bytes);
            } else if (path.equals(VALIDATORS)) {
                others.add(path);
            } else if (path.equals(REGISTRY)) {
                registry(path, bytes);
            } else if (name.endsWith(".yaml") && !name.equals("data-v1.yaml") && !name.equals(REGISTRY)) {
                overlay(path, name, bytes);
            }
        }

        private void registry(String path, byte[] bytes) {
            others.add(path);
            for (Component component : new RegistryBinder(strict).components(document(path, bytes))) {
                if (components.put(component.name(), component) != null) {
                    throw AicrException.invalidRequest(
                            path + ": component \"" + component.name() + "\" is listed twice; keep one entry");
                }
            }
        }

        private void componentFile(String path, String name, byte[] bytes) {
            boolean isValues = name.startsWith("values") && name.endsWith(".yaml") && !path.contains("/manifests/");
            if (isValues) {
                Node node = YamlReader.read(path, bytes, Limits.CATALOGUE_FILE);
                boolean empty = node instanceof Scalar scalar && scalar.isNull();
                values.put(path, empty ? Mapping.EMPTY : mapping(path, node));
            } else {
                others.add(path);
            }
        }

        private void mixin(String path, byte[] bytes) {
            Fields document = document(path, bytes);
            document.textOrEmpty("apiVersion");
            String kind = document.textOrEmpty("kind");
            if (!kind.equals("RecipeMixin")) {
                throw AicrException.invalidRequest(
                        "mixin file " + path + " has wrong kind \"" + kind + "\", expected \"RecipeMixin\"");
            }
            String name = nameOf(document);
            Mixin mixin = new Mixin(name, path, mixinContent(path, document));
            if (mixins.put(name, mixin) != null) {
                throw AicrException.invalidRequest("duplicate mixin name \"" + name + "\" in " + path);
            }
        }

        private OverlayContent mixinContent(String path, Fields document) {
            try {
                OverlayContent content =
                        binder.mixinContent(document.fields("spec").orElse(Fields.of(Mapping.EMPTY, "spec")));
                document.refuseUnknown();
                return content;
            } catch (AicrException e) {
                throw new AicrException(
                        ErrorClass.INVALID_REQUEST,
                        "failed to parse mixin " + path + " (unknown fields are not allowed)",
                        e);
            }
        }

        private void overlay(String path, String fileName, byte[] bytes) {
            Fields document = document(path, bytes);
            document.textOrEmpty("apiVersion");
            String kind = document.textOrEmpty("kind");
            if (!kind.isEmpty() && !kind.equals("RecipeMetadata")) {
                return;
            }
            String name = nameOf(document);
            Fields spec = document.fields("spec").orElse(Fields.of(Mapping.EMPTY, "spec"));
            OverlayContent content = binder.content(spec);
            binder.refuseUnknown(document);
            if (fileName.equals("base.yaml") && path.contains("overlays/")) {
                base = Optional.of(content);
                return;
            }
            Overlay overlay = new Overlay(
                    name, spec.textOrEmpty("base"), spec.fields("criteria").map(binder::criteria), path, origin);
            Overlay before = overlays.put(name, overlay);
            if (before != null) {
                throw AicrException.invalidRequest("overlay name \"" + name + "\" is used by " + before.path() + " and "
                        + path + "; give one of them another metadata.name");
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

        private static Fields document(String path, byte[] bytes) {
            return Fields.of(mapping(path, YamlReader.read(path, bytes, Limits.CATALOGUE_FILE)), "");
        }

        private static Mapping mapping(String path, Node node) {
            if (node instanceof Mapping mapping) {
                return mapping;
            }
            throw AicrException.invalidRequest(
                    "failed to parse " + path + ": the document must be a mapping, found " + node.kindName());
        }

        TreeContent content() {
            OverlayContent found = base.orElseThrow(() -> new AicrException(
                    ErrorClass.INTERNAL, "base.yaml not found; the catalogue needs overlays/base.yaml"));
            try {
                Dependencies.check(found.componentRefs());
            } catch (AicrException e) {
                throw new AicrException(ErrorClass.INVALID_REQUEST, "base recipe validation failed", e);
            }
            overlays.values().forEach(this::refuseCycle);
            return new TreeContent(found, overlays, contents, mixins, components, checks, values, others);
        }

        private void refuseCycle(Overlay overlay) {
            Set<String> seen = new HashSet<>();
            for (Overlay at = overlay; at != null && !at.isOnBase(); at = overlays.get(at.base())) {
                if (!seen.add(at.name())) {
                    throw AicrException.invalidRequest("circular inheritance detected: recipe \"" + at.name() + "\" ("
                            + at.path() + ") references itself in inheritance chain");
                }
            }
        }
    }
}
