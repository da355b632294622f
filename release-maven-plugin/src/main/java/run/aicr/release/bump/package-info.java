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
 * Making the next tag (spec release §6.2–6.5).
 *
 * <p>{@link run.aicr.release.bump.Bump} asks seventeen questions in a fixed order, computes the number, makes one
 * annotated tag and pushes it; the first question that is answered badly is the error, and then nothing was made. {@link
 * run.aicr.release.bump.Promotion} does the same for the stable tag of a published candidate.
 *
 * <p>No tag is ever moved or pushed over another one. A run that was cut off between making and pushing is resumed by
 * the next one; of two people at once, one wins and the other is told.
 *
 * <p>Whether a commit passed its gates is asked through {@link run.aicr.release.bump.QualificationRecords}.
 */
@NullMarked
package run.aicr.release.bump;

import org.jspecify.annotations.NullMarked;
