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

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

/** Makes the certificates of the authorities (spec sigstore-loopback §3.1). */
final class Certificates {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 150;
    private static final Duration LIFE = Duration.ofDays(3650);

    private final Instant made;
    private final String organisation;

    private Certificates(Instant made, String organisation) {
        this.made = made;
        this.organisation = organisation;
    }

    static Material make(Instant made) {
        KeyPair rootKeys = Keys.make(Keys.P384);
        String id = Sha256.of(rootKeys.getPublic().getEncoded()).hex().substring(0, 8);
        Certificates certificates = new Certificates(made, "aicr-rehearsal-" + id);
        try {
            return certificates.material(rootKeys);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw AicrException.internal("cannot make the authorities of the rehearsal", e);
        }
    }

    private Material material(KeyPair rootKeys)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Authority root = selfSigned(rootKeys, "rehearsal-root");
        KeyPair intermediateKeys = Keys.make(Keys.P256);
        X509v3CertificateBuilder intermediate =
                certificate(root, intermediateKeys.getPublic(), "rehearsal-intermediate");
        intermediate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        intermediate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        intermediate.addExtension(
                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
        Authority timestampRoot = selfSigned(Keys.make(Keys.P384), "rehearsal-timestamp-root");
        KeyPair timestampKeys = Keys.make(Keys.P256);
        X509v3CertificateBuilder timestamper =
                certificate(timestampRoot, timestampKeys.getPublic(), "rehearsal-timestamp");
        timestamper.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        timestamper.addExtension(
                Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        return new Material(
                made,
                root,
                signed(intermediate, root.key(), intermediateKeys.getPrivate()),
                Keys.make(Keys.P256),
                Keys.make(Keys.P256),
                timestampRoot,
                signed(timestamper, timestampRoot.key(), timestampKeys.getPrivate()));
    }

    private Authority selfSigned(KeyPair keys, String name)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var subject = name(name);
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(subject, serial(), start(), end(), subject, keys.getPublic());
        keyIdentifiers(builder, keys.getPublic(), keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return signed(builder, keys.getPrivate(), keys.getPrivate());
    }

    private X509v3CertificateBuilder certificate(Authority issuer, PublicKey key, String name)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                X500Name.getInstance(
                        issuer.certificate().getSubjectX500Principal().getEncoded()),
                serial(),
                start(),
                end(),
                name(name),
                key);
        keyIdentifiers(builder, key, issuer.certificate().getPublicKey());
        return builder;
    }

    private static void keyIdentifiers(X509v3CertificateBuilder builder, PublicKey subject, PublicKey issuer)
            throws GeneralSecurityException, IOException {
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(subject));
        builder.addExtension(Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuer));
    }

    /** Signed by the issuer's key; the algorithm goes with its curve. */
    private static Authority signed(X509v3CertificateBuilder builder, PrivateKey issuer, PrivateKey own)
            throws GeneralSecurityException, OperatorCreationException {
        int bits = ((ECPrivateKey) issuer).getParams().getCurve().getField().getFieldSize();
        String algorithm = bits > 256 ? "SHA384withECDSA" : "SHA256withECDSA";
        var holder = builder.build(new JcaContentSignerBuilder(algorithm).build(issuer));
        return new Authority(own, new JcaX509CertificateConverter().getCertificate(holder));
    }

    private X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
    }

    private Date start() {
        return Date.from(made.minus(Duration.ofDays(1)));
    }

    private Date end() {
        return Date.from(made.plus(LIFE));
    }
}
