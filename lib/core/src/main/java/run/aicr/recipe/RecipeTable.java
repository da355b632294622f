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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.ExpectedResource;
import run.aicr.catalog.NodeSelection;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.catalog.Validation;
import run.aicr.catalog.ValidationPhase;
import run.aicr.criteria.Criteria;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** A recipe as a table of field names and values (spec recipe §12, cli §5.2). */
public final class RecipeTable {
    private static final String ABSENT_LIST = "null";
    private static final String ABSENT_OBJECT = "<nil>";

    /** Rows sorted by field name. */
    private final Map<String, String> rows = new TreeMap<>();

    private RecipeTable() {}

    /** The bytes of the table, UTF-8, with a final newline. */
    public static byte[] write(Recipe recipe, String programVersion) {
        RecipeTable table = new RecipeTable();
        table.recipe(recipe, programVersion);
        return table.bytes();
    }

    private void recipe(Recipe recipe, String programVersion) {
        text("Kind", Recipe.KIND);
        text("APIVersion", Recipe.API_VERSION);
        text("Metadata.Version", programVersion);
        texts("Metadata.AppliedOverlays", recipe.appliedOverlays());
        warnings(recipe);
        criteria(recipe.criteria());
        constraints("Constraints", recipe.constraints());
        List<ComponentRef> refs = recipe.componentRefs();
        for (int i = 0; i < refs.size(); i++) {
            ref("ComponentRefs.[" + i + "].", refs.get(i));
        }
        texts("DeploymentOrder", recipe.deploymentOrder());
        for (String name : Validation.PHASES) {
            String field = "Validation." + Character.toUpperCase(name.charAt(0)) + name.substring(1);
            if (recipe.validation().phase(name).isPresent()) {
                phase(field + ".", recipe.validation().phase(name).get());
            } else {
                rows.put(field, ABSENT_OBJECT);
            }
        }
    }

    private void warnings(Recipe recipe) {
        if (recipe.excludedOverlays().isEmpty()) {
            rows.put("Metadata.ExcludedOverlays", ABSENT_LIST);
        }
        for (int i = 0; i < recipe.excludedOverlays().size(); i++) {
            ExcludedOverlay overlay = recipe.excludedOverlays().get(i);
            text("Metadata.ExcludedOverlays.[" + i + "].Name", overlay.name());
            text("Metadata.ExcludedOverlays.[" + i + "].Reason", overlay.reason());
        }
        if (recipe.constraintWarnings().isEmpty()) {
            rows.put("Metadata.ConstraintWarnings", ABSENT_LIST);
        }
        for (int i = 0; i < recipe.constraintWarnings().size(); i++) {
            String field = "Metadata.ConstraintWarnings.[" + i + "].";
            ConstraintWarning warning = recipe.constraintWarnings().get(i);
            text(field + "Overlay", warning.overlay());
            text(field + "Constraint", warning.constraint());
            text(field + "Expected", warning.expected());
            text(field + "Actual", warning.actual());
            text(field + "Reason", warning.reason());
        }
    }

    private void criteria(Criteria criteria) {
        text("Criteria.Service", criteria.service());
        text("Criteria.Accelerator", criteria.accelerator());
        text("Criteria.Intent", criteria.intent());
        text("Criteria.OS", criteria.os());
        text("Criteria.Platform", criteria.platform());
        text("Criteria.Nodes", Integer.toString(criteria.nodes()));
    }

    private void constraints(String field, List<RecipeConstraint> constraints) {
        if (constraints.isEmpty()) {
            rows.put(field, ABSENT_LIST);
        }
        for (int i = 0; i < constraints.size(); i++) {
            RecipeConstraint constraint = constraints.get(i);
            String prefix = field + ".[" + i + "].";
            text(prefix + "Name", constraint.name());
            text(prefix + "Value", constraint.value());
            text(prefix + "Severity", constraint.severity());
            text(prefix + "Remediation", constraint.remediation());
            text(prefix + "Unit", constraint.unit());
        }
    }

