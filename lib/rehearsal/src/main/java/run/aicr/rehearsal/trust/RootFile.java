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
package run.aicr.rehearsal.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** The trust root in the strict form that all verifiers take (spec sigstore-loopback §2). */
final class RootFile {
    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.trustedroot+json;version=0.1";

    private final Mapping validFor;

    private RootFile(Material material) {
        String start = material.made()
                .minus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        this.validFor = new Mapping.Builder().put("start", start).build();
    }

    static Mapping document(Material material) {
        RootFile file = new RootFile(material);
        return new Mapping.Builder()
                .put("mediaType", MEDIA_TYPE)
                .put("tlogs", one(file.log(TrustRoot.LOG_NAME, material.log())))
                .put(
                        "certificateAuthorities",
                        one(file.authority("https://fulcio.rehearsal.test", material.intermediate(), material.root())))
                .put("ctlogs", one(file.log("ct.rehearsal.test", material.certificateLog())))
                .put(
                        "timestampAuthorities",
                        one(file.authority(
                                "https://timestamp.rehearsal.test", material.timestamper(), material.timestampRoot())))
                .build();
    }

    private static Sequence one(Node item) {
        return Sequence.of(List.of(item));
    }

    private Mapping log(String name, KeyPair keys) {
        return new Mapping.Builder()
                .put("baseUrl", "https://" + name)
                .put("hashAlgorithm", "SHA2_256")
                .put(
                        "publicKey",
                        new Mapping.Builder()
                                .put("rawBytes", KeyFile.base64(keys.getPublic().getEncoded()))
                                .put("keyDetails", "PKIX_ECDSA_P256_SHA_256")
                                .put("validFor", validFor)
                                .build())
                .put(
                        "logId",
                        new Mapping.Builder()
                                .put(
                                        "keyId",
                                        KeyFile.base64(Keys.id(keys.getPublic()).bytes()))
                                .build())
                .build();
    }

    private Mapping authority(String uri, Authority near, Authority root) {
        X500Name subject = X500Name.getInstance(
                root.certificate().getSubjectX500Principal().getEncoded());
        return new Mapping.Builder()
                .put(
                        "subject",
                        new Mapping.Builder()
                                .put("organization", part(subject, BCStyle.O))
                                .put("commonName", part(subject, BCStyle.CN))
                                .build())
                .put("uri", uri)
                .put(
                        "certChain",
                        new Mapping.Builder()
                                .put(
                                        "certificates",
                                        Sequence.of(List.of(raw(near.certificate()), raw(root.certificate()))))
                                .build())
                .put("validFor", validFor)
                .build();
    }

    private static String part(X500Name name, ASN1ObjectIdentifier kind) {
        return name.getRDNs(kind)[0].getFirst().getValue().toString();
    }

    private static Mapping raw(X509Certificate certificate) {
        try {
            return new Mapping.Builder()
                    .put("rawBytes", KeyFile.base64(certificate.getEncoded()))
                    .build();
        } catch (GeneralSecurityException e) {
            throw AicrException.internal("cannot write a certificate", e);
        }
    }
}
