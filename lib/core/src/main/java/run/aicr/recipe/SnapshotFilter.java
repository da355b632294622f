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
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Mixin;
import run.aicr.catalog.Overlay;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.constraint.Evaluation;
import run.aicr.constraint.Readings;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Leaves out the candidates that do not fit a snapshot (spec recipe §10). One per resolve. */
final class SnapshotFilter {
    private static final String OWN = "constraint-failed";
    private static final String OF_MIXIN = "mixin-constraint-failed";

    private final Catalog catalog;
    private final Readings readings;
    private final OnConstraintFailure onFailure;
    private final List<ExcludedOverlay> excluded = new ArrayList<>();
    private final List<ConstraintWarning> warnings = new ArrayList<>();
    private final List<String> remarks;

    SnapshotFilter(Catalog catalog, Readings readings, OnConstraintFailure onFailure, List<String> remarks) {
        this.catalog = catalog;
        this.readings = readings;
        this.onFailure = onFailure;
        this.remarks = remarks;
    }

    List<ExcludedOverlay> excluded() {
        return excluded;
    }

    List<ConstraintWarning> warnings() {
        return warnings;
    }

    /** Step A: the candidates whose own constraints pass, those of ancestors and mixins left aside. */
    List<Overlay> passing(List<Overlay> candidates) {
        List<Overlay> passing = new ArrayList<>();
        for (Overlay candidate : candidates) {
            boolean passes = true;
            for (RecipeConstraint constraint : catalog.content(candidate).constraints()) {
                Evaluation evaluation = evaluate(constraint);
                if (!evaluation.passed()) {
                    passes = false;
                    warn(candidate, constraint, evaluation, "");
                }
            }
            if (passes) {
                passing.add(candidate);
            } else {
                exclude(candidate, OWN, List.of(), passing);
            }
        }
        return passing;
    }

    /**
     * Step B: the candidates that stay after the constraints which mixins brought were evaluated; empty when all stay.
     *
     * @throws AicrException INTERNAL when a failing constraint belongs to no candidate
     */
    Optional<List<Overlay>> passingMixins(RecipeMerge merge, List<Overlay> candidates) {
        List<RecipeConstraint> failing = new ArrayList<>();
        for (RecipeConstraint constraint : merge.constraints()) {
            if (!merge.mixinsOf(constraint.name()).isEmpty()) {
                Evaluation evaluation = evaluate(constraint);
                if (!evaluation.passed()) {
                    failing.add(constraint);
                    warnCandidates(candidates, constraint, evaluation);
                }
            }
        }
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        List<Overlay> staying = new ArrayList<>();
        for (Overlay candidate : candidates) {
            if (chainBrings(candidate, failing)) {
                exclude(candidate, OF_MIXIN, failing, staying);
            } else {
                staying.add(candidate);
            }
        }
        return Optional.of(staying);
    }

    private void warnCandidates(List<Overlay> candidates, RecipeConstraint constraint, Evaluation evaluation) {
        boolean mapped = false;
        for (Overlay candidate : candidates) {
            if (chainBrings(candidate, List.of(constraint))) {
                mapped = true;
                warn(candidate, constraint, evaluation, OF_MIXIN + ": ");
            }
        }
        if (!mapped) {
            throw new AicrException(
                    ErrorClass.INTERNAL,
                    "failed to map mixin constraint to candidate chain: constraint \"" + constraint.name() + "\"");
        }
    }

    /** A line for each constraint of the finished recipe that fails; nothing is left out for them (§26 item 3). */
    void remarkMerged(RecipeMerge merge) {
        for (RecipeConstraint constraint : merge.constraints()) {
            Evaluation evaluation = evaluate(constraint);
            if (!evaluation.passed()) {
                remarks.add("the recipe's constraint " + constraint.name() + " does not hold in the snapshot: "
                        + evaluation.reason());
            }
        }
    }

    private Evaluation evaluate(RecipeConstraint constraint) {
        return Evaluation.of(constraint.name(), constraint.value(), readings);
    }

    private void warn(Overlay overlay, RecipeConstraint constraint, Evaluation evaluation, String prefix) {
        ConstraintWarning warning = new ConstraintWarning(
                overlay.name(),
                constraint.name(),
                constraint.value(),
                evaluation.actual(),
                prefix + evaluation.reason());
        if (onFailure == OnConstraintFailure.FAIL) {
            throw new AicrException(
                    ErrorClass.CONFLICT,
                    "overlay \"" + overlay.name() + "\" does not fit the snapshot: constraint " + constraint.name()
                            + ": " + warning.reason());
        }
        warnings.add(warning);
    }

    private void exclude(Overlay candidate, String reason, List<RecipeConstraint> failing, List<Overlay> staying) {
        excluded.add(new ExcludedOverlay(candidate.name(), reason));
        Optional<Overlay> ancestor = nearestPassing(candidate, failing);
        String lost = "overlay \"" + candidate.name() + "\" does not fit the snapshot";
        if (ancestor.isEmpty()) {
            remarks.add(lost + "; no ancestor of it fits either");
        } else if (onFailure == OnConstraintFailure.FALLBACK) {
            staying.add(ancestor.get());
            remarks.add(lost + "; its ancestor \"" + ancestor.get().name() + "\" is applied instead");
        } else {
            remarks.add(lost + ", so nothing of its chain is applied; its ancestor \""
                    + ancestor.get().name() + "\" would fit (--on-constraint-failure=fallback applies it)");
        }
    }

    /** Going up from the candidate: the first ancestor whose own constraints pass and whose chain brings none of these. */
    private Optional<Overlay> nearestPassing(Overlay candidate, List<RecipeConstraint> failing) {
        List<Overlay> chain = Chains.of(catalog, candidate);
        for (int i = chain.size() - 2; i >= 0; i--) {
            Overlay ancestor = chain.get(i);
            if (ownPass(ancestor) && !chainBrings(ancestor, failing)) {
                return Optional.of(ancestor);
            }
        }
        return Optional.empty();
    }

    private boolean ownPass(Overlay overlay) {
        for (RecipeConstraint constraint : catalog.content(overlay).constraints()) {
            if (!evaluate(constraint).passed()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a mixin that the overlay's chain names has a constraint of one of these names. */
    private boolean chainBrings(Overlay overlay, List<RecipeConstraint> constraints) {
        for (Overlay member : Chains.of(catalog, overlay)) {
            for (String name : catalog.content(member).mixins()) {
                Optional<Mixin> mixin = catalog.mixin(name);
                if (mixin.isPresent() && brings(mixin.get(), constraints)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean brings(Mixin mixin, List<RecipeConstraint> constraints) {
        for (RecipeConstraint own : mixin.content().constraints()) {
            for (RecipeConstraint constraint : constraints) {
                if (own.name().equals(constraint.name())) {
                    return true;
                }
            }
        }
        return false;
    }
}
