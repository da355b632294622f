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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.Overlay;
import run.aicr.catalog.OverlayContent;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;

/**
 * Where everything in a recipe comes from: for each field of each component the overlays or mixins that set it, in the
 * order of application, or {@code registry}; and the overlays that all but one criterion would have selected.
 */
public final class RecipeExplanation {
    private static final String REGISTRY = "registry";

    private final Catalog catalog;
    private final Recipe recipe;

    /** Name of an overlay or mixin → what it contributes, in the order of application. */
    private final Map<String, OverlayContent> layers = new LinkedHashMap<>();

    private RecipeExplanation(Catalog catalog, Recipe recipe) {
        this.catalog = catalog;
        this.recipe = recipe;
    }

    /** The explanation as a document, keys in the order of JSON output. */
    public static Mapping of(Catalog catalog, Recipe recipe) {
        return new RecipeExplanation(catalog, recipe).document();
    }

    private Mapping document() {
        collectLayers();
        return new Mapping.Builder()
                .put("kind", "RecipeExplanation")
                .put("apiVersion", Recipe.API_VERSION)
                .put("criteria", recipe.criteria().text())
                .put("layers", Sequence.ofTexts(layers.keySet()))
                .put("excludedOverlays", excluded())
                .put("nearMisses", nearMisses())
                .put("constraints", constraints())
                .put("components", components())
                .build();
    }

    private void collectLayers() {
        Set<String> mixins = new LinkedHashSet<>();
        for (String name : recipe.appliedOverlays()) {
            OverlayContent content = name.equals(Overlay.BASE)
                    ? catalog.base()
                    : catalog.content(catalog.overlay(name).orElseThrow());
            layers.put(name, content);
            mixins.addAll(content.mixins());
        }
        for (String name : mixins) {
            layers.put("mixin " + name, catalog.mixin(name).orElseThrow().content());
        }
    }

    private Sequence excluded() {
        List<Node> nodes = new ArrayList<>();
        for (ExcludedOverlay overlay : recipe.excludedOverlays()) {
            nodes.add(overlay.toNode());
        }
        return Sequence.of(nodes);
    }

    /** Overlays that do not match because of one dimension only. */
    private Sequence nearMisses() {
        List<Node> nodes = new ArrayList<>();
        for (Overlay overlay : catalog.overlays()) {
            List<String> reasons = overlay.criteria().map(this::reasons).orElse(List.of());
            if (reasons.size() == 1) {
                nodes.add(new Mapping.Builder()
                        .put("name", overlay.name())
                        .put("reason", reasons.get(0))
                        .build());
            }
        }
        return Sequence.of(nodes);
    }

    private List<String> reasons(Criteria criteria) {
        List<String> reasons = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            String demanded = criteria.value(dimension);
            String asked = recipe.criteria().value(dimension);
            if (!Criteria.isOpen(demanded) && !demanded.equals(asked)) {
                String open = Criteria.isOpen(asked) ? "none was asked for" : asked + " was asked for";
                reasons.add("it is for " + dimension.word() + " " + demanded + ", " + open);
            }
        }
        if (criteria.nodes() != 0 && criteria.nodes() != recipe.criteria().nodes()) {
            reasons.add("it is for " + criteria.nodes() + " nodes");
        }
        return reasons;
    }

    private Mapping constraints() {
        Mapping.Builder nodes = new Mapping.Builder();
        for (RecipeConstraint constraint : recipe.constraints()) {
            List<String> from = new ArrayList<>();
            layers.forEach((name, content) -> {
                if (content.constraints().stream().anyMatch(c -> c.name().equals(constraint.name()))) {
                    from.add(name);
                }
            });
            nodes.put(constraint.name(), Sequence.ofTexts(from));
        }
        return nodes.build();
    }

    private Mapping components() {
        Mapping.Builder nodes = new Mapping.Builder();
        for (ComponentRef ref : recipe.componentRefs()) {
            Mapping.Builder fields = new Mapping.Builder();
            for (String field : ref.toNode().entries().keySet()) {
                if (!field.equals("name")) {
                    fields.put(field, Sequence.ofTexts(settersOf(ref.name(), field)));
                }
            }
            nodes.put(ref.name(), fields.build());
        }
        return nodes.build();
    }

    /** The layers that set the field, the last one counts for single values; the registry when no layer does. */
    private List<String> settersOf(String component, String field) {
        List<String> setters = new ArrayList<>();
        layers.forEach((name, content) -> {
            for (ComponentRef ref : content.componentRefs()) {
                if (ref.name().equals(component) && ref.says(field)) {
                    setters.add(name);
                }
            }
        });
        return setters.isEmpty() ? List.of(REGISTRY) : setters;
    }
}
