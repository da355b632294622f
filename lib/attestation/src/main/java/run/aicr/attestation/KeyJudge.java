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
package run.aicr.attestation;

import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.key.VerificationKey;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Material;

/** Demands the signature of one key pair. */
record KeyJudge(VerificationKey key) {

    Signer signer(BundleFile bundle) throws Refusal {
        if (!(bundle.material() instanceof Material.KeyHint material)) {
            throw new Refusal("unknown root: signed with a certificate, expected the key " + key.hint());
        }
        if (!material.hint().equals(key.hint())) {
            throw new Refusal("unknown root: signed with key " + material.hint());
        }
        Envelope envelope = bundle.envelope();
        if (!key.verifies(envelope.signedBytes(), envelope.signature())) {
            throw new Refusal("signature does not match");
        }
        return new Signer.KeyPair(material.hint());
    }
}
