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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.Sha256;

/** A bundle that was made in public, by others, with others' tools; where it is from is in the README beside it. */
class PublicBundleTest {
    private static final String TYPE = "https://docs.pypi.org/attestations/publish/v1";
    private static final String NAME =
            "https://github.com/trailofbits/pypi-attestation-models/.github/workflows/release.yml@refs/tags/v0.0.4a2";
    private static final Sha256 SUBJECT =
            new Sha256("c9709ce6fd5b67b59b4a28758cf14d3f411803c4b89b6068b1f1a8e4ee94c8ef");

    private final TrustedRoot root = TrustedRoot.publicInstance();

    @Test
    void theRealWorldIsAccepted() throws IOException {
        Verdict verdict = verify(IdentityPolicy.exact(NAME, IdentityPolicy.CI_ISSUER));
        Verdict.Verified verified = assertInstanceOf(Verdict.Verified.class, verdict, verdict::reason);
        Signer.Certificate signer = assertInstanceOf(Signer.Certificate.class, verified.signer());
        assertEquals(NAME, signer.identity());
    }

    @Test
    void otherIdentitiesAreRefused() throws IOException {
        Verdict issuer = verify(IdentityPolicy.exact(NAME, "https://accounts.example.test"));
        assertTrue(issuer.reason().startsWith("wrong issuer: "), issuer::reason);
        Verdict name = verify(IdentityPolicy.ofRelease(Scene.REPOSITORY, "on-tag.yaml", Scene.TAG));
        assertTrue(name.reason().startsWith("wrong identity: "), name::reason);
    }

    @Test
    void aPublicBundleNeverSatisfiesARehearsalAndTheReverse(@TempDir Path folder) throws IOException {
        try (Scene scene = new Scene(folder)) {
            byte[] rehearsed = scene.attestor(Duration.ofMinutes(1))
                    .attest(Scene.STATEMENT)
                    .toJson();
            Verdict here = AttestationVerifier.keyless(root, scene.policy())
                    .verify("bundle", rehearsed, Provenance.PREDICATE_TYPE, Scene.DIGEST);
            assertTrue(here.reason().startsWith("not in log: no log of the trust root"), here::reason);
            Verdict there = AttestationVerifier.keyless(
                            scene.root(), IdentityPolicy.exact(NAME, IdentityPolicy.CI_ISSUER))
                    .verify("bundle", bundle(), TYPE, SUBJECT);
            assertTrue(there.reason().startsWith("not in log: no log of the trust root"), there::reason);
            // Not the log alone: the authorities do not know each other either.
            TrustedRoot mixed = new TrustedRoot(
                    scene.root().logs(),
                    root.certificateAuthorities(),
                    root.certificateLogs(),
                    scene.root().timestampAuthorities());
            Verdict both = AttestationVerifier.keyless(mixed, scene.policy())
                    .verify("bundle", rehearsed, Provenance.PREDICATE_TYPE, Scene.DIGEST);
            assertTrue(both.reason().startsWith("unknown root: no authority"), both::reason);
        }
    }

    @Test
    void keysAndCertificatesAreNotTakenForEachOther() throws IOException {
        SigningKey key = SigningKey.generate();
        Verdict verdict = AttestationVerifier.ofKey(key.publicKey()).verify("bundle", bundle(), TYPE);
        assertTrue(verdict.reason().startsWith("unknown root: signed with a certificate"), verdict::reason);
    }

    @Test
    void withoutATrustRootItIsUndecided() throws IOException {
        AttestationVerifier none = AttestationVerifier.without("no trust root: name one");
        Verdict verdict = none.verify("bundle", bundle(), TYPE);
        assertEquals(new Verdict.Undecided("no trust root: name one"), verdict);
        assertEquals("undecided", verdict.word());
        assertEquals("refused", none.verify("bundle", new byte[0], TYPE).word());
    }

    static byte[] bundle() throws IOException {
        try (var in = Objects.requireNonNull(PublicBundleTest.class.getResourceAsStream("public.sigstore.json"))) {
            return in.readAllBytes();
        }
    }

    private Verdict verify(IdentityPolicy policy) throws IOException {
        return AttestationVerifier.keyless(root, policy).verify("bundle", bundle(), TYPE, SUBJECT);
    }
}
