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
 * {@code aicr verify-release}: checks a release, an archive or an image as somebody who only has what was published. The
 * engine is {@link run.aicr.attestation.release.ConsumerCheck}, the same as in the release's own goals; here stand what
 * the user may point at, where the parts come from, and how the verdicts are shown. Start at {@link
 * run.aicr.cli.release.VerifyReleaseCommand}. Nothing of this is loaded by other commands.
 */
@NullMarked
package run.aicr.cli.release;

import org.jspecify.annotations.NullMarked;
