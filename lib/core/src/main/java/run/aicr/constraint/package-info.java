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
 * The constraint language of recipes: what to read from a system, and what the reading must be (spec recipe §9).
 *
 * <p>{@link run.aicr.constraint.ConstraintPath} names a reading, {@link run.aicr.constraint.Expression} is the demand,
 * {@link run.aicr.constraint.Readings} is where readings come from (a snapshot, a live system, a table in a test), and
 * {@link run.aicr.constraint.Evaluation} is the answer. The wording of faults is part of the format: it appears in
 * recipes as the reason of an excluded overlay.
 */
@NullMarked
package run.aicr.constraint;

import org.jspecify.annotations.NullMarked;
