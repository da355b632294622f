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
 * A client of TUF, as far as the public Sigstore needs one: it brings the current {@code trusted_root.json} by way of
 * root, timestamp, snapshot and targets, each signed by the keys that the root names (TUF 1.0.33, section 5.3). Start at
 * {@link run.aicr.attestation.tuf.TufClient}. Delegations and mirrors are left out: Sigstore's repository has the target at
 * the top.
 */
@NullMarked
package run.aicr.attestation.tuf;

import org.jspecify.annotations.NullMarked;
