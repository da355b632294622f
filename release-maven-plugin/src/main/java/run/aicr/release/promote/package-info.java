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
 * Promotion of a candidate to a stable release without building anything (spec release §2.4). The door is
 * {@link run.aicr.release.promote.PromotedBuild}: it takes payloads out of the candidate's archives, layers out of its
 * images, and writes the version anew where a document names it. That both are equal is stated, signed and published as
 * {@code promotion.sigstore.json}.
 */
@NullMarked
package run.aicr.release.promote;

import org.jspecify.annotations.NullMarked;
