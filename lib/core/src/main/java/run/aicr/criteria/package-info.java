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
 * What a recipe is asked for: service, accelerator, intent, operating system, platform and number of nodes.
 *
 * <p>{@link run.aicr.criteria.Dimension} holds the table of built-in values and aliases and turns a typed word into a
 * value; {@link run.aicr.criteria.Criteria} is the set of values and the rule of matching (spec recipe §2, §6.1).
 * Values that only a catalogue names come in through {@link run.aicr.criteria.KnownValues}.
 *
 * <p>On the path of short commands: loops instead of streams and lambdas (spec performance §4).
 */
@NullMarked
package run.aicr.criteria;

import org.jspecify.annotations.NullMarked;
