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
 * Durations as flags and documents write them: {@code 5m}, {@code 1h30m}, {@code 1.5s} (spec cli §1).
 *
 * <p>{@link run.aicr.duration.DurationText} is the whole package. A unit is always needed, so that nobody has to guess
 * whether {@code 5} means seconds or minutes.
 */
@NullMarked
package run.aicr.duration;

import org.jspecify.annotations.NullMarked;
