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
package run.aicr.bundle.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.bundle.BundleFolder;
import run.aicr.bundle.BundleGenerator;
import run.aicr.bundle.Recipes;
import run.aicr.bundle.integrity.TrustPolicy.VersionConstraint;
import run.aicr.deployment.Deployer;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.version.Version;

class BundleVerifierTest {
    static final Supplier<TrustedRoot> NO_ROOT = () -> new TrustedRoot(List.of(), List.of(), List.of(), List.of());

    @TempDir
    private Path temporary;

    private Path bundle;

    @BeforeEach
    void makeABundle() {
        bundle = temporary.resolve("b");
        BundleFolder.write(
                bundle,
                BundleGenerator.generate(Recipes.request(Recipes.small(), Deployer.HELM))
                        .files());
    }

    private BundleVerdict verdict() {
        return verdict(Optional.empty());
    }

    private BundleVerdict verdict(Optional<SigningKey> key) {
        ProgramCheck program = new ProgramCheck(NO_ROOT, Optional.empty(), ProgramCheck.DEFAULT_IDENTITY);
        AttestationCheck check = key.isPresent()
                ? new KeyCheck(key.get().publicKey(), program)
                : new CertificateCheck(List.of(NO_ROOT), program);
        return new BundleVerifier(bundle, check).verify();
    }

    @Test
    void aFreshBundleIsUnverifiedAndHasNoUnlistedFiles() {
        BundleVerdict verdict = verdict();
        assertEquals(TrustLevel.UNVERIFIED, verdict.level());
        assertEquals(List.of(), verdict.errors());
        assertEquals(List.of(), verdict.unlistedFiles());
        assertEquals(TrustLevel.UNVERIFIED, verdict.highest());
    }

