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
import java.util.TreeMap;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Fields;

/** Binds documents of the catalogue to their records. Not used when a recipe comes out of the index. */
final class DocumentBinder {
    private final UnknownKeys unknownKeys;

    DocumentBinder(UnknownKeys unknownKeys) {
        this.unknownKeys = unknownKeys;
    }

    OverlayContent content(Fields spec) {
        OverlayContent content = new OverlayContent(
                spec.texts("mixins"),
                constraints(spec.list("constraints")),
                refs(spec.list("componentRefs")),
                validation(spec.fields("validation")));
        spec.textOrEmpty("base");
        spec.node("criteria");
        unknownKeys.check(spec);
        return content;
    }

    /** Constraints and references only; every other key is refused (spec recipe §5.3). */
    OverlayContent mixinContent(Fields spec) {
        OverlayContent content = new OverlayContent(
                List.of(), constraints(spec.list("constraints")), refs(spec.list("componentRefs")), Validation.NONE);
        spec.refuseUnknown();
        return content;
    }

    /** Values are normalised and aliases resolved, absent ones stay empty. */
    Criteria criteria(Fields fields) {
        Criteria criteria = Criteria.ABSENT;
        for (Dimension dimension : Dimension.values()) {
            Optional<String> text = fields.text(dimension.word());
            if (text.isPresent() && !text.get().isBlank()) {
                criteria = criteria.with(dimension, dimension.normalise(text.get()));
            }
        }
        criteria = criteria.withNodes(fields.integer("nodes").orElse(0));
        unknownKeys.check(fields);
        return criteria;
    }

    private List<RecipeConstraint> constraints(List<Fields> list) {
        List<RecipeConstraint> constraints = new ArrayList<>();
        for (Fields fields : list) {
            constraints.add(new RecipeConstraint(
                    fields.textOrEmpty("name"),
                    fields.textOrEmpty("value"),
                    fields.textOrEmpty("severity"),
                    fields.textOrEmpty("remediation"),
                    fields.textOrEmpty("unit")));
            unknownKeys.check(fields);
        }
        return constraints;
    }

    private List<ComponentRef> refs(List<Fields> list) {
        List<ComponentRef> refs = new ArrayList<>();
        for (Fields fields : list) {
            refs.add(ref(fields));
        }
        return refs;
    }

    private ComponentRef ref(Fields fields) {
        ComponentRef ref = new ComponentRef(
                fields.textOrEmpty("name"),
                fields.textOrEmpty("namespace"),
                fields.textOrEmpty("chart"),
                fields.textOrEmpty("type"),
                fields.textOrEmpty("source"),
                fields.textOrEmpty("version"),
                fields.textOrEmpty("tag"),
                fields.textOrEmpty("valuesFile"),
                fields.mappingOrEmpty("overrides"),
                fields.texts("patches"),
                fields.texts("dependencyRefs"),
                fields.texts("manifestFiles"),
                fields.texts("preManifestFiles"),
                fields.textOrEmpty("path"),
                fields.bool("cleanup", false),
                expectedResources(fields.list("expectedResources")),
                fields.textOrEmpty("healthCheckAsserts"),
                fields.bool("healthCheckSkip", false));
        unknownKeys.check(fields);
        return ref;
    }

    private List<ExpectedResource> expectedResources(List<Fields> list) {
        List<ExpectedResource> resources = new ArrayList<>();
        for (Fields fields : list) {
            resources.add(new ExpectedResource(
                    fields.textOrEmpty("kind"), fields.textOrEmpty("name"), fields.textOrEmpty("namespace")));
            unknownKeys.check(fields);
        }
        return resources;
    }

    private Validation validation(Optional<Fields> fields) {
        if (fields.isEmpty()) {
            return Validation.NONE;
        }
        Map<String, ValidationPhase> phases = new TreeMap<>();
        for (String name : Validation.PHASES) {
            Optional<Fields> phase = fields.get().fields(name);
            if (phase.isPresent()) {
                phases.put(name, phase(phase.get()));
            }
        }
        unknownKeys.check(fields.get());
        return new Validation(phases);
    }

    private ValidationPhase phase(Fields fields) {
        boolean hasConstraints = fields.items("constraints").isPresent();
        boolean hasChecks = fields.items("checks").isPresent();
        ValidationPhase phase = new ValidationPhase(
                fields.textOrEmpty("timeout"),
                hasConstraints ? Optional.of(constraints(fields.list("constraints"))) : Optional.empty(),
                hasChecks ? Optional.of(fields.texts("checks")) : Optional.empty(),
                fields.fields("nodeSelection").map(this::nodeSelection),
                fields.textOrEmpty("infrastructure"));
        unknownKeys.check(fields);
        return phase;
    }

    private NodeSelection nodeSelection(Fields fields) {
        NodeSelection selection = new NodeSelection(
                fields.textMap("selector"), fields.integer("maxNodes").orElse(0), fields.texts("excludeNodes"));
        unknownKeys.check(fields);
        return selection;
    }
}
