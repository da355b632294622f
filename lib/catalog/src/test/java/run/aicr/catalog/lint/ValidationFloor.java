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
package run.aicr.catalog.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.catalog.ValidationPhase;
import run.aicr.criteria.Criteria;
import run.aicr.recipe.Recipe;

/** Rule 12: the least that a recipe for a service and an intent must have checked. */
final class ValidationFloor {
    static final List<Rule> RULES = List.of(new Rule(
            12,
            "recipes for a service and an intent are validated",
            tree -> check(tree, "1".equals(System.getenv("AICR_VALIDATION_FLOOR_STRICT")))));

    private static final Set<String> MEASURED_INFERENCE = Set.of("dynamo", "nim");

    private ValidationFloor() {}

    /** With {@code strict} the performance phase, otherwise a recommendation, is required too. */
    static List<String> check(LintTree tree, boolean strict) {
        List<String> findings = new ArrayList<>();
        tree.recipes().forEach((overlay, recipe) -> {
            Criteria own = recipe.criteria();
            if (Criteria.isOpen(own.service()) || Criteria.isOpen(own.intent())) {
                return;
            }
            if (recipe.validation().phase("conformance").isEmpty()) {
                findings.add(overlay + ": no conformance phase");
            }
            if (!Criteria.isOpen(own.accelerator()) && !checksOperatorVersion(recipe)) {
                findings.add(overlay + ": no deployment phase with the check gpu-operator-version and the constraint"
                        + " Deployment.gpu-operator.version");
            }
            if (strict
                    && isMeasured(own)
                    && recipe.validation().phase("performance").isEmpty()) {
                findings.add(overlay + ": no performance phase");
            }
        });
        return findings;
    }

    private static boolean checksOperatorVersion(Recipe recipe) {
        ValidationPhase phase = recipe.validation().phase("deployment").orElse(null);
        return phase != null
                && phase.checks().orElse(List.of()).contains("gpu-operator-version")
                && phase.constraints().orElse(List.of()).stream()
                        .map(RecipeConstraint::name)
                        .anyMatch("Deployment.gpu-operator.version"::equals);
    }

    private static boolean isMeasured(Criteria own) {
        boolean used = own.intent().equals("training") || MEASURED_INFERENCE.contains(own.platform());
        return used && !Criteria.isOpen(own.accelerator()) && !own.service().equals("kind");
    }
}
