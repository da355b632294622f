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
 * The goals of the plugin: one class per goal, each at most a page, and nothing but Maven in between.
 *
 * <p>A goal reads its parameters, calls one entry of another package and turns the answer into a {@link
 * run.aicr.release.mojo.GoalResult}. {@link run.aicr.release.mojo.ReleaseMojo} does the rest for all of them: the
 * parameters that every goal has, the result file, and the one form of failure.
 *
 * <p>A parameter {@code x} is the property {@code aicr.release.x}; where the specification writes {@code -Dx}, that
 * short form counts as well. Both with different values is an error (spec release §7).
 */
@NullMarked
package run.aicr.release.mojo;

import org.jspecify.annotations.NullMarked;
