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
package run.aicr.attestation.trust;

import run.aicr.attestation.sigstore.Octets;

/**
 * A transparency log, or a log of certificates.
 *
 * @param host of its address: the name under which it signs checkpoints
 * @param id by which entries name it: for ECDSA keys the SHA-256 of the key's DER form, for Ed25519 keys the id of
 *     signed notes
 * @param validity times at which it may have signed
 */
public record TrustedLog(String host, TrustedKey key, Octets id, Validity validity) {}
