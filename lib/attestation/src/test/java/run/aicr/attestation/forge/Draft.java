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

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.LogEntry;
import run.aicr.attestation.sigstore.Material;
import run.aicr.attestation.sigstore.Octets;

/** A bundle before it is signed: each part may be spoilt, and what is made later is made of the spoilt part. */
public final class Draft {
    public static final String ARC = "1.3.6.1.4.1.57264.1.";
    public static final String ISSUER = "https://token.actions.githubusercontent.com";
    public static final String NAME = "https://github.com/NVIDIA/aicr/.github/workflows/on-tag.yaml@refs/tags/v1.3.0";

    final World world;
    final Map<String, Extension> extensions = new LinkedHashMap<>();
    KeyPair keys = Bytes.p256();
    PrivateKey issuerKey;
    X500Name issuerName = World.ISSUER;
    KeyPair certificateLog;
    Instant logged;
    UnaryOperator<byte[]> timestampList = list -> list;
    boolean inCertificateLog = true;
    Instant start;
    Instant end;

    String payloadType = "application/vnd.in-toto+json";
    byte[] payload;
    Optional<KeyPair> signer = Optional.empty();
    UnaryOperator<byte[]> signature = s -> s;

    String kind = "dsse 0.0.1";
    UnaryOperator<String> body = b -> b;
    KeyPair log;
    byte[] logId;
    Optional<Long> time;
    long promisedIndexDelta;
    UnaryOperator<byte[]> promise = p -> p;
    boolean promised = true;
    UnaryOperator<LogEntry.Proof> proof = p -> p;
    String origin;
    String noteName;
    long noteSizeDelta;
    UnaryOperator<byte[]> noteRoot = r -> r;
    UnaryOperator<byte[]> noteSignature = s -> s;
    UnaryOperator<String> note = n -> n;

    int stamps = 1;
    Instant stampTime;
    KeyPair stamper;
    X509Certificate stamperCertificate;
    UnaryOperator<byte[]> stamped = s -> s;
    UnaryOperator<byte[]> stamp = s -> s;

    public Draft(World world, byte[] payload) {
        this.world = world;
        this.payload = payload.clone();
        this.issuerKey = world.intermediate.getPrivate();
        this.certificateLog = world.certificateLog;
        this.logged = world.now;
        this.start = world.now;
        this.end = world.now.plus(Duration.ofMinutes(10));
        this.log = world.log;
        this.logId = World.id(world.log);
        this.time = Optional.of(world.now.getEpochSecond() + 2);
        this.origin = World.HOST + " - 1193050959916656506";
        this.noteName = World.HOST;
        this.stampTime = world.now.plusSeconds(1);
        this.stamper = world.stamper;
        this.stamperCertificate = world.stamperCertificate;
        extension(Extension.keyUsage.getId(), true, new KeyUsage(KeyUsage.digitalSignature));
        extension(Extension.extendedKeyUsage.getId(), false, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
        names(true, new GeneralName(GeneralName.uniformResourceIdentifier, NAME));
        raw(ARC + 1, ISSUER);
        text(8, ISSUER);
        text(12, "https://github.com/NVIDIA/aicr");
    }

    /** The same for a log of the second generation. */
    public Draft second(String newKind) {
        kind = newKind;
        log = world.secondLog;
        logId = world.secondId();
        time = Optional.empty();
        promised = false;
        origin = World.SECOND_HOST;
        noteName = World.SECOND_HOST;
        return this;
    }

    public Draft withoutTimestamp() {
        stamps = 0;
        return this;
    }

    void extension(String oid, boolean critical, ASN1Encodable value) {
        try {
            extensions.put(
                    oid,
                    new Extension(
                            new ASN1ObjectIdentifier(oid),
                            critical,
                            value.toASN1Primitive().getEncoded("DER")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void names(boolean critical, GeneralName... names) {
        extension(Extension.subjectAlternativeName.getId(), critical, new GeneralNames(names));
    }

    void raw(String oid, String text) {
        extensions.put(oid, new Extension(new ASN1ObjectIdentifier(oid), false, text.getBytes(StandardCharsets.UTF_8)));
    }

    void text(int number, String text) {
        extension(ARC + number, false, new DERUTF8String(text));
    }

    public byte[] json() {
        return bundle().toJson();
    }

    public BundleFile bundle() {
        try {
            byte[] certificate = certificate();
            byte[] signed = Envelope.preAuthenticationEncoding(payloadType, payload);
            byte[] bytes = signature.apply(Bytes.sign(signer.orElse(keys).getPrivate(), signed));
            Envelope envelope = new Envelope(payloadType, payload, bytes);
            LogEntry entry = new Entry(this, certificate, envelope).made();
            List<Octets> timestamps = new ArrayList<>();
            for (int i = 0; i < stamps; i++) {
                timestamps.add(Octets.of(stamp.apply(timestamp(stamped.apply(bytes)))));
            }
            return new BundleFile(new Material.Certified(Octets.of(certificate), entry, timestamps), envelope);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] certificate() throws Exception {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuerName, BigInteger.TEN, Date.from(start), Date.from(end), new X500Name(""), keys.getPublic());
        for (Extension extension : extensions.values()) {
            builder.addExtension(extension);
        }
        String algorithm = "SHA256withECDSA";
        ContentSigner contentSigner = new JcaContentSignerBuilder(algorithm).build(issuerKey);
        if (inCertificateLog) {
            byte[] unlogged = builder.build(contentSigner)
                    .toASN1Structure()
                    .getTBSCertificate()
                    .getEncoded();
            builder.addExtension(
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2"),
                    false,
                    new DEROctetString(timestampList.apply(list(unlogged))));
        }
        return builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKey))
                .getEncoded();
    }

    private byte[] list(byte[] unlogged) {
        byte[] time8 = Bytes.number(8, logged.toEpochMilli());
        byte[] signed = Bytes.concat(
                new byte[2],
                time8,
                Bytes.number(2, 1),
                Bytes.sha256(world.intermediate.getPublic().getEncoded()),
                Bytes.number(3, unlogged.length),
                unlogged,
                new byte[2]);
        byte[] bytes = Bytes.sign(certificateLog.getPrivate(), signed);
        byte[] one = Bytes.concat(
                new byte[1],
                World.id(certificateLog),
                time8,
                new byte[2],
                Bytes.number(2, 0x0403),
                Bytes.number(2, bytes.length),
                bytes);
        return Bytes.concat(Bytes.number(2, one.length + 2), Bytes.number(2, one.length), one);
    }

    private byte[] timestamp(byte[] content) throws Exception {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .build("SHA256withECDSA", stamper.getPrivate(), stamperCertificate),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.2"));
        tokens.addCertificates(new JcaCertStore(List.of(stamperCertificate)));
        TimeStampRequestGenerator request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(
                        request.generate(TSPAlgorithms.SHA256, Bytes.sha256(content), BigInteger.TEN),
                        BigInteger.TWO,
                        Date.from(stampTime))
                .getEncoded();
    }

    static String pem(byte[] certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }
}
