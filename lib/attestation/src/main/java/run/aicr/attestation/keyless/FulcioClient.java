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
package run.aicr.attestation.keyless;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import run.aicr.attestation.certificate.CertificateLogCheck;
import run.aicr.attestation.certificate.CertificatePath;
import run.aicr.attestation.certificate.Leaf;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.http.Content;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;

/** Asks the authority for certificates (Fulcio API v2; spec release-practice §7.3). */
final class FulcioClient {
    private static final String PURPOSE = "get a certificate";
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private final KeylessSettings settings;

    FulcioClient(KeylessSettings settings) {
        this.settings = settings;
    }

    /**
     * A certificate for the key and the holder of the token, checked as a verifier would.
     *
     * @throws AicrException UNAUTHORIZED when the token is refused or the certificate is not what the policy wants
     */
    Leaf certificate(Calls calls, SigningKey key, String token) {
        URI address = URI.create(settings.services().fulcio() + "/api/v2/signingCert");
        Request request = Request.of(PURPOSE, "POST", address)
                .withHeader("Accept", "application/json")
                .withContent("application/json", Content.of(JsonWriter.compact(body(key, token))))
                .withLimit(256 << 10);
        // The real authority answers 200; 201 is that of older ones.
        HttpAnswer answer = calls.send(request, 200, 201);
        Leaf leaf;
        try {
            leaf = Leaf.read(first(answer));
            var issuer =
                    CertificatePath.issuer(settings.root().certificateAuthorities(), leaf.certificate(), leaf.start());
            new CertificateLogCheck(settings.root().certificateLogs()).check(leaf, issuer);
        } catch (Refusal e) {
            throw Calls.refused(PURPOSE, "that of " + answer.shownAs() + " does not count: " + e.reason());
        }
        if (!key.publicKey().isThatOf(leaf.certificate())) {
            throw Calls.refused(PURPOSE, "that of " + answer.shownAs() + " is for another key");
        }
        settings.policy().objection(leaf.name(), leaf.issuer()).ifPresent(objection -> {
            throw Calls.refused(PURPOSE, "that of " + answer.shownAs() + " does not count: " + objection);
        });
        return leaf;
    }

    private static Mapping body(SigningKey key, String token) {
        byte[] proof = key.sign(TokenClaims.of(token).proven().getBytes(StandardCharsets.UTF_8));
        Mapping publicKey = new Mapping.Builder()
                .put("algorithm", "ECDSA")
                .put("content", key.publicKey().toPem())
                .build();
        Mapping request = new Mapping.Builder()
                .put("publicKey", publicKey)
                .put("proofOfPossession", Base64.getEncoder().encodeToString(proof))
                .build();
        return new Mapping.Builder()
                .put(
                        "credentials",
                        new Mapping.Builder().put("oidcIdentityToken", token).build())
                .put("publicKeyRequest", request)
                .build();
    }

    /** The leaf comes first. */
    private static Octets first(HttpAnswer answer) {
        List<String> chain = Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.DOCUMENT), "")
                .fields("signedCertificateEmbeddedSct")
                .flatMap(sct -> sct.fields("chain"))
                .map(c -> c.texts("certificates"))
                .orElse(List.of());
        String pem = chain.isEmpty() ? "" : chain.get(0).strip();
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            throw Calls.refused(
                    PURPOSE, "the answer of " + answer.shownAs() + " has no certificate with an embedded timestamp");
        }
        String base64 = pem.substring(BEGIN.length(), pem.length() - END.length());
        return Octets.ofBase64(base64.replaceAll("\\s", ""))
                .orElseThrow(() -> Calls.refused(PURPOSE, "that of " + answer.shownAs() + " is not base64"));
    }
}
