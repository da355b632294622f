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
 * The Homebrew formula of the command line program (spec release §3.7, release-practice §13).
 *
 * <p>{@link run.aicr.release.homebrew.Formula} is the text, a pure function of tag and archives. {@link
 * run.aicr.release.homebrew.FormulaDecision} says whether it is written at all: never for a candidate, never below what
 * the tap has, never with other bytes for the same version, and only after the release is public.
 *
 * <p>Pushing it into the tap is the matter of the step that calls this.
 */
@NullMarked
package run.aicr.release.homebrew;

import org.jspecify.annotations.NullMarked;
