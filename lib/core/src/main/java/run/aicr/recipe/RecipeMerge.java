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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.Mixin;
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

    /** Which overlay set a constraint last; the base's are not in it. */
    private final Map<String, String> constraintSetBy = new HashMap<>();

    /** Which mixins brought a constraint. */
    private final Map<String, List<String>> mixinsByConstraint = new HashMap<>();

    private final List<String> remarks;
    private boolean baseAlone = true;

    /** @param remarks receives a line for each contradiction between unrelated overlays */
    RecipeMerge(OverlayContent base, List<String> remarks) {
        this.base = base;
        this.remarks = remarks;
        applied.add(Overlay.BASE);
        lay(base);
    }

    /** Lays the members of a chain over the rest, the oldest first, but those that were applied before. */
    void add(List<Overlay> chain, Catalog catalog) {
        for (Overlay member : chain) {
            if (applied.add(member.name())) {
                OverlayContent content = catalog.content(member);
                baseAlone = false;
                remarkContradictions(member, content, chain);
                lay(content);
            }
        }
    }

    /** Two overlays of which none is an ancestor of the other want different values (spec recipe §26 item 24). */
    private void remarkContradictions(Overlay member, OverlayContent content, List<Overlay> chain) {
        for (RecipeConstraint constraint : content.constraints()) {
            String name = constraint.name();
            String setBy = constraintSetBy.put(name, member.name());
            RecipeConstraint before = constraints.get(name);
            if (setBy != null && before != null && !before.value().equals(constraint.value()) && !names(chain, setBy)) {
                remarks.add("constraint " + name + " is \"" + before.value() + "\" in overlay \"" + setBy + "\" and \""
                        + constraint.value() + "\" in overlay \"" + member.name() + "\"; the latter counts");
            }
        }
    }

    private static boolean names(List<Overlay> chain, String name) {
        for (Overlay overlay : chain) {
            if (overlay.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Lays the content of a mixin over the rest. */
    void addMixin(Mixin mixin) {
        baseAlone = false;
        for (RecipeConstraint constraint : mixin.content().constraints()) {
            List<String> names = mixinsByConstraint.get(constraint.name());
            if (names == null) {
                names = new ArrayList<>();
                mixinsByConstraint.put(constraint.name(), names);
            }
            names.add(mixin.name());
        }
        lay(mixin.content());
    }

    /** The mixins that brought the constraint; empty when overlays did. */
    List<String> mixinsOf(String constraint) {
        return mixinsByConstraint.getOrDefault(constraint, List.of());
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