    private void ref(String prefix, ComponentRef ref) {
        text(prefix + "Name", ref.name());
        text(prefix + "Namespace", ref.namespace());
        text(prefix + "Chart", ref.chart());
        text(prefix + "Type", ref.type());
        text(prefix + "Source", ref.source());
        text(prefix + "Version", ref.version());
        text(prefix + "Tag", ref.tag());
        text(prefix + "ValuesFile", ref.valuesFile());
        rows.put(
                prefix + "Overrides",
                ref.overrides().isEmpty()
                        ? ABSENT_LIST
                        : json(ref.toNode().entries().get("overrides")));
        texts(prefix + "Patches", ref.patches());
        texts(prefix + "DependencyRefs", ref.dependencyRefs());
        texts(prefix + "ManifestFiles", ref.manifestFiles());
        texts(prefix + "PreManifestFiles", ref.preManifestFiles());
        text(prefix + "Path", ref.path());
        text(prefix + "Cleanup", Boolean.toString(ref.cleanup()));
        expectedResources(prefix + "ExpectedResources", ref.expectedResources());
        text(prefix + "HealthCheckAsserts", ref.healthCheckAsserts());
        text(prefix + "HealthCheckSkip", Boolean.toString(ref.healthCheckSkip()));
    }

    private void expectedResources(String field, List<ExpectedResource> resources) {
        if (resources.isEmpty()) {
            rows.put(field, ABSENT_LIST);
        }
        for (int i = 0; i < resources.size(); i++) {
            text(field + ".[" + i + "].Kind", resources.get(i).kind());
            text(field + ".[" + i + "].Name", resources.get(i).name());
            text(field + ".[" + i + "].Namespace", resources.get(i).namespace());
        }
    }

    private void phase(String prefix, ValidationPhase phase) {
        text(prefix + "Timeout", phase.timeout());
        text(prefix + "Infrastructure", phase.infrastructure());
        texts(prefix + "Checks", phase.checks().orElse(List.of()));
        constraints(prefix + "Constraints", phase.constraints().orElse(List.of()));
        if (phase.nodeSelection().isEmpty()) {
            rows.put(prefix + "NodeSelection", ABSENT_OBJECT);
            return;
        }
        NodeSelection selection = phase.nodeSelection().get();
        Node selector = selection.toNode().find("selector").orElse(Mapping.EMPTY);
        rows.put(prefix + "NodeSelection.Selector", selection.selector().isEmpty() ? ABSENT_LIST : json(selector));
        text(prefix + "NodeSelection.MaxNodes", Integer.toString(selection.maxNodes()));
        texts(prefix + "NodeSelection.ExcludeNodes", selection.excludeNodes());
    }

    private void text(String field, String value) {
        boolean breaks = value.indexOf('\n') >= 0 || value.indexOf('\t') >= 0 || value.indexOf('\r') >= 0;
        rows.put(field, breaks ? json(Scalar.text(value)) : value);
    }

    private void texts(String field, List<String> values) {
        rows.put(field, values.isEmpty() ? ABSENT_LIST : json(Sequence.ofTexts(values)));
    }

    private static String json(Node node) {
        return new String(JsonWriter.compactForOutput(node), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        int widest = "FIELD".length();
        List<String> fields = new ArrayList<>(rows.keySet());
        for (String field : fields) {
            widest = Math.max(widest, field.codePointCount(0, field.length()));
        }
        StringBuilder out = new StringBuilder(1 << 16);
        row(out, "FIELD", "VALUE", widest);
        row(out, "-----", "-----", widest);
        for (Map.Entry<String, String> row : rows.entrySet()) {
            row(out, row.getKey(), row.getValue(), widest);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void row(StringBuilder out, String field, String value, int widest) {
        out.append(field);
        for (int i = field.codePointCount(0, field.length()); i < widest + 2; i++) {
            out.append(' ');
        }
        out.append(value).append('\n');
    }
}
