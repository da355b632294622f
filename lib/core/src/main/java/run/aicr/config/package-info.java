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
 * The document of {@code --config}: defaults for the commands snapshot, recipe, bundle and validate (spec cli §3).
 *
 * <p>{@link run.aicr.config.AicrConfig#read} turns a document into immutable records, one for each section, and checks
 * all of it, also the sections that the command at hand does not use. Unknown keys and wrong kinds of values are faults
 * of parsing; values outside their grammar are reported with their field. What is absent is an empty Optional; for lists
 * and maps, absent and empty differ. Empty text counts as absent.
 *
 * <p>Only the values of {@link run.aicr.config.ConfigCriteria} wait for the catalogue that the command will use.
 */
@NullMarked
package run.aicr.config;

import org.jspecify.annotations.NullMarked;
