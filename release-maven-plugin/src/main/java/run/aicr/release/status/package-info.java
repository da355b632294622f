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
 * Where releases stand: what the ledger says was done, and what the world says is there (spec release §3.9, §7.2).
 *
 * <p>{@link run.aicr.release.status.RecordedRelease} folds the lines of a ledger into one state per step.
 * {@link run.aicr.release.status.ReleaseStatus} joins it with a look at the world, which wins when the two differ.
 * {@link run.aicr.release.status.RehearsedCandidates} answers {@code promote} whether a candidate was published and
 * whether its payload is still there.
 */
@NullMarked
package run.aicr.release.status;

import org.jspecify.annotations.NullMarked;
