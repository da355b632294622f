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
package run.aicr.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;

class AttestationVerifierTest {
    private static final String TYPE = "https://example.com/type/v1";
    private static final Statement STATEMENT = new Statement(
            List.of(new Subject("file", Sha256.of("content"))),
            TYPE,
            new Mapping.Builder().put("answer", "42").build());

    private final SigningKey key = SigningKey.generate();
    private final BundleFile bundle = Attestor.ofKey(key).attest(STATEMENT);
    private final AttestationVerifier verifier = AttestationVerifier.ofKey(key.publicKey());

    @Test
    void whatWasAttestedIsVerified() {
        Verdict verdict = verify(bundle);
        Verdict.Verified verified = assertInstanceOf(Verdict.Verified.class, verdict);
        assertEquals(STATEMENT.subjects(), verified.statement().subjects());
        assertTrue(verified.statement().covers(Sha256.of("content")));
        assertEquals("verified", verdict.word());
    }

    @Test
    void bundleIsOneLineOfTheSigstoreFormat() {
        String text = new String(bundle.toJson(), StandardCharsets.UTF_8);
        assertEquals(text.length() - 1, text.indexOf('\n'));
        assertTrue(
                text.startsWith("{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\","
                        + "\"verificationMaterial\":{\"publicKey\":{\"hint\":\""),
                text);
        assertEquals(bundle, BundleFile.parse("bundle", bundle.toJson()));
    }

    @Test
    void changedPayloadIsRefused() {
        Statement other = new Statement(List.of(new Subject("file", Sha256.of("evil"))), TYPE, STATEMENT.predicate());
        Envelope envelope = new Envelope(
                Statement.PAYLOAD_TYPE, other.toJson(), bundle.envelope().signature());
        assertRefused(
                "signature does not match",
                verify(BundleFile.ofKey(key.publicKey().hint(), envelope)));
    }

    @Test
    void everyChangedByteOfTheSignatureIsRefused() {
        byte[] signature = bundle.envelope().signature();
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            Envelope envelope =
                    new Envelope(Statement.PAYLOAD_TYPE, bundle.envelope().payload(), changed);
            assertRefused(
                    "signature does not match",
                    verify(BundleFile.ofKey(key.publicKey().hint(), envelope)));
        }
    }

    @Test
    void otherKeyIsRefusedWhateverTheHintSays() {
        SigningKey stranger = SigningKey.generate();
        BundleFile foreign = Attestor.ofKey(stranger).attest(STATEMENT);
        assertRefused("unknown root: signed with key " + stranger.publicKey().hint(), verify(foreign));
        assertRefused(
                "signature does not match",
                verify(BundleFile.ofKey(key.publicKey().hint(), foreign.envelope())));
        assertRefused("unknown root: signed with key x", verify(BundleFile.ofKey("x", bundle.envelope())));
    }

    @Test
    void otherPredicateIsRefused() {
        assertRefused(
                "wrong predicate: expected https://example.com/v2, found " + TYPE,
                verifier.verify("bundle", bundle.toJson(), "https://example.com/v2"));
    }

    @Test
    void otherPayloadTypeIsRefusedEvenWhenSigned() {
        byte[] payload = STATEMENT.toJson();
        byte[] signature = key.sign(Envelope.preAuthenticationEncoding("text/plain", payload));
        assertRefused(
                "wrong payload type: expected application/vnd.in-toto+json, found text/plain",
                verify(BundleFile.ofKey(key.publicKey().hint(), new Envelope("text/plain", payload, signature))));
    }

    @Test
    void signedPayloadThatIsNoStatementIsRefused() {
        byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.sign(Envelope.preAuthenticationEncoding(Statement.PAYLOAD_TYPE, payload));
        Verdict verdict = verify(
                BundleFile.ofKey(key.publicKey().hint(), new Envelope(Statement.PAYLOAD_TYPE, payload, signature)));
        assertTrue(refusal(verdict).startsWith("not a statement: "), refusal(verdict));
    }

    @Test
    void malformedBundlesAreRefused() {
        String text = new String(bundle.toJson(), StandardCharsets.UTF_8);
        for (String malformed : List.of(
                "",
                "{",
                "[]",
                "{}",
                text.replace("bundle.v0.3", "bundle.v0.2"),
                text.replace("publicKey", "certificate"),
                text.replace("verificationMaterial", "material"),
                text.replace("dsseEnvelope", "messageSignature"),
                text.replace("\"sig\"", "\"gis\""),
                text.replace("\"payload\":\"", "\"payload\":\"%"),
                text.substring(0, text.length() / 2),
                text + text)) {
            Verdict verdict = verifier.verify("bundle", malformed.getBytes(StandardCharsets.UTF_8), TYPE);
            assertTrue(refusal(verdict).startsWith("not a bundle: "), () -> malformed + " gave " + verdict);
        }
    }

    @Test
    void absentIsItsOwnVerdict() {
        assertEquals("absent", new Verdict.Absent("no bundle").word());
        assertEquals("refused", new Verdict.Refused("reason").word());
    }

    private Verdict verify(BundleFile file) {
        return verifier.verify("bundle", file.toJson(), TYPE);
    }

    private static void assertRefused(String reason, Verdict verdict) {
        assertEquals(reason, refusal(verdict));
    }

    private static String refusal(Verdict verdict) {
        return assertInstanceOf(Verdict.Refused.class, verdict).reason();
    }
}
