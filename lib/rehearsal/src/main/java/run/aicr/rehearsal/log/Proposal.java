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
package run.aicr.rehearsal.log;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.trust.Keys;
import run.aicr.rehearsal.trust.Pem;

/**
 * What is to be logged: an entry of kind {@code dsse} or {@code hashedrekord}, version 0.0.1. Its signature is checked.
 */
final class Proposal {
    /** Limit of a request in bytes: statements over inventories are large. */
    static final int MAX_BYTES = 24 << 20;

    private static final String VERSION = "0.0.1";

    private Proposal() {}

    /**
     * The canonical body (RFC 8785) of an entry.
     *
     * @throws AicrException INVALID_REQUEST when it is of another kind or wrongly signed
     */
    static String body(Fields request) {
        String kind = request.requiredText("kind");
        if (!request.requiredText("apiVersion").equals(VERSION)) {
            throw AicrException.invalidRequest("only version " + VERSION + " of entries is known");
        }
        Fields spec = request.fields("spec").orElseThrow(() -> AicrException.invalidRequest("spec is missing"));
        Mapping content;
        if (kind.equals("dsse")) {
            content = dsse(spec);
        } else if (kind.equals("hashedrekord")) {
            content = hashed(spec);
        } else {
            throw AicrException.invalidRequest("entries of kind " + kind + " are not known");
        }
        Mapping body = new Mapping.Builder()
                .put("apiVersion", VERSION)
                .put("kind", kind)
                .put("spec", content)
                .build();
        return new String(JsonWriter.compact(body.sorted()), StandardCharsets.UTF_8);
    }

    private static Mapping dsse(Fields spec) {
        Fields proposed = spec.fields("proposedContent")
                .orElseThrow(() -> AicrException.invalidRequest("proposedContent is missing"));
        byte[] text = proposed.requiredText("envelope").getBytes(StandardCharsets.UTF_8);
        Fields envelope = Fields.of(JsonReader.read("envelope", text, new Limits(MAX_BYTES, 16, 10_000)), "envelope");
        List<String> verifiers = proposed.texts("verifiers");
        List<Fields> signatures = envelope.list("signatures");
        if (verifiers.size() != 1 || signatures.size() != 1) {
            throw AicrException.invalidRequest("an envelope needs one signature and one verifier");
        }
        byte[] payload = base64(envelope.requiredText("payload"));
        String signature = signatures.get(0).requiredText("sig");
        Verifier verifier = Verifier.read(verifiers.get(0));
        if (!Keys.verify(verifier.key(), encoded(envelope.requiredText("payloadType"), payload), base64(signature))) {
            throw AicrException.invalidRequest("could not verify envelope: the signature is wrong");
        }
        Mapping signed = new Mapping.Builder()
                .put("signature", signature)
                .put("verifier", verifier.pem())
                .build();
        return new Mapping.Builder()
                .put("envelopeHash", hash(Sha256.of(text).hex()))
                .put("payloadHash", hash(Sha256.of(payload).hex()))
                .put("signatures", Sequence.of(List.of(signed)))
                .build();
    }

    /** The pre-authentication encoding of DSSE. */
    private static byte[] encoded(String type, byte[] payload) {
        int typeLength = type.getBytes(StandardCharsets.UTF_8).length;
        byte[] start =
                ("DSSEv1 " + typeLength + " " + type + " " + payload.length + " ").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + payload.length);
        System.arraycopy(payload, 0, all, start.length, payload.length);
        return all;
    }

    private static Mapping hashed(Fields spec) {
        Fields hash = spec.fields("data")
                .flatMap(d -> d.fields("hash"))
                .orElseThrow(() -> AicrException.invalidRequest("data.hash is missing"));
        Fields signature =
                spec.fields("signature").orElseThrow(() -> AicrException.invalidRequest("signature is missing"));
        String key =
                signature.fields("publicKey").map(k -> k.textOrEmpty("content")).orElse("");
        Verifier verifier = Verifier.read(key);
        String hex = hash.requiredText("value");
        if (!hash.requiredText("algorithm").equals("sha256") || !hex.matches("[0-9a-f]{64}")) {
            throw AicrException.invalidRequest("data.hash must be a SHA-256");
        }
        String content = signature.requiredText("content");
        if (!verifier.signedHash(new Sha256(hex).bytes(), base64(content))) {
            throw AicrException.invalidRequest("verifying signature: the signature is wrong");
        }
        return new Mapping.Builder()
                .put("data", new Mapping.Builder().put("hash", hash(hex)).build())
                .put(
                        "signature",
                        new Mapping.Builder()
                                .put("content", content)
                                .put(
                                        "publicKey",
                                        new Mapping.Builder()
                                                .put("content", verifier.pem())
                                                .build())
                                .build())
                .build();
    }

    private static Mapping hash(String hex) {
        return new Mapping.Builder()
                .put("algorithm", "sha256")
                .put("value", hex)
                .build();
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest("base64 is expected");
        }
    }

    /** Who signed: a key, and its PEM form (or that of its certificate) in base64. */
    private record Verifier(PublicKey key, String pem) {

        static Verifier read(String base64) {
            String text = new String(base64(base64), StandardCharsets.US_ASCII);
            byte[] der = base64(text.replaceAll("-----[A-Z ]+-----|\\s", ""));
            try {
                if (text.contains("BEGIN CERTIFICATE")) {
                    X509Certificate certificate = (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
                    return new Verifier(certificate.getPublicKey(), base64Of(Pem.of(certificate)));
                }
                PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
                return new Verifier(key, base64Of(Pem.of("PUBLIC KEY", der)));
            } catch (GeneralSecurityException e) {
                throw AicrException.invalidRequest("the verifier is no certificate and no public key");
            }
        }

        private static String base64Of(String pem) {
            return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        }

        boolean signedHash(byte[] hash, byte[] signature) {
            try {
                Signature check = Signature.getInstance("NONEwithECDSA");
                check.initVerify(key);
                check.update(hash);
                return check.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