    /** What somebody does to a bundle, and what the verdict says about it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "change  | 001-cert-manager/values.yaml | checksum mismatch: 001-cert-manager/values.yaml",
                "change  | recipe.yaml                  | checksum mismatch: recipe.yaml",
                "change  | deploy.sh                    | checksum mismatch: deploy.sh",
                "delete  | README.md                    | file not found: README.md",
                "folder  | README.md                    | not a regular file: README.md",
                "link    | README.md                    | symbolic link instead of a file: README.md",
                "linkdir | 001-cert-manager             | symbolic link instead of a file: 001-cert-manager/values.yaml",
                "delete  | checksums.txt                | checksums.txt not found",
                "empty   | checksums.txt                | lists no files",
                "link    | checksums.txt                | not a regular file",
                "line:garbage | checksums.txt           | invalid checksum line: garbage",
                "line:00  ../x | checksums.txt          | path traversal detected in checksum entry: ../x",
                "line:00  /etc/passwd | checksums.txt   | path traversal detected in checksum entry: /etc/passwd",
                "line:00  a/../../x | checksums.txt     | path traversal",
                "twice   | checksums.txt                | listed twice",
                "upper   | checksums.txt                | checksum mismatch",
            })
    void everyTamperingIsFound(String action, String path, String expected) throws IOException {
        tamper(action, bundle.resolve(path));
        BundleVerdict verdict = verdict();
        assertEquals(TrustLevel.UNKNOWN, verdict.level());
        assertFalse(verdict.checksumsPassed());
        assertTrue(verdict.errors().toString().contains(expected), verdict.errors()::toString);
        assertEquals(Optional.empty(), policy("max").objection(verdict));
    }

    private void tamper(String action, Path file) throws IOException {
        String text = Files.isRegularFile(file) ? Files.readString(file) : "";
        switch (action) {
            case "change" -> Files.writeString(file, text + "\n");
            case "delete" -> Files.delete(file);
            case "empty" -> Files.writeString(file, "\n");
            case "folder" -> {
                Files.delete(file);
                Files.createDirectory(file);
            }
            case "link", "linkdir" -> {
                Path moved = temporary.resolve("moved");
                Files.move(file, moved);
                Files.createSymbolicLink(file, moved);
            }
            case "twice" ->
                Files.writeString(file, text + text.lines().findFirst().orElseThrow() + "\n");
            case "upper" ->
                Files.writeString(file, text.substring(0, 64).toUpperCase(Locale.ROOT) + text.substring(64));
            default -> Files.writeString(file, text + action.substring("line:".length()) + "\n");
        }
    }

    @Test
    void filesThatAreNotListedAreToldAndCanBeRefused() throws IOException {
        Files.writeString(bundle.resolve("002-network-operator/extra.yaml"), "x");
        Files.createSymbolicLink(bundle.resolve("link"), temporary);
        BundleVerdict verdict = verdict();
        assertEquals(List.of("002-network-operator/extra.yaml", "link"), verdict.unlistedFiles());
        assertEquals(Optional.empty(), policy("max").objection(verdict));
        TrustPolicy strict = new TrustPolicy(Optional.empty(), "", Optional.empty(), true);
        assertTrue(strict.objection(verdict).orElseThrow().contains("extra.yaml"));
    }

    private static TrustPolicy policy(String level) {
        return new TrustPolicy(TrustPolicy.level(level), "", Optional.empty(), false);
    }

    private SigningKey sign(Sha256 subject) throws IOException {
        SigningKey key = SigningKey.inFolder(Files.createDirectories(temporary.resolve("keys")));
        Provenance provenance = new Provenance(
                "https://aicr.run/bundle/v1",
                Map.of("recipe", "any"),
                Map.of("toolVersion", "v1.2.3"),
                List.of(),
                "builder",
                "id",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z");
        Statement statement = new Statement(
                List.of(new Subject("checksums.txt", subject)), Provenance.PREDICATE_TYPE, provenance.toPredicate());
        Files.createDirectories(bundle.resolve("attestation"));
        Files.write(
                bundle.resolve(BundleVerifier.BUNDLE_ATTESTATION),
                Attestor.ofKey(key).attest(statement).toJson());
        return key;
    }

    @Test
    void aBundleThatAKeySignedIsAttested() throws IOException {
        SigningKey key = sign(Sha256.ofFile(bundle.resolve("checksums.txt")));
        BundleVerdict verdict = verdict(Optional.of(key));
        assertEquals(TrustLevel.ATTESTED, verdict.level());
        assertEquals("v1.2.3", verdict.toolVersion());
        assertTrue(verdict.bundleCreator().matches("pem:[0-9a-f]{64}"));
        assertEquals(List.of(), verdict.unlistedFiles());
        assertTrue(policy("max").objection(verdict).orElseThrow().contains("minimum \"verified\""));
        assertEquals(Optional.empty(), policy("attested").objection(verdict));
        assertTrue(new TrustPolicy(Optional.of(TrustLevel.ATTESTED), "eve", Optional.empty(), false)
                .objection(verdict)
                .orElseThrow()
                .contains("eve"));
        assertEquals(Optional.empty(), version("< 2.0.0").objection(verdict));
        assertTrue(version("2.0.0").objection(verdict).orElseThrow().contains("v1.2.3"));
    }

    private static TrustPolicy version(String constraint) {
        return new TrustPolicy(
                Optional.of(TrustLevel.ATTESTED), "", Optional.of(VersionConstraint.parse(constraint)), false);
    }

    @Test
    void aSignatureOverOtherChecksumsOrOfAnotherKeyDoesNotHold() throws IOException {
        SigningKey key = sign(Sha256.of("other"));
        assertEquals(TrustLevel.UNKNOWN, verdict(Optional.of(key)).level());
        assertTrue(verdict(Optional.of(key)).errors().get(0).contains("other checksums"));
        assertTrue(verdict().errors().get(0).contains("--key"));
        SigningKey other = SigningKey.inFolder(Files.createDirectories(temporary.resolve("others")));
        sign(Sha256.ofFile(bundle.resolve("checksums.txt")));
        assertEquals(TrustLevel.UNKNOWN, verdict(Optional.of(other)).level());
    }

    @Test
    void aBrokenSignatureAndOneOverTheProgramThatCannotBeCheckedAreFaults() throws IOException {
        SigningKey key = sign(Sha256.ofFile(bundle.resolve("checksums.txt")));
        Files.writeString(bundle.resolve(BundleVerifier.PROGRAM_ATTESTATION), "{}");
        BundleVerdict verdict = verdict(Optional.of(key));
        assertEquals(TrustLevel.UNKNOWN, verdict.level());
        assertTrue(verdict.bundleAttested());
        Files.writeString(bundle.resolve(BundleVerifier.BUNDLE_ATTESTATION), "{}");
        assertFalse(verdict(Optional.of(key)).bundleAttested());
        Files.delete(bundle.resolve(BundleVerifier.BUNDLE_ATTESTATION));
        Files.createDirectory(bundle.resolve(BundleVerifier.BUNDLE_ATTESTATION));
        assertTrue(verdict(Optional.of(key)).errors().get(0).contains("not a regular file"));
    }

    @ParameterizedTest
    @CsvSource({
        "'>= 1.2.0', v1.2.3, true",
        "'> 1.2.3', v1.2.3, false",
        "'<= 1.2.3', v1.2.3, true",
        "'== 1.2.3', v1.2.3, true",
        "'!= 1.2.3', v1.2.3, false",
        "'1.2.3', v1.2.3-rc1, false",
        "'>= 1.2.3-rc1', v1.2.3-rc2, true",
        "'< 1.2.3', v1.2.3-rc1, true",
    })
    void versionsAreCompared(String constraint, String found, boolean holds) {
        assertEquals(holds, VersionConstraint.parse(constraint).holds(Version.parse(found)), constraint);
    }

    @Test
    void unknownWordsAreRefused() {
        assertThrows(AicrException.class, () -> TrustLevel.parse("gold"));
        assertThrows(AicrException.class, () -> VersionConstraint.parse("about 2"));
        assertEquals(Optional.of(TrustLevel.UNVERIFIED), TrustPolicy.level("UNVERIFIED"));
    }
}
