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
 * How users name a value of a component: {@code component:path} and {@code component:path=value} (spec cli §9.4).
 *
 * <p>{@link run.aicr.override.ComponentPath} is the place, {@link run.aicr.override.ValueOverride} a place and the text
 * it gets. Neither knows the catalogue: whether the component exists and what type its value has is decided where the
 * override is applied.
 */
@NullMarked
package run.aicr.override;

import org.jspecify.annotations.NullMarked;
