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
package run.aicr.config;

import java.util.Optional;

/**
 * {@code spec.recipe}, for recipe, query and mirror list (spec cli §3.2).
 *
 * @param criteria never present together with a snapshot
 * @param snapshot {@code input.snapshot}
 * @param data folder of an external catalogue; bundle and validate read it too
 */
public record RecipeSection(
        Optional<ConfigCriteria> criteria,
        Optional<String> snapshot,
        Output output,
        Optional<String> data,
        Optional<Boolean> criteriaStrict) {
    static RecipeSection read(Section section) {
        Optional<ConfigCriteria> criteria = section.optionalSection("criteria", ConfigCriteria::read);
        Optional<String> snapshot = section.section("input", s -> s.text("snapshot"));
        if (criteria.isPresent() && snapshot.isPresent()) {
            section.checks()
                    .refuse(
                            section.place("criteria"),
                            section.path("criteria") + " and " + section.path("input.snapshot")
                                    + " are mutually exclusive");
        }
        return new RecipeSection(
                criteria,
                snapshot,
                section.section("output", Output::read),
                section.text("data"),
                section.bool("criteriaStrict"));
    }
}
