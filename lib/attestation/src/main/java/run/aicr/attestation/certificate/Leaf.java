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
package run.aicr.attestation.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.Octets;

/**
 * A signer's certificate of the right form.
 *
 * @param der as it was received
 * @param name alternative name of the subject
 * @param issuer of the token that it was given for
 * @param extensions texts under {@code 1.3.6.1.4.1.57264.1}, keyed by the last number
 */
public record Leaf(
        X509Certificate certificate, Octets der, String name, String issuer, Map<Integer, String> extensions) {
    private static final int MAX_BYTES = 16 << 10;

    /**
     * Reads a certificate of at most 16 KiB.
     *
     * @throws Refusal when it is none, or not of the form that {@link LeafProfile} demands
     */
    public static Leaf read(Octets der) throws Refusal {
        if (der.length() > MAX_BYTES) {
            throw new Refusal("malformed certificate: larger than " + MAX_BYTES + " bytes");
        }
        // First, since the parser of Java refuses such certificates without naming the extension.
        LeafProfile.requireCriticalName(der);
        X509Certificate certificate;
        try {
            certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.bytes()));
            if (!Arrays.equals(certificate.getEncoded(), der.bytes())) {
                throw new Refusal("malformed certificate: it is followed by other bytes");
            }
        } catch (GeneralSecurityException e) {
            throw new Refusal("malformed certificate: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return new LeafProfile(certificate).leaf(der);
    }

    /** First second at which it is valid. */
    public Instant start() {
        return certificate.getNotBefore().toInstant();
    }

    /** Last second at which it is valid. */
    public Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /**
     * Demands that it was valid.
     *
     * @param witness of the time, for the reason
     */
    public void validAt(Instant time, String witness) throws Refusal {
        if (time.isBefore(start()) || time.isAfter(end())) {
            throw new Refusal("certificate expired at signing: valid from " + start() + " to " + end() + ", " + witness
                    + " says " + time);
        }
    }

    /** Whether the signature over the content was made by the holder; a malformed signature was not. */
    public boolean verifies(byte[] content, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The textual form (RFC 7468) with a final newline, as logs hold it. */
    public String pem() {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der.bytes());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
