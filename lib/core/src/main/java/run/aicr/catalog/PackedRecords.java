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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the records of the catalogue from the packed form; the counterpart of {@link RecordPacker}. */
final class PackedRecords {
    private PackedRecords() {}

    static OverlayContent content(PackedReader in) {
        List<String> mixins = in.texts();
        List<RecipeConstraint> constraints = constraints(in);
        int count = in.count();
        List<ComponentRef> refs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            refs.add(ref(in));
        }
        return new OverlayContent(mixins, constraints, refs, validation(in));
    }

    private static List<RecipeConstraint> constraints(PackedReader in) {
        int count = in.count();
        List<RecipeConstraint> constraints = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            constraints.add(new RecipeConstraint(in.text(), in.text(), in.text(), in.text(), in.text()));
        }
        return constraints;
    }

    private static ComponentRef ref(PackedReader in) {
        return new ComponentRef(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.mapping(),
                in.texts(),
                in.texts(),
                in.texts(),
                in.texts(),
                in.text(),
                in.bool(),
                expectedResources(in),
                in.text(),
                in.bool());
    }

    private static List<ExpectedResource> expectedResources(PackedReader in) {
        int count = in.count();
        List<ExpectedResource> resources = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            resources.add(new ExpectedResource(in.text(), in.text(), in.text()));
        }
        return resources;
    }

    private static Validation validation(PackedReader in) {
        int count = in.count();
        if (count == 0) {
            return Validation.NONE;
        }
        Map<String, ValidationPhase> phases = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.text();
            phases.put(name, phase(in));
        }
        return new Validation(phases);
    }

    private static ValidationPhase phase(PackedReader in) {
        return new ValidationPhase(
                in.text(),
                in.bool() ? Optional.of(constraints(in)) : Optional.empty(),
                in.bool() ? Optional.of(in.texts()) : Optional.empty(),
                in.bool() ? Optional.of(nodeSelection(in)) : Optional.empty(),
                in.text());
    }

    private static NodeSelection nodeSelection(PackedReader in) {
        int count = in.count();
        Map<String, String> selector = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = in.text();
            selector.put(key, in.text());
        }
        return new NodeSelection(selector, in.number(), in.texts());
    }

    static Component component(PackedReader in) {
        return new Component(
                in.text(),
                in.text(),
                in.texts(),
                new Component.Helm(in.text(), in.text(), in.text(), in.text()),
                new Component.Kustomize(in.text(), in.text(), in.text()),
                scheduling(in),
                scheduling(in),
                in.texts(),
                in.texts(),
                in.texts(),
                bundleChecks(in),
                in.text(),
                in.bool(),
                in.bool(),
                in.bool());
    }

    private static Component.Scheduling scheduling(PackedReader in) {
        return new Component.Scheduling(in.texts(), in.texts(), in.texts(), in.texts());
    }

    private static List<Component.BundleCheck> bundleChecks(PackedReader in) {
        int count = in.count();
        List<Component.BundleCheck> checks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String function = in.text();
            String severity = in.text();
            Map<String, List<String>> conditions = new LinkedHashMap<>();
            int entries = in.count();
            for (int j = 0; j < entries; j++) {
                String key = in.text();
                conditions.put(key, in.texts());
            }
            checks.add(new Component.BundleCheck(function, severity, conditions, in.text()));
        }
        return checks;
    }
}
