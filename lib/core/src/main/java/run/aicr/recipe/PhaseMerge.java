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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.catalog.ValidationPhase;

/** Lays one validation phase over another (spec recipe §7.4): absent inherits, empty clears, else union. */
final class PhaseMerge {
    private PhaseMerge() {}

    static ValidationPhase merge(ValidationPhase under, ValidationPhase over) {
        return new ValidationPhase(
                over.timeout().isEmpty() ? under.timeout() : over.timeout(),
                constraints(under.constraints(), over.constraints()),
                checks(under.checks(), over.checks()),
                over.nodeSelection().isPresent() ? over.nodeSelection() : under.nodeSelection(),
                over.infrastructure().isEmpty() ? under.infrastructure() : over.infrastructure());
    }

    private static Optional<List<String>> checks(Optional<List<String>> under, Optional<List<String>> over) {
        if (over.isEmpty()) {
            return under;
        }
        if (over.get().isEmpty()) {
            return over;
        }
        Set<String> union = new LinkedHashSet<>(under.orElse(List.of()));
        union.addAll(over.get());
        return Optional.of(List.copyOf(union));
    }

    /** By name: order of the lower list, values of the upper one; a name repeated below counts once, the first one. */
    private static Optional<List<RecipeConstraint>> constraints(
            Optional<List<RecipeConstraint>> under, Optional<List<RecipeConstraint>> over) {
        if (over.isEmpty()) {
            return under;
        }
        if (over.get().isEmpty()) {
            return over;
        }
        Map<String, RecipeConstraint> union = new LinkedHashMap<>();
        if (under.isPresent()) {
            for (RecipeConstraint constraint : under.get()) {
                union.putIfAbsent(constraint.name(), constraint);
            }
        }
        for (RecipeConstraint constraint : over.get()) {
            union.put(constraint.name(), constraint);
        }
        return Optional.of(List.copyOf(union.values()));
    }
}
