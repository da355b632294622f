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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.catalog.Validation;
import run.aicr.catalog.ValidationPhase;
import run.aicr.constraint.ConstraintPath;
import run.aicr.constraint.Expression;
import run.aicr.criteria.Criteria;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * What can be said about a recipe without a cluster (spec recipe §15.3).
 *
 * @param status {@code pass}, {@code warn}, {@code unknown} or {@code fail}: the worst of the dimensions
 * @param dimensions grade of each dimension, sorted by name
 * @param detail reason or note for a dimension, sorted by name
 * @param coverage of each phase in order; empty when the criteria do not resolve
 */
public record StructuralHealth(
        String status, Map<String, String> dimensions, Map<String, String> detail, Map<String, Coverage> coverage) {
    private static final String PASS = "pass";
    private static final String FAIL = "fail";
    private static final String WARN = "warn";
    private static final String UNKNOWN = "unknown";
    private static final String RESOLVES = "resolves";
    private static final String PINNED = "chart_pinned";
    private static final String WELL_FORMED = "constraints_wellformed";

    /**
     * How much of a phase a recipe declares.
     *
     * @param checks names, sorted
     * @param constraints their number
     */
    public record Coverage(boolean declared, Sequence checks, int constraints) {}

    /** Resolves the criteria and grades what comes out; a fault of the recipe is a grade, not an exception. */
    public static StructuralHealth of(RecipeResolver resolver, Criteria criteria) {
        Map<String, String> dimensions = new TreeMap<>();
        Map<String, String> detail = new TreeMap<>();
        Recipe recipe;
        try {
            recipe = resolver.resolve(criteria);
        } catch (AicrException e) {
            dimensions.put(RESOLVES, e.errorClass() == ErrorClass.TIMEOUT ? UNKNOWN : FAIL);
            detail.put(RESOLVES, String.valueOf(e.getMessage()));
            return new StructuralHealth(worst(dimensions), dimensions, detail, Map.of());
        }
        dimensions.put(RESOLVES, PASS);
        gradePins(recipe, dimensions, detail);
        gradeConstraints(recipe, dimensions, detail);
        Map<String, Coverage> coverage = new LinkedHashMap<>();
        for (String phase : Validation.PHASES) {
            coverage.put(phase, coverage(recipe, phase));
        }
        return new StructuralHealth(worst(dimensions), dimensions, detail, coverage);
    }

    private static void gradePins(Recipe recipe, Map<String, String> dimensions, Map<String, String> detail) {
        TreeSet<String> unpinned = new TreeSet<>();
        boolean any = false;
        for (ComponentRef ref : recipe.componentRefs()) {
            if (!ref.isEnabled() || !ref.type().equals(ComponentRef.HELM)) {
                continue;
            }
            boolean exempt = ref.isManifestOnly() && ref.version().isEmpty();
            any |= !exempt;
            if (!exempt && !hasEffectiveVersion(ref.version())) {
                unpinned.add(ref.name());
            }
        }
        dimensions.put(PINNED, unpinned.isEmpty() ? PASS : FAIL);
        if (!unpinned.isEmpty()) {
            detail.put(PINNED, "unpinned Helm chart version for: " + String.join(", ", unpinned));
        } else if (!any) {
            detail.put(
                    PINNED,
                    "no enabled Helm components; chart-version pinning not applicable"
                            + " (Kustomize tag pinning is out of scope)");
        }
    }

    private static boolean hasEffectiveVersion(String version) {
        String plain = version.startsWith("v") ? version.substring(1) : version;
        return !plain.isBlank() && version.equals(version.strip());
    }

    private static void gradeConstraints(Recipe recipe, Map<String, String> dimensions, Map<String, String> detail) {
        for (RecipeConstraint constraint : recipe.constraints()) {
            String fault = fault(constraint);
            if (!fault.isEmpty()) {
                dimensions.put(WELL_FORMED, FAIL);
                detail.put(WELL_FORMED, "constraint \"" + constraint.name() + "\": " + fault);
                return;
            }
        }
        boolean excluded = !recipe.constraintWarnings().isEmpty()
                || !recipe.excludedOverlays().isEmpty();
        dimensions.put(WELL_FORMED, excluded ? WARN : PASS);
    }

    private static String fault(RecipeConstraint constraint) {
        try {
            ConstraintPath.parse(constraint.name());
        } catch (AicrException e) {
            return "malformed path: " + e.getMessage();
        }
        try {
            Expression.parse(constraint.value());
        } catch (AicrException e) {
            return "malformed value \"" + constraint.value() + "\": " + e.getMessage();
        }
        return "";
    }

    private static Coverage coverage(Recipe recipe, String name) {
        if (recipe.validation().phase(name).isEmpty()) {
            return new Coverage(false, Sequence.EMPTY, 0);
        }
        ValidationPhase phase = recipe.validation().phase(name).get();
        TreeSet<String> checks = new TreeSet<>();
        if (phase.checks().isPresent()) {
            checks.addAll(phase.checks().get());
        }
        int constraints =
                phase.constraints().isPresent() ? phase.constraints().get().size() : 0;
        return new Coverage(true, Sequence.ofTexts(checks), constraints);
    }

    private static String worst(Map<String, String> dimensions) {
        for (String grade : new String[] {FAIL, WARN, UNKNOWN}) {
            if (dimensions.containsValue(grade)) {
                return grade;
            }
        }
        return PASS;
    }

    /** Number of checks of each phase: {@code R:0 D:4 P:1 C:10}; {@code -} when the criteria do not resolve. */
    public String coverageText() {
        if (coverage.isEmpty()) {
            return "-";
        }
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Coverage> phase : coverage.entrySet()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(Character.toUpperCase(phase.getKey().charAt(0)))
                    .append(':')
                    .append(phase.getValue().checks().items().size());
        }
        return text.toString();
    }

    /** Keys in the order of JSON output. */
    public Mapping toNode() {
        Mapping.Builder node = new Mapping.Builder().put("status", status).put("dimensions", texts(dimensions));
        if (!detail.isEmpty()) {
            node.put("detail", texts(detail));
        }
        if (!coverage.isEmpty()) {
            Mapping.Builder phases = new Mapping.Builder();
            for (Map.Entry<String, Coverage> phase : coverage.entrySet()) {
                phases.put(phase.getKey(), node(phase.getValue()));
            }
            node.put("coverage", phases.build());
        }
        return node.build();
    }

    private static Mapping texts(Map<String, String> map) {
        Map<String, Node> node = new TreeMap<>();
        for (Map.Entry<String, String> entry : map.entrySet()) {
            node.put(entry.getKey(), Scalar.text(entry.getValue()));
        }
        return Mapping.of(node);
    }

    private static Mapping node(Coverage coverage) {
        Mapping.Builder node = new Mapping.Builder().put("declared", Scalar.bool(coverage.declared()));
        if (!coverage.checks().items().isEmpty()) {
            node.put("checks", coverage.checks());
        }
        return node.put("constraints", Scalar.integer(coverage.constraints())).build();
    }
}
