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

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.sigstore.StrictFields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;

/** Reads {@link TrustedRoot}. */
final class RootReader {
    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.trustedroot+json;version=0.1";
    private static final Limits LIMITS = new Limits(1 << 20, 16, 20_000);
    private static final int MAX_CHAIN = 8;

    private final String source;

    RootReader(String source) {
        this.source = source;
    }

    TrustedRoot read(byte[] json) {
        StrictFields fields = StrictFields.of(JsonReader.read(source, json, LIMITS));
        String mediaType = fields.text("mediaType");
        if (!mediaType.equals(MEDIA_TYPE)) {
            throw AicrException.invalidRequest(
                    source + ": not a trust root: expected the media type " + MEDIA_TYPE + ", found " + mediaType);
        }
        TrustedRoot root = new TrustedRoot(
                logs(fields, "tlogs"),
                authorities(fields, "certificateAuthorities", 1),
                logs(fields, "ctlogs"),
                authorities(fields, "timestampAuthorities", 2));
        fields.done();
        return root;
    }

    private List<TrustedLog> logs(StrictFields fields, String key) {
        List<TrustedLog> logs = new ArrayList<>();
        for (StrictFields log : fields.list(key)) {
            logs.add(log(log));
        }
        return logs;
    }

    private TrustedLog log(StrictFields log) {
        if (!log.text("hashAlgorithm").equals("SHA2_256")) {
            throw log.wrong("hashAlgorithm", "SHA2_256");
        }
        String host = host(log);
        StrictFields key = log.fields("publicKey");
        StrictFields id = log.fields("logId");
        TrustedLog read = new TrustedLog(host, key(key), id.octets("keyId"), validity(key.fields("validFor")));
        if (!read.id().equals(read.key().id(host))) {
            throw id.wrong("keyId", "the id of the key, " + read.key().id(host).base64());
        }
        id.done();
        key.done();
        log.optionalFields("checkpointKeyId").ifPresent(k -> {
            k.octets("keyId");
            k.done();
        });
        log.optionalText("operator");
        log.done();
        return read;
    }

    private static String host(StrictFields log) {
        String text = log.text("baseUrl");
        try {
            return Optional.ofNullable(URI.create(text).getHost())
                    .orElseThrow(() -> log.wrong("baseUrl", "an address with a host"));
        } catch (IllegalArgumentException e) {
            throw log.wrong("baseUrl", "an address with a host");
        }
    }

    private static TrustedKey key(StrictFields key) {
        String details = key.text("keyDetails");
        TrustedKey.Scheme scheme = Arrays.stream(TrustedKey.Scheme.values())
                .filter(s -> s.name().equals(details))
                .findFirst()
                .orElseThrow(() -> key.wrong("keyDetails", "one of " + Arrays.toString(TrustedKey.Scheme.values())));
        try {
            return TrustedKey.read(key.octets("rawBytes"), scheme);
        } catch (GeneralSecurityException e) {
            throw key.wrong("rawBytes", "a public key of the kind " + scheme);
        }
    }

    private List<Authority> authorities(StrictFields fields, String key, int least) {
        List<Authority> authorities = new ArrayList<>();
        for (StrictFields authority : fields.list(key)) {
            authorities.add(authority(authority, least));
        }
        return authorities;
    }

    private Authority authority(StrictFields authority, int least) {
        StrictFields chain = authority.fields("certChain");
        List<X509Certificate> certificates = new ArrayList<>();
        for (StrictFields certificate : chain.list("certificates")) {
            certificates.add(certificate(certificate));
            certificate.done();
        }
        chain.done();
        if (certificates.size() < least || certificates.size() > MAX_CHAIN) {
            throw authority.wrong("certChain", "a chain of " + least + " to " + MAX_CHAIN + " certificates");
        }
        if (!isSelfSigned(certificates.get(certificates.size() - 1))) {
            throw authority.wrong("certChain", "a chain with a self-signed certificate at its end");
        }
        String uri = authority.text("uri");
        Authority read = new Authority(uri, certificates, validity(authority.fields("validFor")));
        authority.optionalFields("subject").ifPresent(subject -> {
            subject.optionalText("organization");
            subject.optionalText("commonName");
            subject.done();
        });
        authority.optionalText("operator");
        authority.done();
        return read;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        try {
            certificate.verify(certificate.getPublicKey());
            return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X509Certificate certificate(StrictFields fields) {
        Octets der = fields.octets("rawBytes");
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.bytes()));
            if (Arrays.equals(certificate.getEncoded(), der.bytes())) {
                return certificate;
            }
        } catch (GeneralSecurityException e) {
            // Falls through to the same fault: what is there is no certificate.
        }
        throw fields.wrong("rawBytes", "one certificate in DER");
    }

    private static Validity validity(StrictFields fields) {
        Instant start = time(fields, "start").orElseThrow(() -> fields.wrong("start", "a time (RFC 3339)"));
        Validity validity = new Validity(start, time(fields, "end"));
        fields.done();
        return validity;
    }

    private static Optional<Instant> time(StrictFields fields, String key) {
        return fields.optionalText(key).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw fields.wrong(key, "a time (RFC 3339)");
            }
        });
    }
}
