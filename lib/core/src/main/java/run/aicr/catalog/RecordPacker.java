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

import java.util.List;

/** Writes the records of the catalogue in packed form; the counterpart of {@link PackedRecords}. */
final class RecordPacker {
    private RecordPacker() {}

    static void content(PackedWriter out, OverlayContent content) {
        out.texts(content.mixins());
        constraints(out, content.constraints());
        out.number(content.componentRefs().size());
        content.componentRefs().forEach(ref -> ref(out, ref));
        validation(out, content.validation());
    }

    private static void constraints(PackedWriter out, List<RecipeConstraint> constraints) {
        out.number(constraints.size());
        for (RecipeConstraint constraint : constraints) {
            out.text(constraint.name());
            out.text(constraint.value());
            out.text(constraint.severity());
            out.text(constraint.remediation());
            out.text(constraint.unit());
        }
    }

    private static void ref(PackedWriter out, ComponentRef ref) {
        out.text(ref.name());
        out.text(ref.namespace());
        out.text(ref.chart());
        out.text(ref.type());
        out.text(ref.source());
        out.text(ref.version());
        out.text(ref.tag());
        out.text(ref.valuesFile());
        out.node(ref.overrides());
        out.texts(ref.patches());
        out.texts(ref.dependencyRefs());
        out.texts(ref.manifestFiles());
        out.texts(ref.preManifestFiles());
        out.text(ref.path());
        out.bool(ref.cleanup());
        out.number(ref.expectedResources().size());
        for (ExpectedResource resource : ref.expectedResources()) {
            out.text(resource.kind());
            out.text(resource.name());
            out.text(resource.namespace());
        }
        out.text(ref.healthCheckAsserts());
        out.bool(ref.healthCheckSkip());
    }

    private static void validation(PackedWriter out, Validation validation) {
        out.number(validation.phases().size());
        validation.phases().forEach((name, phase) -> {
            out.text(name);
            phase(out, phase);
        });
    }

    private static void phase(PackedWriter out, ValidationPhase phase) {
        out.text(phase.timeout());
        out.bool(phase.constraints().isPresent());
        phase.constraints().ifPresent(list -> constraints(out, list));
        out.bool(phase.checks().isPresent());
        phase.checks().ifPresent(out::texts);
        out.bool(phase.nodeSelection().isPresent());
        phase.nodeSelection().ifPresent(selection -> {
            out.number(selection.selector().size());
            selection.selector().forEach((key, value) -> {
                out.text(key);
                out.text(value);
            });
            out.number(selection.maxNodes());
            out.texts(selection.excludeNodes());
        });
        out.text(phase.infrastructure());
    }

    static void component(PackedWriter out, Component component) {
        out.text(component.name());
        out.text(component.displayName());
        out.texts(component.valueOverrideKeys());
        out.text(component.helm().repository());
        out.text(component.helm().chart());
        out.text(component.helm().version());
        out.text(component.helm().namespace());
        out.text(component.kustomize().source());
        out.text(component.kustomize().path());
        out.text(component.kustomize().tag());
        scheduling(out, component.system());
        scheduling(out, component.accelerated());
        out.texts(component.nodeCountPaths());
        out.texts(component.workloadSelectorPaths());
        out.texts(component.storageClassPaths());
        out.number(component.validations().size());
        for (Component.BundleCheck check : component.validations()) {
            out.text(check.function());
            out.text(check.severity());
            out.number(check.conditions().size());
            check.conditions().forEach((key, values) -> {
                out.text(key);
                out.texts(values);
            });
            out.text(check.message());
        }
        out.text(component.healthCheckAssertFile());
        out.bool(component.gkeCriticalPriority());
        out.bool(component.hasSelfRefCrds());
        out.bool(component.manifestsUseChartCrds());
    }

    private static void scheduling(PackedWriter out, Component.Scheduling scheduling) {
        out.texts(scheduling.nodeSelectorPaths());
        out.texts(scheduling.tolerationPaths());
        out.texts(scheduling.taintPaths());
        out.texts(scheduling.taintStrPaths());
    }
}
