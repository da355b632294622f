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
/**
 * The lint of the catalogue: what a tree must fulfil beyond being readable (spec recipe §22). Start at {@link
 * run.aicr.catalog.lint.Lint}: the list of all rules, each with its number, its sentence and its check.
 *
 * <p>A rule looks at a {@link run.aicr.catalog.lint.LintTree} and says in one sentence each what is wrong and where.
 * Rules about single files work on the documents as they stand, so that a tree that cannot be loaded is reported and not
 * thrown at the reader; rules about recipes resolve every overlay by its own criteria.
 *
 * <p>{@code CatalogLintTest} runs all rules on the catalogue of this module; {@code BrokenTreeTest} breaks a copy of it
 * once per rule and more, and wants to be told. An exception to a rule stands in the rule with its reason, and an
 * exception that is no longer needed is a finding too.
 */
@NullMarked
package run.aicr.catalog.lint;

import org.jspecify.annotations.NullMarked;
