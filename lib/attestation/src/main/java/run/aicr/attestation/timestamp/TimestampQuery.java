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
package run.aicr.attestation.timestamp;

import java.math.BigInteger;
import run.aicr.attestation.der.Der;
import run.aicr.attestation.der.DerForm;
import run.aicr.attestation.sigstore.Octets;

/** Asks for a timestamp over the SHA-256 of some bytes, with the authority's certificate in the answer. */
public record TimestampQuery(Octets content, BigInteger nonce) {

    public byte[] encoded() {
        byte[] algorithm = DerForm.element(Der.SEQUENCE, DerForm.oid(Algorithms.SHA_256));
        byte[] imprint = DerForm.element(
                Der.SEQUENCE,
                algorithm,
                DerForm.element(Der.OCTETS, content.sha256().bytes()));
        byte[] wantsCertificate = DerForm.element(Der.BOOLEAN, new byte[] {(byte) 0xff});
        return DerForm.element(
                Der.SEQUENCE, DerForm.integer(BigInteger.ONE), imprint, DerForm.integer(nonce), wantsCertificate);
    }
}
