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
 * What the values of a component become on their way from the recipe into a bundle (spec bundle §4).
 *
 * <p>{@link run.aicr.bundle.value.ValueProduction} runs the steps in their order: values of the recipe, {@code --set},
 * scheduling and storage, {@code --set-file} and {@code --set-json}. Then come the annotations and defaults that look at
 * more than one component, and last the split into static and dynamic values. All of it are functions on immutable
 * mappings; {@link run.aicr.bundle.value.ValuePath} is the one place that walks into them.
 */
@NullMarked
package run.aicr.bundle.value;

import org.jspecify.annotations.NullMarked;
