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
package run.aicr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.keyless.IdentityToken;
import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.attestation.keyless.SigningServices;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.ServiceCaller;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** Signing with certificates of a rehearsal, and what verification makes of it (spec bundle §15, §16, release §2.6). */
class BundleAttestTest {
    private static final String NAME = "https://github.com/NVIDIA/aicr/.github/workflows/on-tag.yaml@refs/tags/v1.3.0";

    @TempDir
    private Path folder;

    private Rehearsal rehearsal;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"));
        rehearsal.identity("v1.3.0", "c".repeat(40));
        installed(true);
        Addresses at = rehearsal.addresses();
        variables.put("AICR_REHEARSAL_TRUST_ROOT", rehearsal.trustedRoot().toString());
        variables.put("ACTIONS_ID_TOKEN_REQUEST_URL", tokens().toString());
        variables.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", at.tokenRequestToken());
        variables.put("AICR_FULCIO_URL", at.fulcio().toString());
        variables.put("AICR_REKOR_URL", at.log().toString());
        variables.put("AICR_TIMESTAMP_URL", at.timestamp().toString());
        run("recipe", "--service", "eks", "--gpu", "h100", "--intent", "training", "-o", "recipe.yaml");
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    /** A program in the folder, as an archive of a release unpacks. */
    private void installed(boolean rehearsed) throws IOException {
        Files.writeString(folder.resolve("aicr"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(folder.resolve("aicr"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/modules"), "all of it");
        Files.writeString(
                folder.resolve("aicr-release.json"),
                "{\"schema\": \"aicr.run/stamp/v1\", \"version\": \"1.3.0\", \"commit\": \"" + "c".repeat(40)
                        + "\", \"date\": \"2026-01-02T03:04:05Z\", \"tag\": \"v1.3.0\", \"rehearsal\": \"" + rehearsed
                        + "\"}");
        Subject payload = new Subject("payload", Payload.of(folder, "aicr").digest());
        Provenance provenance = new Provenance(
                "https://aicr.run/binary/v1", Map.of(), Map.of(), List.of(), NAME, "run", "2026-01-02T03:04:05Z", "");
        Statement statement = new Statement(List.of(payload), Provenance.PREDICATE_TYPE, provenance.toPredicate());
        Files.write(
                folder.resolve("aicr-attestation.sigstore.json"),
                release().attest(statement).toJson());
    }

    private URI tokens() {
        return rehearsal.tokenRequest(".github/workflows/on-tag.yaml");
    }

    private Attestor release() {
        Addresses at = rehearsal.addresses();
        ServiceCaller caller = new ServiceCaller(
                HttpSettings.of("test/1", Proxies.NONE), KeylessSettings.retry(Duration.ofSeconds(5)));
        return Attestor.keyless(new KeylessSettings(
                new SigningServices(at.fulcio(), at.log(), SigningServices.Generation.V1, at.timestamp()),
                IdentityToken.ofCi(tokens(), at.tokenRequestToken(), caller),
                TrustedRoot.read(rehearsal.trustedRoot()),
                IdentityPolicy.exact(NAME, IdentityPolicy.CI_ISSUER),
                caller));
    }

    private InProcess run(String... args) {
        return InProcess.run(folder, variables, args);
    }

    private InProcess bundle(String... more) {
        String[] args = new String[6 + more.length];
        System.arraycopy(new String[] {"bundle", "-r", "recipe.yaml", "-o", "b", "--attest"}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        return run(args);
    }

    private InProcess verify(String... more) {
        String[] args = new String[4 + more.length];
        String root = rehearsal.trustedRoot().toString();
        System.arraycopy(new String[] {"verify", "b", "--trust-root", root}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return run(args);
    }

    private long calls(String peer) {
        return rehearsal.script().calls().stream()
                .filter(call -> call.toString().contains(peer))
                .count();
    }

    @Test
    void aRehearsedBundleIsAttestedAtMost() throws IOException {
        InProcess made = bundle();
        assertEquals(0, made.exitCode(), made.err());
        String text = Files.readString(folder.resolve("b/attestation/bundle-attestation.sigstore.json"));
        assertFalse(text.contains(folder.toString()), "a public record names no folder of this machine");
        InProcess verified = verify("--require-creator", NAME, "--cli-version-constraint", ">= 1.3.0", "--strict");
        assertEquals(0, verified.exitCode(), verified.out() + verified.err());
        assertTrue(verified.out().contains("Trust level: attested"), verified.out());
        assertTrue(verified.out().contains("rehearsal"), verified.out());
        assertFalse(verified.out().contains("Identity pinned"), verified.out());
        assertEquals(2, verify("--min-trust-level", "verified").exitCode());
        assertEquals(2, verify("--require-creator", "eve@example.test").exitCode());
        InProcess other = verify(
                "--certificate-identity-regexp", "^https://github.com/NVIDIA/aicr/.github/workflows/other.yaml@");
        assertTrue(other.out().contains("binary attestation verification failed"), other.out());
    }

    @Test
    void withoutItsRootARehearsalIsNotBelieved() {
        assertEquals(0, bundle().exitCode());
        variables.remove("AICR_REHEARSAL_TRUST_ROOT");
        InProcess alien = verify("--min-trust-level", "unknown");
        assertEquals(4, alien.exitCode(), alien.out());
        assertTrue(alien.out().contains("binary attestation verification failed"), alien.out());
        InProcess unknown = run("verify", "b", "--min-trust-level", "unknown");
        assertEquals(4, unknown.exitCode(), unknown.out());
        assertTrue(unknown.out().contains("--trust-root"), unknown.out());
    }

    @Test
    void aReleasedProgramIgnoresTheRootOfARehearsal() throws IOException {
        assertEquals(0, bundle().exitCode());
        Path stamp = folder.resolve("aicr-release.json");
        Files.writeString(stamp, Files.readString(stamp).replace("\"true\"", "\"false\""));
        InProcess released = verify("--min-trust-level", "unknown");
        assertEquals(4, released.exitCode(), released.out());
        assertTrue(released.err().contains("AICR_REHEARSAL_TRUST_ROOT is ignored"), released.err());
    }

    /** Spec bundle §23 item 10. */
    @Test
    void aRootOfOnesOwnServesAlsoWhenThePublicOneIsBroken() throws IOException {
        assertEquals(0, bundle().exitCode());
        Path cache = folder.resolve("home/.sigstore/root/tuf-repo-cdn.sigstore.dev/targets");
        Files.createDirectories(cache);
        Files.writeString(cache.resolve("trusted_root.json"), "{");
        variables.put("HOME", folder.resolve("home").toString());
        Files.delete(folder.resolve("b/attestation/aicr-attestation.sigstore.json"));
        InProcess verified = verify("--min-trust-level", "attested");
        assertEquals(0, verified.exitCode(), verified.out() + verified.err());
        InProcess without = run("verify", "b");
        assertEquals(8, without.exitCode(), without.out() + without.err());
        assertTrue(without.err().contains("delete it"), without.err());
    }

    /** Spec bundle §23 item 13: nothing is published in the name of a program that cannot be checked. */
    @Test
    void aChangedProgramSignsNothing() throws IOException {
        Files.writeString(folder.resolve("lib/modules"), "something else");
        long before = calls("log") + calls("fulcio");
        InProcess refused = bundle();
        assertEquals(4, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("nothing was signed"), refused.err());
        assertEquals(before, calls("log") + calls("fulcio"));
        assertFalse(Files.exists(folder.resolve("b")));
    }

    /** Spec bundle §23 item 15: what the signature says about data counts, whatever the folder is called. */
    @Test
    void dataFromElsewhereIsKnownFromTheSignature() throws IOException {
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/registry.yaml"), "components: []\n");
        InProcess made = bundle("--data", "mine");
        assertEquals(0, made.exitCode(), made.err());
        InProcess verified = verify("--format", "json");
        assertTrue(verified.out().contains("\"hasExternalData\": true"), verified.out());
    }

    @Test
    void aTokenOnTheLineWinsAndOneThatIsNoneIsRefused() {
        InProcess refused = bundle("--identity-token", "no-token");
        assertEquals(2, refused.exitCode(), refused.err());
        assertFalse(refused.err().contains("no-token"), "a token is a secret");
        variables.remove("ACTIONS_ID_TOKEN_REQUEST_URL");
        InProcess without = bundle();
        assertEquals(6, without.exitCode(), without.err());
        assertTrue(without.err().contains("--identity-token"), without.err());
    }
}
