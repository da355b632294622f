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
package run.aicr.attestation.log;

import java.util.List;
import java.util.Optional;
import run.aicr.attestation.certificate.Leaf;
import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** What logs hold of a signed envelope: canonical JSON (RFC 8785; spec sigstore-loopback §4.2). */
public final class EntryBody {
    private static final Limits LIMITS = new Limits(1 << 20, 16, 1_000);

    private final Envelope envelope;
    private final Leaf leaf;

    public EntryBody(Envelope envelope, Leaf leaf) {
        this.envelope = envelope;
        this.leaf = leaf;
    }

    /** The envelope as it is submitted to a log of the first generation. */
    public String submitted() {
        return Octets.of(JsonWriter.compact(envelope.toNode())).text();
    }

    /** The certificate as entries of the first generation hold it. */
    public String verifier() {
        return Octets.of(leaf.pem()).base64();
    }

    /** Kind {@code dsse} 0.0.1, for an envelope that was submitted as {@link #submitted} gives it. */
    public Octets dsse001() {
        return dsse001(Octets.of(submitted()).sha256().hex());
    }

    /** @param envelopeHash of the text that was submitted, which only the submitter has */
    private Octets dsse001(String envelopeHash) {
        Mapping signature = new Mapping.Builder()
                .put("signature", signature())
                .put("verifier", verifier())
                .build();
        Mapping spec = new Mapping.Builder()
                .put("envelopeHash", hash(envelopeHash))
                .put("payloadHash", hash(Octets.of(envelope.payload()).sha256().hex()))
                .put("signatures", Sequence.of(List.of(signature)))
                .build();
        return body("0.0.1", "dsse", spec);
    }

    /** Kind {@code hashedrekord} 0.0.2, over the bytes that the envelope signs. */
    public Octets hashedRekord002() {
        Mapping data = new Mapping.Builder()
                .put("algorithm", "SHA2_256")
                .put("digest", digest())
                .build();
        Mapping record = new Mapping.Builder()
                .put("data", data)
                .put("signature", signature002())
                .build();
        return body(
                "0.0.2",
                "hashedrekord",
                new Mapping.Builder().put("hashedRekordV002", record).build());
    }

    /** Kind {@code dsse} 0.0.2, the older form of logs of the second generation. */
    Octets dsse002() {
        Mapping hash = new Mapping.Builder()
                .put("algorithm", "SHA2_256")
                .put("digest", digest(envelope.payload()))
                .build();
        Mapping record = new Mapping.Builder()
                .put("payloadHash", hash)
                .put("signatures", Sequence.of(List.of(signature002())))
                .build();
        return body(
                "0.0.2", "dsse", new Mapping.Builder().put("dsseV002", record).build());
    }

    /** SHA-256 of the bytes that the envelope signs, in base64. */
    public String digest() {
        return digest(envelope.signedBytes());
    }

    /** Signature and verifier of the second generation; requests have the same form. */
    public Mapping signature002() {
        Mapping certificate =
                new Mapping.Builder().put("rawBytes", leaf.der().base64()).build();
        Mapping verifier = new Mapping.Builder()
                .put("keyDetails", "PKIX_ECDSA_P256_SHA_256")
                .put("x509Certificate", certificate)
                .build();
        return new Mapping.Builder()
                .put("content", signature())
                .put("verifier", verifier)
                .build();
    }

    /**
     * The body that an entry must have.
     *
     * @param found body of the entry: of {@code dsse} 0.0.1 the hash of the submitted text is taken over, since others
     *     write envelopes with other blanks; payload, signature and certificate are compared
     * @return empty for kinds that are not known
     */
    Optional<Octets> expected(String kind, String version, Octets found) {
        return switch (kind + " " + version) {
            case "dsse 0.0.1" -> Optional.of(dsse001(envelopeHash(found)));
            case "hashedrekord 0.0.2" -> Optional.of(hashedRekord002());
            case "dsse 0.0.2" -> Optional.of(dsse002());
            default -> Optional.empty();
        };
    }

    /** The hash in the body; that of our own text when there is none, so that the comparison fails later. */
    private String envelopeHash(Octets found) {
        String own = Octets.of(submitted()).sha256().hex();
        try {
            return Fields.of(JsonReader.read("entry", found.bytes(), LIMITS), "")
                    .fields("spec")
                    .flatMap(spec -> spec.fields("envelopeHash"))
                    .map(hash -> hash.textOrEmpty("value"))
                    .filter(hex -> hex.matches("[0-9a-f]{64}"))
                    .orElse(own);
        } catch (AicrException e) {
            return own;
        }
    }

    private String signature() {
        return Octets.of(envelope.signature()).base64();
    }

    private static String digest(byte[] bytes) {
        return Octets.of(Octets.of(bytes).sha256().bytes()).base64();
    }

    private static Mapping hash(String hex) {
        return new Mapping.Builder()
                .put("algorithm", "sha256")
                .put("value", hex)
                .build();
    }

    private static Octets body(String version, String kind, Mapping spec) {
        Mapping body = new Mapping.Builder()
                .put("apiVersion", version)
                .put("kind", kind)
                .put("spec", spec)
                .build();
        return Octets.of(JsonWriter.compact(body.sorted()));
    }
}
