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
package run.aicr.attestation.forge;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Authorities and logs whose every key is at hand, so that anything can be signed rightly or wrongly. */
public final class World {
    static final String HOST = "rekor.forge.test";
    static final String SECOND_HOST = "log2.forge.test";
    static final X500Name ISSUER = new X500Name("O=forge.test,CN=forge-intermediate");

    private static final X500Name ROOT = new X500Name("O=forge.test,CN=forge-root");
    private static final X500Name STAMPER_ROOT = new X500Name("O=forge.test,CN=forge-tsa-root");

    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final KeyPair root = Bytes.p384();
    final KeyPair intermediate = Bytes.p256();
    final KeyPair certificateLog = Bytes.p256();
    final KeyPair log = Bytes.p256();
    final KeyPair secondLog = Bytes.ed25519();
    final KeyPair stamperRoot = Bytes.p384();
    final KeyPair stamper = Bytes.p256();
    final X509Certificate rootCertificate = authority(ROOT, root, ROOT, root, -1);
    final X509Certificate intermediateCertificate = authority(ROOT, root, ISSUER, intermediate, 0);
    final X509Certificate stamperRootCertificate = authority(STAMPER_ROOT, stamperRoot, STAMPER_ROOT, stamperRoot, -1);
    final X509Certificate stamperCertificate = stamper(KeyPurposeId.id_kp_timeStamping, true);

    X509Certificate authority(X500Name issuer, KeyPair issuerKeys, X500Name name, KeyPair keys, int length) {
        try {
            X509v3CertificateBuilder builder = builder(issuer, name, keys);
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    length < 0 ? new BasicConstraints(true) : new BasicConstraints(length));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return signed(builder, issuerKeys);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate stamper(KeyPurposeId purpose, boolean critical) {
        try {
            X509v3CertificateBuilder builder =
                    builder(STAMPER_ROOT, new X500Name("O=forge.test,CN=forge-tsa"), stamper);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purpose));
            return signed(builder, stamperRoot);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name name, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(Math.abs(System.nanoTime()) + 1),
                Date.from(now.minus(Duration.ofDays(2))),
                Date.from(now.plus(Duration.ofDays(100))),
                name,
                keys.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair issuer) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
    }

    static byte[] id(KeyPair keys) {
        return Bytes.sha256(keys.getPublic().getEncoded());
    }

    byte[] secondId() {
        byte[] key = secondLog.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(key, key.length - 32, key.length);
        return Bytes.sha256((SECOND_HOST + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {1}, raw);
    }

    /** The trust root. */
    public String rootJson() {
        String valid = "\"validFor\":{\"start\":\"" + now.minus(Duration.ofDays(1)) + "\"}";
        return "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\",\"tlogs\":["
                + log(HOST, log, "PKIX_ECDSA_P256_SHA_256", id(log), valid) + ","
                + log(SECOND_HOST, secondLog, "PKIX_ED25519", secondId(), valid) + "],\"certificateAuthorities\":["
                + chain("fulcio.forge.test", intermediateCertificate, rootCertificate, valid) + "],\"ctlogs\":["
                + log("ct.forge.test", certificateLog, "PKIX_ECDSA_P256_SHA_256", id(certificateLog), valid)
                + "],\"timestampAuthorities\":["
                + chain("tsa.forge.test", stamperCertificate, stamperRootCertificate, valid) + "]}";
    }

    /** The trust root with another end of validity for one of its lists. */
    public String rootEnding(String list, Instant end) {
        String json = rootJson();
        int at = json.indexOf("\"" + list + "\"");
        int start = json.indexOf("\"validFor\":{", at) + "\"validFor\":{".length();
        return json.substring(0, start) + "\"end\":\"" + end + "\"," + json.substring(start);
    }

    /** The trust root with another certificate of the authority for timestamps. */
    String rootWithStamper(X509Certificate other) {
        return rootJson().replace(der(stamperCertificate), der(other));
    }

    static String der(X509Certificate certificate) {
        try {
            return Bytes.base64(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String log(String host, KeyPair keys, String details, byte[] id, String valid) {
        return "{\"baseUrl\":\"https://" + host + "\",\"hashAlgorithm\":\"SHA2_256\",\"publicKey\":{\"rawBytes\":\""
                + Bytes.base64(keys.getPublic().getEncoded()) + "\",\"keyDetails\":\"" + details + "\"," + valid
                + "},\"logId\":{\"keyId\":\"" + Bytes.base64(id) + "\"}}";
    }

    private static String chain(String host, X509Certificate own, X509Certificate root, String valid) {
        return "{\"subject\":{\"organization\":\"forge.test\",\"commonName\":\"x\"},\"uri\":\"https://" + host
                + "\",\"certChain\":{\"certificates\":[{\"rawBytes\":\"" + der(own) + "\"},{\"rawBytes\":\""
                + der(root) + "\"}]}," + valid + "}";
    }
}
