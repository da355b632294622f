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
 * Verifying a release as a consumer would, from its files, its image layout and one public key (spec release §2.7, §7.5).
 *
 * <p>{@link run.aicr.attestation.release.ConsumerCheck} is the one engine behind the states {@code attested} and {@code
 * checked} and the goal {@code verify}; it changes nothing.
 */
@NullMarked
package run.aicr.attestation.release;

import org.jspecify.annotations.NullMarked;
