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
package run.aicr.release.homebrew;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.ChecksumFile;
import run.aicr.digest.Sha256;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.Attested;
import run.aicr.release.check.Checked;
import run.aicr.release.forge.Published;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.product.Built;
import run.aicr.release.product.GatePolicy;
import run.aicr.release.product.Jdk;
import run.aicr.release.product.ReleaseBuild;
import run.aicr.release.product.ReleaseConfig;
import run.aicr.release.product.ReleaseConfig.Missing;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.product.WorkFolder;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Settled;

class FormulaWrittenTest {
    private static final ReleaseConfig CONFIG = new ReleaseConfig(
            "example/demo", "main", List.of(), List.of(), List.of(), List.of(), List.of(), "", GatePolicy.NONE);

    @TempDir
    Path temp;

    @BeforeEach
    void begin() throws IOException {
        publish("v1.2.3", "content of ");
    }

    @Test
    void formulaOfACompleteStableReleaseIsWrittenOnce() throws IOException {
        FormulaWritten formula = formula("v1.2.3", List.of());
        Finding.Missing<?> missing = assertInstanceOf(Finding.Missing.class, formula.look());
        assertEquals("the tap has no formula of v1.2.3", missing.reason());
        formula.act();
        Finding.Done<FormulaWritten.Result> done = done(formula);
        String text = Files.readString(done.result().formula());
        assertTrue(text.contains("version \"1.2.3\""), text);
        assertTrue(text.contains("https://github.com/example/demo/releases/download/v1.2.3/"), text);
        for (Platform platform : Platform.values()) {
            assertTrue(
                    text.contains(
                            Sha256.of("content of " + platform.archive("1.2.3")).hex()),
                    text);
        }
        assertEquals(Map.of("formula", done.result().formula().toString()), formula.evidence(done.result()));
        formula.act();
        assertEquals(text, Files.readString(done.result().formula()));
    }

    @Test
    void higherVersionInTheTapStays() throws IOException {
        publish("v1.2.4", "newer ");
        FormulaWritten newer = formula("v1.2.4", List.of());
        newer.act();
        String text = Files.readString(done(newer).result().formula());
        publish("v1.2.3", "content of ");
        FormulaWritten older = formula("v1.2.3", List.of());
        Finding.NotDue<?> notDue = assertInstanceOf(Finding.NotDue.class, older.look());
        assertEquals("NOT_LATEST", notDue.reason());
        older.act();
        assertEquals(
                text,
                Files.readString(done(formula("v1.2.4", List.of())).result().formula()));
    }

    @Test
    void sameVersionWithOtherContentIsAConflict() throws IOException {
        formula("v1.2.3", List.of()).act();
        publish("v1.2.3", "other content of ");
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> formula("v1.2.3", List.of()).look());
        assertEquals(Code.FORMULA_CONFLICT, e.code());
    }

    @Test
    void archiveThatDiffersFromTheChecksumsIsRefused() throws IOException {
        Files.writeString(release("v1.2.3").resolve(Platform.MACOS_INTEL.archive("1.2.3")), "changed");
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> formula("v1.2.3", List.of()).look());
        assertEquals(Code.CHECKSUM_MISMATCH, e.code());
    }

    @Test
    void unreadableChecksumsAreRefused() throws IOException {
        Files.writeString(release("v1.2.3").resolve("aicr_checksums.txt"), "nonsense\n");
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> formula("v1.2.3", List.of()).look());
        assertEquals(Code.MISSING_ARTIFACT, e.code());
    }

    @Test
    void candidatesAndIncompleteRehearsalsGetNoFormula() throws IOException {
        publish("v1.3.0-rc1", "candidate ");
        Finding.NotDue<?> candidate = assertInstanceOf(
                Finding.NotDue.class, formula("v1.3.0-rc1", List.of()).look());
        assertEquals("PRERELEASE", candidate.reason());
        List<Missing> lacking = List.of(new Missing("aicr_1.2.3_darwin_arm64.tar.gz", "no runtime"));
        assertInstanceOf(Finding.NotDue.class, formula("v1.2.3", lacking).look());
        List<Missing> others = List.of(new Missing("aicrd_1.2.3_linux_arm64.tar.gz", "x"), new Missing("install", "x"));
        assertInstanceOf(Finding.Missing.class, formula("v1.2.3", others).look());
    }

    private void publish(String tag, String content) throws IOException {
        Path release = Files.createDirectories(release(tag));
        Map<String, Sha256> digests = new TreeMap<>();
        for (Platform platform : Platform.values()) {
            String name = platform.archive(tag.substring(1));
            digests.put(name, Sha256.ofFile(Files.writeString(release.resolve(name), content + name)));
        }
        Files.writeString(release.resolve("aicr_checksums.txt"), new ChecksumFile(digests).text());
    }

    private Path release(String tag) {
        return temp.resolve("releases").resolve(tag);
    }

    @SuppressWarnings("unchecked")
    private static Finding.Done<FormulaWritten.Result> done(FormulaWritten formula) {
        return assertInstanceOf(Finding.Done.class, formula.look());
    }

    private FormulaWritten formula(String tag, List<Missing> missing) {
        ReleaseId id = new ReleaseId(tag, "c", "t", "o", Instant.EPOCH, true);
        WorkFolder work = WorkFolder.of(temp.resolve("work"), id);
        ReleaseBuild build =
                new ReleaseBuild(CONFIG, id, new Jdk(temp, "25", "25", "x"), temp, work, (i, boms, jdk, root) -> "");
        BuildManifest manifest =
                new BuildManifest(id, "", "25", Sha256.of(""), new TreeMap<>(), List.of(), new TreeMap<>(), missing);
        Built built = Settled.with(new Built(build), new Built.Result(manifest, work));
        AttestInputs inputs = new AttestInputs("", temp, "", Map.of());
        Attested attested = new Attested(built, CONFIG, temp, temp.resolve("keys"), () -> inputs, Clock.systemUTC());
        Published published = Settled.with(
                new Published(built, attested, new Checked(attested, id), temp, id),
                new Published.Result(release(tag), temp.resolve("registry")));
        return new FormulaWritten(built, published, CONFIG, temp.resolve("tap"));
    }
}
