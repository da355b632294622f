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
package run.aicr.rehearsal.fulcio;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.trust.Material;

/** Issues a signer's certificate for ten minutes (spec sigstore-loopback §3.1). */
final class LeafCertificate {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 150;
    private static final ASN1ObjectIdentifier ARC = new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1");
    private static final ASN1ObjectIdentifier LOGGED = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");

    private LeafCertificate() {}

    static X509Certificate issue(Material material, PublicKey key, Claims claims, Instant now) {
        try {
            X509Certificate issuer = material.intermediate().certificate();
            X509v3CertificateBuilder builder = builder(issuer, key, claims, now.truncatedTo(ChronoUnit.SECONDS));
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA")
                    .build(material.intermediate().key());
            byte[] unlogged =
                    builder.build(signer).toASN1Structure().getTBSCertificate().getEncoded();
            byte[] list = LoggedTimestamp.list(material.certificateLog(), issuer.getPublicKey(), unlogged, now);
            builder.addExtension(LOGGED, false, new DEROctetString(list));
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw AicrException.internal("cannot issue a certificate", e);
        }
    }

    private static X509v3CertificateBuilder builder(X509Certificate issuer, PublicKey key, Claims claims, Instant start)
            throws IOException, GeneralSecurityException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE),
                Date.from(start),
                Date.from(start.plus(LIFE)),
                new X500Name(new RDN[0]),
                key);
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(issuer.getPublicKey()));
        int kind = claims.isPerson() ? GeneralName.rfc822Name : GeneralName.uniformResourceIdentifier;
        builder.addExtension(
                Extension.subjectAlternativeName, true, new GeneralNames(new GeneralName(kind, claims.name())));
        builder.addExtension(
                new Extension(ARC.branch("1"), false, claims.issuer().getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<Integer, String> each : claims.extensions().entrySet()) {
            builder.addExtension(ARC.branch(each.getKey().toString()), false, new DERUTF8String(each.getValue()));
        }
        return builder;
    }
}
