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
 * Programs of others judge a rehearsed release: {@link run.aicr.release.matrix.VerificationMatrix} runs those that are on
 * the machine over artefacts and forgeries, and writes {@code verification-matrix.json} (spec release §9, sigstore-loopback
 * §15). Nothing outside of this machine can be asked meanwhile.
 */
@NullMarked
package run.aicr.release.matrix;

import org.jspecify.annotations.NullMarked;
