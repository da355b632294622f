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
package run.aicr.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** A recipe with the values of its components, as one document to ask for parts of (spec recipe §14). */
public final class HydratedRecipe {
    private final Recipe recipe;
    private final Catalog catalog;
    private final String programVersion;
    private final Node unsetList;

    private HydratedRecipe(Recipe recipe, Catalog catalog, String programVersion, Node unsetList) {
        this.recipe = recipe;
        this.catalog = catalog;
        this.programVersion = programVersion;
        this.unsetList = unsetList;
    }

    /** The document for YAML output: lists that nothing was put into are empty. */
    public static Mapping forYaml(Recipe recipe, Catalog catalog, String programVersion) {
        return new HydratedRecipe(recipe, catalog, programVersion, Sequence.EMPTY).document();
    }

    /** The document for JSON output: lists that nothing was put into are null. */
    public static Mapping forJson(Recipe recipe, Catalog catalog, String programVersion) {
        return new HydratedRecipe(recipe, catalog, programVersion, Scalar.NULL).document();
    }

    private Mapping document() {
        Map<String, Node> document = new TreeMap<>();
        document.put("kind", Scalar.text(Recipe.KIND));
        document.put("apiVersion", Scalar.text(Recipe.API_VERSION));
        document.put("metadata", metadata());
        document.put("criteria", criteria());
        if (!recipe.constraints().isEmpty()) {
            List<Node> constraints = new ArrayList<>();
            for (RecipeConstraint constraint : recipe.constraints()) {
                constraints.add(sorted(constraint.toNode()));
            }
            document.put("constraints", Sequence.of(constraints));
        }
        document.put("deploymentOrder", texts(recipe.deploymentOrder()));
        document.put("components", components());
        return Mapping.of(document);
    }

    private Mapping metadata() {
        Map<String, Node> metadata = new TreeMap<>();
        metadata.put("version", Scalar.text(programVersion));
        metadata.put("appliedOverlays", texts(recipe.appliedOverlays()));
        List<Node> excluded = new ArrayList<>();
        for (ExcludedOverlay overlay : recipe.excludedOverlays()) {
            excluded.add(sorted(overlay.toNode()));
        }
        metadata.put("excludedOverlays", list(excluded));
        List<Node> warnings = new ArrayList<>();
        for (ConstraintWarning warning : recipe.constraintWarnings()) {
            warnings.add(sorted(warning.toNode()));
        }
        metadata.put("constraintWarnings", list(warnings));
        return Mapping.of(metadata);
    }

    private Mapping criteria() {
        Criteria criteria = recipe.criteria();
        Map<String, Node> node = new TreeMap<>();
        for (Dimension dimension : Dimension.values()) {
            String value = criteria.value(dimension);
            node.put(dimension.word(), Scalar.text(value.isEmpty() ? Dimension.ANY : value));
        }
        node.put("nodes", Scalar.integer(criteria.nodes()));
        return Mapping.of(node);
    }

    private Mapping components() {
        Map<String, Node> components = new TreeMap<>();
        for (ComponentRef ref : recipe.componentRefs()) {
            components.put(ref.name(), component(ref));
        }
        return Mapping.of(components);
    }

    private Mapping component(ComponentRef ref) {
        Map<String, Node> node = new TreeMap<>();
        node.put("name", Scalar.text(ref.name()));
        node.put("type", Scalar.text(ref.type()));
        node.put("source", Scalar.text(ref.source()));
        putIfSet(node, "namespace", ref.namespace());
        putIfSet(node, "chart", ref.effectiveChart());
        putIfSet(node, "version", ref.version());
        putIfSet(node, "tag", ref.tag());
        putIfSet(node, "path", ref.path());
        if (!ref.dependencyRefs().isEmpty()) {
            node.put("dependencyRefs", Sequence.ofTexts(ref.dependencyRefs()));
        }
        Mapping values = values(ref);
        if (!values.isEmpty()) {
            node.put("values", values);
        }
        return Mapping.of(node);
    }

    private Mapping values(ComponentRef ref) {
        try {
            return ComponentValues.of(catalog, ref);
        } catch (AicrException e) {
            AicrException inner = new AicrException(
                    e.errorClass(), "failed to hydrate values for component \"" + ref.name() + "\"", e);
            throw new AicrException(e.errorClass(), "failed to hydrate recipe", inner);
        }
    }

    private static void putIfSet(Map<String, Node> node, String key, String text) {
        if (!text.isEmpty()) {
            node.put(key, Scalar.text(text));
        }
    }

    private Node texts(List<String> texts) {
        return texts.isEmpty() ? unsetList : Sequence.ofTexts(texts);
    }

    private Node list(List<Node> items) {
        return items.isEmpty() ? unsetList : Sequence.of(items);
    }

    private static Mapping sorted(Mapping mapping) {
        return Mapping.of(new TreeMap<>(mapping.entries()));
    }
}
