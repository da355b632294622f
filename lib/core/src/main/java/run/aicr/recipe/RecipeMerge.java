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
import java.util.TreeMap;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.Overlay;
import run.aicr.catalog.OverlayContent;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.catalog.Validation;
import run.aicr.catalog.ValidationPhase;

/** What has been laid over the base so far (spec recipe §7). One per resolve; it never writes into the catalogue. */
final class RecipeMerge {
    private final OverlayContent base;
    private final Set<String> applied = new LinkedHashSet<>();
    private final Map<String, RecipeConstraint> constraints = new TreeMap<>();
    private final Map<String, ComponentRef> refs = new TreeMap<>();
    private final Map<String, ValidationPhase> phases = new LinkedHashMap<>();
    private final Set<String> mixins = new LinkedHashSet<>();
    private boolean baseAlone = true;

    RecipeMerge(OverlayContent base) {
        this.base = base;
        applied.add(Overlay.BASE);
        lay(base);
    }

    /** Lays an overlay over the rest, unless it was applied before. */
    void add(String name, OverlayContent content) {
        if (applied.add(name)) {
            baseAlone = false;
            lay(content);
        }
    }

    /** Lays the content of a mixin over the rest. */
    void addMixin(OverlayContent content) {
        baseAlone = false;
        lay(content);
    }

    private void lay(OverlayContent content) {
        for (RecipeConstraint constraint : content.constraints()) {
            constraints.put(constraint.name(), constraint);
        }
        for (ComponentRef ref : content.componentRefs()) {
            ComponentRef before = refs.get(ref.name());
            refs.put(ref.name(), before == null ? ref : before.mergedWith(ref));
        }
        for (Map.Entry<String, ValidationPhase> phase :
                content.validation().phases().entrySet()) {
            ValidationPhase before = phases.get(phase.getKey());
            ValidationPhase after = before == null ? phase.getValue() : PhaseMerge.merge(before, phase.getValue());
            phases.put(phase.getKey(), after);
        }
        mixins.addAll(content.mixins());
    }

    boolean hasConstraint(String name) {
        return constraints.containsKey(name);
    }

    boolean hasComponent(String name) {
        return refs.containsKey(name);
    }

    /** Names in the order of application, the base first. */
    List<String> applied() {
        return List.copyOf(applied);
    }

    List<String> mixins() {
        return List.copyOf(mixins);
    }

    /** Sorted by name; the base alone keeps its order. */
    List<RecipeConstraint> constraints() {
        return baseAlone ? base.constraints() : List.copyOf(constraints.values());
    }

    /** Sorted by name. */
    List<ComponentRef> componentRefs() {
        return new ArrayList<>(refs.values());
    }

    Validation validation() {
        return new Validation(phases);
    }
}
