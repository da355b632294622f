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
 * The certificate authority: a short-lived certificate for who holds a CI identity token (spec sigstore-loopback §3, §7).
 *
 * <p>Start with {@link run.aicr.rehearsal.fulcio.FulcioPeer}. {@code Proof} checks that the caller has the key,
 * {@code Claims} are what the token says and what becomes of it in the certificate, {@code LeafCertificate} issues it, and
 * {@code LoggedTimestamp} is the embedded promise of the certificate log.
 */
@NullMarked
package run.aicr.rehearsal.fulcio;

import org.jspecify.annotations.NullMarked;
