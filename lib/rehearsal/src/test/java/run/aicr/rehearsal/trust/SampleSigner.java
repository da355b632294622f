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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Wire;

/** Signs a statement the way a client does, step by step. */
public final class SampleSigner {
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final Rehearsal rehearsal;
    private final KeyPair keys = Keys.make(Keys.P256);

    public SampleSigner(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        rehearsal.identity("v1.3.0", COMMIT);
    }

    public KeyPair keys() {
        return keys;
    }

    public String token(String audience) {
        return Wire.call(
                        "GET",
                        rehearsal.addresses().tokenRequest() + "&audience=" + audience,
                        "",
                        "Authorization",
                        "Bearer " + rehearsal.addresses().tokenRequestToken())
                .json()
                .requiredText("value");
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public Wire.Reply certificateRequest(String token, String proven) {
        Mapping body = new Mapping.Builder()
                .put(
                        "credentials",
                        new Mapping.Builder().put("oidcIdentityToken", token).build())
                .put(
                        "publicKeyRequest",
                        new Mapping.Builder()
                                .put(
                                        "publicKey",
                                        new Mapping.Builder()
                                                .put("algorithm", "ECDSA")
                                                .put(
                                                        "content",
                                                        Pem.of(
                                                                "PUBLIC KEY",
                                                                keys.getPublic().getEncoded()))
                                                .build())
                                .put(
                                        "proofOfPossession",
                                        base64(Keys.sign(keys.getPrivate(), proven.getBytes(StandardCharsets.UTF_8))))
                                .build())
                .build();
        return Wire.call(
                "POST",
                rehearsal.addresses().fulcio() + "/api/v2/signingCert",
                JsonWriter.compact(body),
                "Content-Type",
                "application/json");
    }

    /** Leaf, intermediate and root. */
    public List<X509Certificate> certificates() throws GeneralSecurityException {
        Wire.Reply reply = certificateRequest(token("sigstore"), "repo:NVIDIA/aicr:ref:refs/tags/v1.3.0");
        Fields chain = reply.json()
                .fields("signedCertificateEmbeddedSct")
                .orElseThrow(() -> new AssertionError(reply.text()))
                .fields("chain")
                .orElseThrow();
        List<X509Certificate> certificates = new ArrayList<>();
        for (String pem : chain.texts("certificates")) {
            certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        }
        return certificates;
    }

    /** An envelope with a statement about a file of this digest. */
    public Mapping envelope(Sha256 file) {
        String statement =
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"app.bin\",\"digest\":"
                        + "{\"sha256\":\"" + file.hex() + "\"}}],\"predicateType\":\"https://slsa.dev/provenance/v1\","
                        + "\"predicate\":{\"buildDefinition\":{\"buildType\":\"https://example.test/build\","
                        + "\"externalParameters\":{}},\"runDetails\":{\"builder\":{\"id\":\"https://example.test/b\"}}}}";
        byte[] payload = statement.getBytes(StandardCharsets.UTF_8);
        String type = "application/vnd.in-toto+json";
        byte[] encoded = ("DSSEv1 " + type.length() + " " + type + " " + payload.length + " " + statement)
                .getBytes(StandardCharsets.UTF_8);
        Mapping signature = new Mapping.Builder()
                .put("sig", base64(Keys.sign(keys.getPrivate(), encoded)))
                .build();
        return new Mapping.Builder()
                .put("payload", base64(payload))
                .put("payloadType", type)
                .put("signatures", Sequence.of(List.of(signature)))
                .build();
    }

    public Wire.Reply log(Mapping envelope, X509Certificate leaf) {
        Mapping proposed = new Mapping.Builder()
                .put("envelope", new String(JsonWriter.compact(envelope), StandardCharsets.UTF_8))
                .put("verifiers", Sequence.ofTexts(List.of(base64(Pem.of(leaf).getBytes(StandardCharsets.US_ASCII)))))
                .build();
        Mapping body = new Mapping.Builder()
                .put("apiVersion", "0.0.1")
                .put("kind", "dsse")
                .put(
                        "spec",
                        new Mapping.Builder().put("proposedContent", proposed).build())
                .build();
        return Wire.call(
                "POST",
                rehearsal.addresses().log() + "/api/v1/log/entries",
                JsonWriter.compact(body),
                "Content-Type",
                "application/json");
    }

    public static byte[] signatureOf(Mapping envelope) {
        return Base64.getDecoder()
                .decode(Fields.of(envelope, "").list("signatures").get(0).requiredText("sig"));
    }

    public Wire.Reply timestamp(byte[] signature) throws IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] query = generator
                .generate(TSPAlgorithms.SHA256, Sha256.of(signature).bytes(), java.math.BigInteger.TEN)
                .getEncoded();
        return Wire.call(
                "POST",
                rehearsal.addresses().timestamp().toString(),
                query,
                "Content-Type",
                "application/timestamp-query");
    }

    /** A whole bundle about a file of this digest. */
    public byte[] bundle(Sha256 file) throws GeneralSecurityException, IOException {
        X509Certificate leaf = certificates().get(0);
        Mapping envelope = envelope(file);
        Mapping logged = (Mapping) log(envelope, leaf).node();
        Fields entry = Fields.of(logged.entries().values().iterator().next(), "entry");
        byte[] timestamp = timestamp(signatureOf(envelope)).body();
        Mapping material = new Mapping.Builder()
                .put(
                        "certificate",
                        new Mapping.Builder()
                                .put("rawBytes", base64(leaf.getEncoded()))
                                .build())
                .put("tlogEntries", Sequence.of(List.of(logEntry(entry))))
                .put(
                        "timestampVerificationData",
                        new Mapping.Builder()
                                .put(
                                        "rfc3161Timestamps",
                                        Sequence.of(List.of(new Mapping.Builder()
                                                .put("signedTimestamp", base64(timestamp))
                                                .build())))
                                .build())
                .build();
        return JsonWriter.compact(new Mapping.Builder()
                .put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json")
                .put("verificationMaterial", material)
                .put("dsseEnvelope", envelope)
                .build());
    }

    private static Mapping logEntry(Fields entry) {
        Fields verification = entry.fields("verification").orElseThrow();
        Fields proof = verification.fields("inclusionProof").orElseThrow();
        List<Node> hashes = new ArrayList<>();
        proof.texts("hashes").forEach(h -> hashes.add(Scalar.text(fromHex(h))));
        return new Mapping.Builder()
                .put("logIndex", entry.requiredText("logIndex"))
                .put(
                        "logId",
                        new Mapping.Builder()
                                .put("keyId", fromHex(entry.requiredText("logID")))
                                .build())
                .put(
                        "kindVersion",
                        new Mapping.Builder()
                                .put("kind", "dsse")
                                .put("version", "0.0.1")
                                .build())
                .put("integratedTime", entry.requiredText("integratedTime"))
                .put(
                        "inclusionPromise",
                        new Mapping.Builder()
                                .put("signedEntryTimestamp", verification.requiredText("signedEntryTimestamp"))
                                .build())
                .put(
                        "inclusionProof",
                        new Mapping.Builder()
                                .put("logIndex", proof.requiredText("logIndex"))
                                .put("rootHash", fromHex(proof.requiredText("rootHash")))
                                .put("treeSize", proof.requiredText("treeSize"))
                                .put("hashes", Sequence.of(hashes))
                                .put(
                                        "checkpoint",
                                        new Mapping.Builder()
                                                .put("envelope", proof.requiredText("checkpoint"))
                                                .build())
                                .build())
                .put("canonicalizedBody", entry.requiredText("body"))
                .build();
    }

    private static String fromHex(String hex) {
        return base64(HexFormat.of().parseHex(hex));
    }
}
