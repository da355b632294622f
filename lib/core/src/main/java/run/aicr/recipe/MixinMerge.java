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

import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.Mixin;
import run.aicr.catalog.RecipeConstraint;
import run.aicr.error.AicrException;

/** Adds a mixin to a merged chain; it may add, but not change what a component is (spec recipe §8). */
final class MixinMerge {
    private MixinMerge() {}

    /**
     * Lays the mixin over the rest.
     *
     * @throws AicrException INVALID_REQUEST when the mixin repeats a constraint or changes a known component
     */
    static void add(RecipeMerge merge, Mixin mixin) {
        for (RecipeConstraint constraint : mixin.content().constraints()) {
            if (merge.hasConstraint(constraint.name())) {
                throw AicrException.invalidRequest("mixin \"" + mixin.name() + "\" constraint \"" + constraint.name()
                        + "\" conflicts with inheritance chain or another mixin");
            }
        }
        for (ComponentRef ref : mixin.content().componentRefs()) {
            String field = merge.hasComponent(ref.name()) ? identityField(ref) : "";
            if (!field.isEmpty()) {
                throw AicrException.invalidRequest("mixin \"" + mixin.name() + "\" component \"" + ref.name()
                        + "\" sets identity/sourcing field \"" + field
                        + "\"; for a component that the chain declares a mixin may set only"
                        + " namespace, manifestFiles and preManifestFiles");
            }
        }
        merge.addMixin(mixin);
    }

    /** The first field that says what the component is; empty when none is set. */
    private static String identityField(ComponentRef ref) {
        String[] names = {
            "chart",
            "type",
            "source",
            "version",
            "tag",
            "path",
            "valuesFile",
            "overrides",
            "patches",
            "dependencyRefs",
            "cleanup",
            "expectedResources",
            "healthCheckAsserts",
            "healthCheckSkip"
        };
        boolean[] set = {
            !ref.chart().isEmpty(),
            !ref.type().isEmpty(),
            !ref.source().isEmpty(),
            !ref.version().isEmpty(),
            !ref.tag().isEmpty(),
            !ref.path().isEmpty(),
            !ref.valuesFile().isEmpty(),
            !ref.overrides().isEmpty(),
            !ref.patches().isEmpty(),
            !ref.dependencyRefs().isEmpty(),
            ref.cleanup(),
            !ref.expectedResources().isEmpty(),
            !ref.healthCheckAsserts().isEmpty(),
            ref.healthCheckSkip()
        };
        for (int i = 0; i < names.length; i++) {
            if (set[i]) {
                return names[i];
            }
        }
        return "";
    }
}
