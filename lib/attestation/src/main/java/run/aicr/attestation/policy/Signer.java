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
package run.aicr.attestation.policy;

import java.time.Instant;
import java.util.Map;

/** Who signed. */
public sealed interface Signer {

    /** For tables and messages. */
    String name();

    /**
     * The holder of a key pair.
     *
     * @param hint of the key pair: base64 of the SHA-256 of its public half
     */
    record KeyPair(String hint) implements Signer {
        @Override
        public String name() {
            return hint;
        }
    }

    /**
     * A holder of a certificate of the authority.
     *
     * @param identity alternative name of the subject: a URI or an e-mail address
     * @param issuer of the token that the certificate was given for
     * @param signedAt time of signing, as an authority or a log witnesses it
     * @param extensions texts of the certificate under {@code 1.3.6.1.4.1.57264.1}, keyed by the last number
     */
    record Certificate(String identity, String issuer, Instant signedAt, Map<Integer, String> extensions)
            implements Signer {
        public Certificate {
            extensions = Map.copyOf(extensions);
        }

        @Override
        public String name() {
            return identity;
        }
    }
}
