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
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.catalog.Validation;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * A resolved recipe (spec recipe §12).
 *
 * @param appliedOverlays in the order of application, starting with {@code base}
 * @param constraints sorted by name
 * @param componentRefs sorted by name
 * @param deploymentOrder names of the enabled components
 * @param remarks lines for the log; no part of the document
 */
public record Recipe(
        Criteria criteria,
        List<String> appliedOverlays,
        List<ExcludedOverlay> excludedOverlays,
        List<ConstraintWarning> constraintWarnings,
        List<RecipeConstraint> constraints,
        List<ComponentRef> componentRefs,
        List<String> deploymentOrder,
        Validation validation,
        List<String> remarks) {
    public static final String KIND = "RecipeResult";
    public static final String API_VERSION = "aicr.run/v1alpha2";

    public Recipe {
        appliedOverlays = List.copyOf(appliedOverlays);
        excludedOverlays = List.copyOf(excludedOverlays);
        constraintWarnings = List.copyOf(constraintWarnings);
        constraints = List.copyOf(constraints);
        componentRefs = List.copyOf(componentRefs);
        deploymentOrder = List.copyOf(deploymentOrder);
        remarks = List.copyOf(remarks);
    }

    /** This recipe without the texts of its health checks, which make up most of the document (spec recipe §26 item 27). */
    public Recipe withoutHealthChecks() {
        List<ComponentRef> bare = new ArrayList<>();
        for (ComponentRef ref : componentRefs) {
            bare.add(ref.withHealthCheckAsserts(""));
        }
        return new Recipe(
                criteria,
                appliedOverlays,
                excludedOverlays,
                constraintWarnings,
                constraints,
                bare,
                deploymentOrder,
                validation,
                remarks);
    }

    /** This recipe with other components, for a bundle of some of them. */
    public Recipe with(List<ComponentRef> newRefs, List<String> newOrder) {
        return new Recipe(
                criteria,
                appliedOverlays,
                excludedOverlays,
                constraintWarnings,
                constraints,
                newRefs,
                newOrder,
                validation,
                remarks);
    }

    /**
     * The document, keys in the order of JSON output.
     *
     * @param programVersion left out when empty
     */
    public Mapping toNode(String programVersion) {
        Mapping.Builder node = new Mapping.Builder()
                .put("kind", KIND)
                .put("apiVersion", API_VERSION)
                .put("metadata", metadataNode(programVersion))
                .put("criteria", criteriaNode());
        if (!constraints.isEmpty()) {
            node.put("constraints", constraintNodes());
        }
        node.put("componentRefs", componentRefNodes()).put("deploymentOrder", Sequence.ofTexts(deploymentOrder));
        if (!validation.isEmpty()) {
            node.put("validation", validation.toNode());
        }
        return node.build();
    }

    private Mapping metadataNode(String programVersion) {
        Mapping.Builder node =
                new Mapping.Builder().putIfSet("version", programVersion).putIfSet("appliedOverlays", appliedOverlays);
        if (!excludedOverlays.isEmpty()) {
            List<Mapping> excluded = new ArrayList<>();
            for (ExcludedOverlay overlay : excludedOverlays) {
                excluded.add(overlay.toNode());
            }
            node.put("excludedOverlays", Sequence.of(excluded));
        }
        if (!constraintWarnings.isEmpty()) {
            List<Mapping> warnings = new ArrayList<>();
            for (ConstraintWarning warning : constraintWarnings) {
                warnings.add(warning.toNode());
            }
            node.put("constraintWarnings", Sequence.of(warnings));
        }
        return node.build();
    }

    private Mapping criteriaNode() {
        Mapping.Builder node = new Mapping.Builder();
        for (Dimension dimension : Dimension.values()) {
            String value = criteria.value(dimension);
            node.put(dimension.word(), value.isEmpty() ? Dimension.ANY : value);
        }
        if (criteria.nodes() != 0) {
            node.put("nodes", Scalar.integer(criteria.nodes()));
        }
        return node.build();
    }

    private Sequence constraintNodes() {
        List<Mapping> nodes = new ArrayList<>();
        for (RecipeConstraint constraint : constraints) {
            nodes.add(constraint.toNode());
        }
        return Sequence.of(nodes);
    }

    private Sequence componentRefNodes() {
        List<Mapping> nodes = new ArrayList<>();
        for (ComponentRef ref : componentRefs) {
            nodes.add(ref.toNode());
        }
        return Sequence.of(nodes);
    }
}
