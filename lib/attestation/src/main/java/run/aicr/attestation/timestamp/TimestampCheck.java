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

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.aicr.attestation.certificate.CertificatePath;
import run.aicr.attestation.der.Der;
import run.aicr.attestation.der.DerForm;
import run.aicr.attestation.der.MalformedDer;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.trust.Authority;

/** Demands that a timestamp is of an authority of the trust root, and over these bytes (RFC 3161). */
public final class TimestampCheck {
    private static final int MAX_BYTES = 64 << 10;
    private static final String KEY_IDENTIFIER = "2.5.29.14";
    private static final String PURPOSE = "2.5.29.37";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    private final List<Authority> authorities;

    public TimestampCheck(List<Authority> authorities) {
        this.authorities = authorities;
    }

    /**
     * Judges a response.
     *
     * @param stamped the bytes whose digest it must hold
     * @return the time it states
     */
    public Instant time(Octets response, Octets stamped) throws Refusal {
        Token token = read(response);
        Optional<byte[]> imprint = Algorithms.digest(token.imprintAlgorithm(), stamped.bytes());
        if (imprint.isEmpty() || !Octets.of(imprint.get()).equals(token.imprint())) {
            throw refusal("imprint: it is not over this signature");
        }
        if (authorities.isEmpty()) {
            throw refusal("the trust root has no authority for timestamps");
        }
        Refusal last = refusal("the signature is of no authority in the trust root");
        for (Authority authority : authorities) {
            if (signed(token, authority.chain().get(0))) {
                Optional<Refusal> fault = fault(token, authority);
                if (fault.isEmpty()) {
                    return token.time();
                }
                last = fault.get();
            }
        }
        throw last;
    }

    /** Whether the response answers a query with this nonce. */
    public static boolean answers(Octets response, TimestampQuery query) throws Refusal {
        return read(response)
                .nonce()
                .filter(n -> n.equals(Octets.of(query.nonce().toByteArray())))
                .isPresent();
    }

    private static Token read(Octets response) throws Refusal {
        if (response.length() > MAX_BYTES) {
            throw refusal("malformed: larger than " + MAX_BYTES + " bytes");
        }
        try {
            return Token.read(response.bytes());
        } catch (MalformedDer | IndexOutOfBoundsException e) {
            throw refusal("malformed: " + e.getMessage());
        }
    }

    private static boolean signed(Token token, X509Certificate own) {
        Optional<String> algorithm = Algorithms.signature(token.signatureAlgorithm(), token.digestAlgorithm());
        Optional<byte[]> digest =
                Algorithms.digest(token.digestAlgorithm(), token.content().bytes());
        if (algorithm.isEmpty()
                || digest.isEmpty()
                || !Octets.of(digest.get()).equals(token.attributes().digest())) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(algorithm.get());
            verifier.initVerify(own.getPublicKey());
            verifier.update(token.attributes().encoded().bytes());
            return verifier.verify(token.signature().bytes());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Optional<Refusal> fault(Token token, Authority authority) throws Refusal {
        X509Certificate own = authority.chain().get(0);
        Octets der = der(own);
        if (!token.certificates().isEmpty() && !token.certificates().get(0).equals(der)) {
            return Optional.of(refusal("the first certificate in it is not that of the authority"));
        }
        if (!named(own).contains(token.signer())) {
            return Optional.of(refusal("it names another signer than the authority"));
        }
        Optional<Token.CertificateHash> named = token.attributes().certificate();
        Optional<Octets> hash =
                named.flatMap(n -> Algorithms.digest(n.algorithm(), der.bytes()).map(Octets::of));
        if (named.isEmpty() || !named.map(Token.CertificateHash::hash).equals(hash)) {
            return Optional.of(refusal("signingCertificateV2: it does not name the certificate of the authority"));
        }
        if (!isForTimestampsOnly(own)) {
            return Optional.of(refusal(
                    PURPOSE + " (extKeyUsage) of the authority: expected " + TIME_STAMPING + " alone, critical"));
        }
        List<X509Certificate> above =
                authority.chain().subList(1, authority.chain().size());
        return CertificatePath.fault(authority, own, above, token.time()).map(fault -> refusal(fault.reason()));
    }

    /** The names by which a message may call the holder of the certificate (RFC 5652 §5.3). */
    private static Set<Octets> named(X509Certificate own) throws Refusal {
        byte[] number = DerForm.element(
                Der.SEQUENCE, own.getIssuerX500Principal().getEncoded(), DerForm.integer(own.getSerialNumber()));
        byte @Nullable [] identifier = own.getExtensionValue(KEY_IDENTIFIER);
        if (identifier == null) {
            return Set.of(Octets.of(number));
        }
        try {
            byte[] key =
                    Der.read(Der.read(identifier).content()).expect(Der.OCTETS).content();
            return Set.of(Octets.of(number), Octets.of(DerForm.element(0x80, key)));
        } catch (MalformedDer e) {
            throw refusal(KEY_IDENTIFIER + " (subjectKeyIdentifier) of the authority: " + e.getMessage());
        }
    }

    private static boolean isForTimestampsOnly(X509Certificate own) {
        try {
            @Nullable List<String> purposes = own.getExtendedKeyUsage();
            @Nullable Set<String> critical = own.getCriticalExtensionOIDs();
            return purposes != null
                    && purposes.equals(List.of(TIME_STAMPING))
                    && critical != null
                    && critical.contains(PURPOSE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Octets der(X509Certificate certificate) throws Refusal {
        try {
            return Octets.of(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw refusal("the certificate of the authority cannot be encoded");
        }
    }

    private static Refusal refusal(String what) {
        return new Refusal("wrong timestamp: " + what);
    }
}
