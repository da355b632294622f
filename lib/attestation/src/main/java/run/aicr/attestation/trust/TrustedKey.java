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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import run.aicr.attestation.sigstore.Octets;

/**
 * The key of a log.
 *
 * @param scheme of its signatures
 */
public record TrustedKey(PublicKey key, Scheme scheme) {
    /** Algorithm number of signed notes. */
    private static final int ED25519 = 1;

    private static final int ED25519_BYTES = 32;

    /** How a key signs. */
    public enum Scheme {
        PKIX_ECDSA_P256_SHA_256("EC", "SHA256withECDSA", 256),
        PKIX_ECDSA_P384_SHA_384("EC", "SHA384withECDSA", 384),
        PKIX_ED25519("Ed25519", "Ed25519", 0);

        private final String family;
        private final String algorithm;
        private final int bits;

        Scheme(String family, String algorithm, int bits) {
            this.family = family;
            this.algorithm = algorithm;
            this.bits = bits;
        }
    }

    /**
     * Reads the DER form.
     *
     * @throws GeneralSecurityException when it is no key of that scheme
     */
    static TrustedKey read(Octets der, Scheme scheme) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance(scheme.family).generatePublic(new X509EncodedKeySpec(der.bytes()));
        boolean otherCurve = key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() != scheme.bits;
        if (otherCurve || !Arrays.equals(key.getEncoded(), der.bytes())) {
            throw new GeneralSecurityException("not a key of the kind " + scheme);
        }
        return new TrustedKey(key, scheme);
    }

    /** The DER form (SubjectPublicKeyInfo). */
    public Octets der() {
        return Octets.of(key.getEncoded());
    }

    /**
     * The id by which a log with this key is named (spec sigstore-loopback §2.1).
     *
     * @param host name of the log, which is part of the id of Ed25519 keys
     */
    Octets id(String host) {
        if (scheme != Scheme.PKIX_ED25519) {
            return Octets.of(der().sha256().bytes());
        }
        byte[] encoded = key.getEncoded();
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes(host.getBytes(StandardCharsets.UTF_8));
        named.write('\n');
        named.write(ED25519);
        named.write(encoded, encoded.length - ED25519_BYTES, ED25519_BYTES);
        return Octets.of(Octets.of(named.toByteArray()).sha256().bytes());
    }

    /** Whether the signature over the content was made by this key; a malformed signature was not. */
    public boolean verifies(byte[] content, Octets signature) {
        try {
            Signature verifier = Signature.getInstance(scheme.algorithm);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature.bytes());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
