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
 * Taking a release back without deleting anything (spec release §7.9).
 *
 * <p>{@link run.aicr.release.yank.Withdrawal} is the fact with its banner; later runs, the survey and the check of
 * consumers read it from there. The states are those of a release that is found instead of made: {@link
 * run.aicr.release.yank.BannerPlaced} warns people, {@link run.aicr.release.yank.Standing} verifies the release that takes
 * over, and each pointer is {@link run.aicr.release.yank.Moved} there by the same code that moves it for a new release.
 * The list of the states is {@code WithdrawalPipeline} in the package above.
 */
@NullMarked
package run.aicr.release.yank;

import org.jspecify.annotations.NullMarked;
