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
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;

/** Signs with a key pair: no certificate, no log. */
record KeyAttestor(SigningKey key) implements Attestor {

    @Override
    public BundleFile attest(Statement statement) {
        byte[] payload = statement.toJson();
        byte[] signature = key.sign(Envelope.preAuthenticationEncoding(Statement.PAYLOAD_TYPE, payload));
        return BundleFile.ofKey(key.publicKey().hint(), new Envelope(Statement.PAYLOAD_TYPE, payload, signature));
    }
}
