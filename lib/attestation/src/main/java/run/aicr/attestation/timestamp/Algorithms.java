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

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

/** The algorithms of timestamps, by object identifier; others are refused. */
final class Algorithms {
    static final String SHA_256 = "2.16.840.1.101.3.4.2.1";

    private static final Map<String, String> DIGESTS =
            Map.of(SHA_256, "SHA-256", "2.16.840.1.101.3.4.2.2", "SHA-384", "2.16.840.1.101.3.4.2.3", "SHA-512");
    private static final Map<String, String> SIGNATURES = Map.of(
            "1.2.840.10045.4.3.2", "SHA256withECDSA",
            "1.2.840.10045.4.3.3", "SHA384withECDSA",
            "1.2.840.10045.4.3.4", "SHA512withECDSA",
            "1.2.840.113549.1.1.11", "SHA256withRSA",
            "1.2.840.113549.1.1.12", "SHA384withRSA",
            "1.2.840.113549.1.1.13", "SHA512withRSA");
    // Some authorities name the family alone; the digest then decides.
    private static final Map<String, String> FAMILIES =
            Map.of("1.2.840.10045.2.1", "ECDSA", "1.2.840.113549.1.1.1", "RSA");

    private Algorithms() {}

    static Optional<byte[]> digest(String oid, byte[] content) {
        return Optional.ofNullable(DIGESTS.get(oid)).map(name -> {
            try {
                return MessageDigest.getInstance(name).digest(content);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java runtime has " + name, e);
            }
        });
    }

    static Optional<String> signature(String oid, String digestOid) {
        Optional<String> family = Optional.ofNullable(FAMILIES.get(oid));
        Optional<String> digest = Optional.ofNullable(DIGESTS.get(digestOid)).map(d -> d.replace("-", ""));
        return Optional.ofNullable(SIGNATURES.get(oid)).or(() -> family.flatMap(f -> digest.map(d -> d + "with" + f)));
    }
}
