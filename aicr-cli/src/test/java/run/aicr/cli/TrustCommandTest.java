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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.Sha256;

/** {@code aicr trust}. */
class TrustCommandTest {
    @TempDir
    private Path folder;

    private Path file;
    private String digest;

    @BeforeEach
    void write() throws IOException {
        byte[] json = TrustedRoot.publicInstanceJson();
        file = Files.write(folder.resolve("root.json"), json);
        digest = Sha256.of(json).hex();
    }

    private InProcess run(String... words) {
        return InProcess.run(folder, Map.of("HOME", folder.toString()), words);
    }

    private Path kept() {
        return folder.resolve(".sigstore/root/tuf-repo-cdn.sigstore.dev/targets/trusted_root.json");
    }

    @Test
    void theCarriedRootIsShown() {
        InProcess run = run("trust", "show");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("Source:  this program\nSHA-256: " + digest), run.out());
        assertTrue(run.out().contains("Transparency logs:\n  rekor.sigstore.dev from "), run.out());
        assertEquals("", run.err());
    }

    @Test
    void aNewRootCountsFromThenOn() throws IOException {
        InProcess run = run("trust", "update", "--from", "root.json", "--sha256", digest);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("  ✓ Trusted root updated\n  CAs: "), run.out());
        assertArrayEquals(TrustedRoot.publicInstanceJson(), Files.readAllBytes(kept()));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept().getParent())));
        assertTrue(run("trust", "show").out().contains("Source:  " + kept()));
        Files.setLastModifiedTime(kept(), FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        InProcess old = run("trust", "show");
        assertTrue(old.out().contains("As of:   2025-01-01 (366 days ago)"), old.out());
        assertTrue(old.err().contains("the public trust root of " + kept() + " is of 2025-01-01"), old.err());
    }

    @Test
    void nothingIsChangedByWhatIsNotTheRootThatWasMeant() throws IOException {
        assertEquals(
                4,
                run("trust", "update", "--from", "root.json", "--sha256", "0".repeat(64))
                        .exitCode());
        assertEquals(
                2,
                run("trust", "update", "--from", "root.json", "--sha256", "abc").exitCode());
        assertEquals(2, run("trust", "update", "--from", "root.json").exitCode());
        assertEquals(
                3, run("trust", "update", "--from", "none", "--sha256", digest).exitCode());
        Files.writeString(file, "{}");
        String other = Sha256.of("{}").hex();
        assertEquals(
                2,
                run("trust", "update", "--from", "root.json", "--sha256", other).exitCode());
        assertEquals(
                6,
                run("trust", "update", "--from", "http://127.0.0.1:9/x", "--sha256", digest)
                        .exitCode());
        assertFalse(Files.exists(kept()));
    }

    @Test
    void anUpdateWithoutNetworkMayBeTriedAgainAndSaysNothing() {
        Map<String, String> cut = Map.of("HOME", folder.toString(), "HTTPS_PROXY", "http://127.0.0.1:9");
        InProcess run = InProcess.run(folder, cut, "trust", "update");
        assertEquals(6, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertFalse(Files.exists(kept()));
        assertEquals(0, run("trust", "show").exitCode());
    }

    @Test
    void withoutAHomeThereIsNoPlace() {
        InProcess run = InProcess.run(folder, Map.of(), "trust", "update", "--from", "root.json", "--sha256", digest);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains("HOME is not set"), run.err());
    }
}
