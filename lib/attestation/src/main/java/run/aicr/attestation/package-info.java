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
 * Attestations: signed statements about artefacts.
 *
 * <p>{@link run.aicr.attestation.Attestor} signs a {@link run.aicr.attestation.statement.Statement} into a bundle file;
 * {@link run.aicr.attestation.AttestationVerifier} comes to a {@link run.aicr.attestation.policy.Verdict} about one. At
 * this point the signer is a key pair; the bundle form is the one that keyless signing will fill with a certificate.
 */
@NullMarked
package run.aicr.attestation;

import org.jspecify.annotations.NullMarked;
