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
 * Whom this program believes: the root of the public Sigstore, roots that the user names, and in a rehearsal the root of
 * that. Start at {@link run.aicr.cli.trust.TrustMaterial}. Roots are read when something signed is met, not before.
 */
@NullMarked
package run.aicr.cli.trust;

import org.jspecify.annotations.NullMarked;
