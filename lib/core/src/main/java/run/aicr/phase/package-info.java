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
 * The phases of a validation run as users choose them (spec cli §9.10): {@code deployment}, {@code performance},
 * {@code conformance}, or {@code all} of them.
 *
 * <p>{@link run.aicr.phase.Phase} is one of them; {@link run.aicr.phase.PhaseSelection} reads a list of names.
 */
@NullMarked
package run.aicr.phase;

import org.jspecify.annotations.NullMarked;
