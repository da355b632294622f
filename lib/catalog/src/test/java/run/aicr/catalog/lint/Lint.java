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

import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order of their numbers. */
final class Lint {
    static final List<Rule> RULES = Stream.of(
                    DocumentRules.RULES,
                    ParentRules.RULES,
                    ReferenceRules.RULES,
                    ConstraintRules.RULES,
                    ManifestRules.RULES,
                    RegistryRules.RULES,
                    ValidationFloor.RULES,
                    RecipeRules.RULES)
            .flatMap(List::stream)
            .sorted((a, b) -> Integer.compare(a.number(), b.number()))
            .toList();

    private Lint() {}

    static Rule rule(int number) {
        return RULES.stream()
                .filter(rule -> rule.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
