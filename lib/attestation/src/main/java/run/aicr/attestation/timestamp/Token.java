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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import run.aicr.attestation.der.Der;
import run.aicr.attestation.der.DerForm;
import run.aicr.attestation.der.MalformedDer;
import run.aicr.attestation.sigstore.Octets;

/**
 * A timestamp response, taken apart but not yet believed (RFC 3161 §2.4.2, RFC 5652 §5).
 *
 * @param content the signed statement (TSTInfo), DER
 * @param imprintAlgorithm digest over what was stamped
 * @param time as the authority states it
 * @param certificates in the token
 * @param signer names the certificate that signed: issuer and number, or key identifier; DER
 * @param digestAlgorithm of the signature
 * @param attributes what is signed, DER of the set
 */
record Token(
        Octets content,
        String imprintAlgorithm,
        Octets imprint,
        Instant time,
        Optional<Octets> nonce,
        List<Octets> certificates,
        Octets signer,
        String digestAlgorithm,
        Attributes attributes,
        String signatureAlgorithm,
        Octets signature) {
    private static final byte[] NULL = {5, 0};
    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String STATEMENT = "1.2.840.113549.1.9.16.1.4";

    /**
     * The signed attributes.
     *
     * @param encoded as they are signed
     * @param digest of the content
     * @param certificate algorithm and hash of the certificate that signed
     */
    record Attributes(Octets encoded, Octets digest, Optional<CertificateHash> certificate) {}

    /** Names a certificate. */
    record CertificateHash(String algorithm, Octets hash) {}

    static Token read(byte[] response) throws MalformedDer {
        List<Der> parts = Der.read(response).expect(Der.SEQUENCE).children();
        List<Der> status = parts.get(0).expect(Der.SEQUENCE).children();
        int granted = status.get(0).integer().intValue();
        // A remark for people may follow; nothing vouches for it, and nobody reads it.
        boolean plain = status.size() == 1
                || status.size() == 2 && status.get(1).child(0).is(Der.UTF8);
        if (granted != 0 && granted != 1 || !plain || parts.size() != 2) {
            throw MalformedDer.of("the authority did not grant it (status " + granted + ")");
        }
        List<Der> data =
                explicit(parts.get(1), SIGNED_DATA).expect(Der.SEQUENCE).children();
        boolean certified = data.size() == 5 && data.get(3).context() == 0;
        if (data.size() != 4 && !certified || data.get(0).integer().intValue() != 3) {
            throw MalformedDer.of("expected signed data of version 3, with certificates at most");
        }
        byte[] content = explicit(data.get(2), STATEMENT).expect(Der.OCTETS).content();
        List<Octets> certificates = new ArrayList<>();
        for (Der certificate : certified ? data.get(3).children() : List.<Der>of()) {
            certificates.add(Octets.of(certificate.encoded()));
        }
        List<Der> signers = data.get(data.size() - 1).expect(Der.SET).children();
        List<Der> digests = data.get(1).expect(Der.SET).children();
        if (signers.size() != 1 || digests.size() != 1) {
            throw MalformedDer.of("expected exactly one signer, found " + signers.size());
        }
        Token token =
                of(content, certificates, signers.get(0).expect(Der.SEQUENCE).children());
        if (!algorithm(digests.get(0)).equals(token.digestAlgorithm)) {
            throw MalformedDer.of("the digests of message and signer differ");
        }
        return token;
    }

    /** The one element within the element that names its kind (EXPLICIT [0]). */
    private static Der explicit(Der wrapped, String kind) throws MalformedDer {
        List<Der> parts = wrapped.expect(Der.SEQUENCE).children();
        if (parts.size() != 2
                || !parts.get(0).oid().equals(kind)
                || parts.get(1).context() != 0) {
            throw MalformedDer.of("expected " + kind + " with its content");
        }
        List<Der> content = parts.get(1).children();
        if (content.size() != 1) {
            throw MalformedDer.of("expected one content, found " + content.size());
        }
        return content.get(0);
    }

    private static Token of(byte[] content, List<Octets> certificates, List<Der> signer) throws MalformedDer {
        if (signer.size() != 6 || !signer.get(3).is(0xa0)) {
            throw MalformedDer.of("expected signed attributes, and no others");
        }
        boolean byNumber = signer.get(1).is(Der.SEQUENCE);
        if (signer.get(0).integer().intValue() != (byNumber ? 1 : 3)) {
            throw MalformedDer.of("the version of the signer does not go with its name");
        }
        List<Der> statement = Der.read(content).expect(Der.SEQUENCE).children();
        List<Der> imprint = statement.get(2).expect(Der.SEQUENCE).children();
        Optional<Octets> nonce = Optional.empty();
        for (Der part : statement.subList(5, statement.size())) {
            nonce = part.is(Der.INTEGER) ? Optional.of(Octets.of(part.content())) : nonce;
        }
        return new Token(
                Octets.of(content),
                algorithm(imprint.get(0)),
                Octets.of(imprint.get(1).expect(Der.OCTETS).content()),
                time(statement.get(4)),
                nonce,
                List.copyOf(certificates),
                Octets.of(signer.get(1).encoded()),
                algorithm(signer.get(2)),
                attributes(signer.get(3)),
                algorithm(signer.get(4)),
                Octets.of(signer.get(5).expect(Der.OCTETS).content()));
    }

    /** The name of an algorithm, whose parameters may be NULL or absent. */
    private static String algorithm(Der element) throws MalformedDer {
        List<Der> parts = element.expect(Der.SEQUENCE).children();
        boolean plain = parts.size() == 1
                || parts.size() == 2 && Arrays.equals(parts.get(1).encoded(), NULL);
        if (!plain) {
            throw MalformedDer.of("an algorithm has parameters");
        }
        return parts.get(0).oid();
    }

    private static Attributes attributes(Der tagged) throws MalformedDer {
        Optional<Octets> digest = Optional.empty();
        Optional<CertificateHash> certificate = Optional.empty();
        boolean typed = false;
        for (Der attribute : tagged.children()) {
            Der value = attribute.child(1).expect(Der.SET).child(0);
            switch (attribute.child(0).oid()) {
                case "1.2.840.113549.1.9.3" -> typed = value.oid().equals(STATEMENT);
                case "1.2.840.113549.1.9.4" ->
                    digest = Optional.of(Octets.of(value.expect(Der.OCTETS).content()));
                case "1.2.840.113549.1.9.16.2.47" -> certificate = Optional.of(certificate(value));
                default -> {
                    // Others, such as the time of signing, add nothing that is relied on.
                }
            }
        }
        if (!typed || digest.isEmpty()) {
            throw MalformedDer.of("the signed attributes lack type or digest of the content");
        }
        // What is signed is the set under its own tag, not under that of its place in the message.
        byte[] set = DerForm.element(Der.SET, tagged.content());
        return new Attributes(Octets.of(set), digest.get(), certificate);
    }

    /** First certificate of the attribute signingCertificateV2 (RFC 5035). */
    private static CertificateHash certificate(Der value) throws MalformedDer {
        Der first = value.child(0).child(0);
        Der start = first.child(0);
        return start.is(Der.OCTETS)
                ? new CertificateHash(Algorithms.SHA_256, Octets.of(start.content()))
                : new CertificateHash(
                        start.child(0).oid(),
                        Octets.of(first.child(1).expect(Der.OCTETS).content()));
    }

    private static Instant time(Der element) throws MalformedDer {
        String text = Octets.of(element.expect(Der.TIME).content()).text();
        try {
            String whole = text.replaceFirst("\\.[0-9]+Z$", "Z");
            return LocalDateTime.parse(whole, DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw MalformedDer.of("no time: " + text);
        }
    }
}
