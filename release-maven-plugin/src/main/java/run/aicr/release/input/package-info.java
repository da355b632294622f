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
 * Files from outside that a release is made of, such as Java runtimes of other platforms: pinned by digest in
 * {@code .release.yaml}, kept in a cache of the user, and downloaded only when that was asked for (spec release §7.3).
 *
 * <p>Start at {@link run.aicr.release.input.InputCache}.
 */
@NullMarked
package run.aicr.release.input;

import org.jspecify.annotations.NullMarked;
