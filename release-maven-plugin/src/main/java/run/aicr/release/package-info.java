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
 * The release system of AICR: what turns a commit on {@code main} into verified, signed, published artefacts.
 *
 * <p>{@link run.aicr.release.ReleasePipeline} is the list of states. Each package below is one thing a release needs. Those that decide ({@code version}, {@code changelog}, {@code
 * notice}, {@code homebrew}) are pure functions with golden cases; those that act ({@code git}, {@code bump}) stand
 * apart, and only {@code mojo} knows Maven.
 *
 * <p>Whatever stops a goal is one {@link run.aicr.release.error.ReleaseException} with a stable {@link
 * run.aicr.release.error.Code}, one sentence, and a hint that says what to do (spec release §6.6). Outcomes that a caller
 * expects are values, never exceptions.
 */
@NullMarked
package run.aicr.release;

import org.jspecify.annotations.NullMarked;
