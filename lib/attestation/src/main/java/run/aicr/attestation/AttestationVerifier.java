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
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;
import run.aicr.error.AicrException;

/** Judges bundle files against one public key. */
public final class AttestationVerifier {
    private final VerificationKey key;

    public AttestationVerifier(VerificationKey key) {
        this.key = key;
    }

    /**
     * Judges whether the bundle holds a statement with the predicate type, signed by the key.
     *
     * @param source name of the bundle for messages
     */
    public Verdict verify(String source, byte[] bundleJson, String predicateType) {
        try {
            BundleFile bundle = BundleFile.parse(source, bundleJson);
            if (!bundle.keyHint().equals(key.hint())) {
                return new Verdict.Refused("unknown root: signed with key " + bundle.keyHint());
            }
            Envelope envelope = bundle.envelope();
            if (!key.verifies(envelope.signedBytes(), envelope.signature())) {
                return new Verdict.Refused("signature does not match");
            }
            if (!Statement.PAYLOAD_TYPE.equals(envelope.payloadType())) {
                return new Verdict.Refused("wrong payload type: " + envelope.payloadType());
            }
            Statement statement = Statement.parse(source, envelope.payload());
            if (!statement.predicateType().equals(predicateType)) {
                return new Verdict.Refused("wrong predicate: " + statement.predicateType());
            }
            return new Verdict.Verified(statement);
        } catch (AicrException e) {
            return new Verdict.Refused("not a bundle: " + e.sentence());
        }
    }
}
