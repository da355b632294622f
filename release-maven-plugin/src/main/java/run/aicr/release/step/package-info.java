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
 * How a release runs: a list of states, each brought about when it is not there yet (spec release §2, style §3.4).
 *
 * <p>A {@link run.aicr.release.step.Step} looks at the world and can act; {@link run.aicr.release.step.ReleaseRun} brings
 * the steps in order and keeps the {@link run.aicr.release.step.Ledger}. A step takes the steps it needs as constructor
 * parameters, so nothing can be named before it is there.
 */
@NullMarked
package run.aicr.release.step;

import org.jspecify.annotations.NullMarked;
