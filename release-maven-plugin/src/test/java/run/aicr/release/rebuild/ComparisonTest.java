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
package run.aicr.release.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.release.SmallRelease;
import run.aicr.release.archive.SealedArchive;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Scratch;
import run.aicr.release.git.TagCheckout;
import run.aicr.release.input.InputCache;
import run.aicr.release.version.ReleaseId;

class ComparisonTest {
    private static final ReleaseId ID =
            new ReleaseId("v1.0.0", "c".repeat(40), "d".repeat(40), "e".repeat(40), SmallRelease.COMMIT_TIME, true);

    @TempDir
    Path temp;

    private Path archive(String folder, Map<String, String> payload, String statement, Instant time)
            throws IOException {
        Path files = Files.createDirectories(temp.resolve(folder).resolve("payload/lib"))
                .getParent();
        for (Map.Entry<String, String> file : payload.entrySet()) {
            Files.writeString(files.resolve(file.getKey()), file.getValue());
        }
        if (Files.exists(files.resolve("aicr"))) {
            Files.setPosixFilePermissions(files.resolve("aicr"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path archive = temp.resolve(folder).resolve("aicr.tar.gz");
        Map<String, byte[]> extras = Map.of(
                "aicr-release.json", payload.toString().getBytes(StandardCharsets.UTF_8),
                "aicr-attestation.sigstore.json", statement.getBytes(StandardCharsets.UTF_8));
        SealedArchive.write(archive, files, "aicr", extras, time);
        return archive;
    }

    private static Optional<String> difference(Path one, Path other) throws IOException {
        return ArchiveEntries.read(one).firstDifference(ArchiveEntries.read(other));
    }

    @Test
    void archivesAreEqualWhateverTheirStatementsSay() throws IOException {
        Map<String, String> payload = Map.of("aicr", "x", "lib/a.jar", "a", "lib/b.jar", "b");
        Path one = archive("one", payload, "signed now", SmallRelease.COMMIT_TIME);
        Path two = archive("two", payload, "signed later", SmallRelease.COMMIT_TIME);
        assertTrue(Files.mismatch(one, two) >= 0);
        assertEquals(Optional.empty(), difference(one, two));
    }

    @Test
    void theFirstEntryThatDiffersIsNamedAndTheStampLast() throws IOException {
        Map<String, String> payload = new TreeMap<>(Map.of("aicr", "x", "lib/a.jar", "a", "lib/b.jar", "b"));
        Path one = archive("one", payload, "", SmallRelease.COMMIT_TIME);
        payload.put("lib/b.jar", "other");
        assertEquals(
                Optional.of("lib/b.jar: content"),
                difference(one, archive("two", payload, "", SmallRelease.COMMIT_TIME)));
        payload.remove("lib/a.jar");
        Path three = archive("three", payload, "", SmallRelease.COMMIT_TIME);
        assertEquals(Optional.of("lib/a.jar: only in the release"), difference(one, three));
        assertEquals(Optional.of("lib/a.jar: only in the rebuild"), difference(three, one));
        payload.put("lib/a.jar", "a");
        payload.put("lib/b.jar", "b");
        assertEquals(
                Optional.of("aicr: time"),
                difference(one, archive("four", payload, "", SmallRelease.COMMIT_TIME.plusSeconds(1))));
    }

    @Test
    void reportNamesWhatIsEqualDifferentAndMissing() throws IOException {
        Path notes = Files.writeString(temp.resolve("notes.md"), "one\ntwo\nthree\n");
        Path other = Files.writeString(temp.resolve("other.md"), "one\ntwo\nfour\n");
        Side release = new Side(
                new TreeMap<>(Map.of("aicr_linux_amd64", Sha256.of("p"), "aicr_linux_arm64", Sha256.of("q"))),
                new TreeMap<>(Map.of("example.com/aicr", Sha256.of("i"))),
                new TreeMap<>(Map.of("NOTICES.md", notes, "release-notes.md", notes)),
                new TreeMap<>());
        Side rebuilt = new Side(
                new TreeMap<>(Map.of("aicr_linux_amd64", Sha256.of("p"), "more", Sha256.of("m"))),
                new TreeMap<>(Map.of("example.com/aicr", Sha256.of("i"))),
                new TreeMap<>(Map.of("NOTICES.md", notes, "release-notes.md", other)),
                new TreeMap<>());
        RebuildReport report = Comparison.of(release, rebuilt);
        assertEquals(List.of("payload aicr_linux_amd64", "image example.com/aicr", "NOTICES.md"), report.equal());
        assertEquals(List.of(new RebuildReport.Difference("release-notes.md", "line 3")), report.different());
        assertEquals(List.of("payload aicr_linux_arm64"), report.missing());
        assertFalse(report.isEqual());
        ReleaseException refusal = assertThrows(ReleaseException.class, () -> report.require(ID, "rebuild.json"));
        assertEquals(Code.NOT_REPRODUCIBLE, refusal.code());
        assertEquals(
                "the rebuild of v1.0.0 differs in release-notes.md (line 3), payload aicr_linux_arm64 (missing)",
                refusal.sentence());
        String json = new String(report.json(ID, "public"), StandardCharsets.UTF_8);
        assertTrue(json.contains("\"reproducible\": false") && json.contains("\"first\": \"line 3\""), json);
        assertTrue(Comparison.of(release, release).isEqual());
        Comparison.of(release, release).require(ID, "rebuild.json");
    }

    @Test
    void folderWithoutAReleaseIsRefused() {
        assertEquals(
                Code.MISSING_ARTIFACT,
                assertThrows(ReleaseException.class, () -> Side.ofRelease(temp)).code());
    }

    @Test
    void cloneHasTheTagAndNothingOfTheWorkTree() throws IOException {
        Scratch git = Scratch.init(temp.resolve("reactor"));
        git.write("a.txt", "one");
        git.commit("feat: one");
        git.git("tag", "--annotate", "--message=v1.0.0", "v1.0.0");
        git.write("a.txt", "two");
        git.commit("feat: two");
        git.write("lies-around.txt", "x");
        Path checkout = temp.resolve("folder/checkout");
        TagCheckout.make(git.open(), "v1.0.0", checkout);
        assertEquals("one", Files.readString(checkout.resolve("a.txt")));
        assertFalse(Files.exists(checkout.resolve("lies-around.txt")));
        assertEquals(
                Code.NOT_A_REPOSITORY,
                assertThrows(
                                ReleaseException.class,
                                () -> TagCheckout.make(git.open(), "v2.0.0", temp.resolve("folder/other")))
                        .code());
    }

    @Test
    void mavenOfTheTagIsRunInItsCloneAndItsFailureIsReported() throws IOException {
        Scratch git = Scratch.init(temp.resolve("reactor"));
        git.write("a.txt", "one");
        git.commit("feat: one");
        git.git("tag", "--annotate", "--message=v1.0.0", "v1.0.0");
        Path mvn = Files.createDirectories(temp.resolve("maven home/bin")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\npwd\necho \"$@\"\necho '[ERROR] no such plugin'\nexit 1\n");
        Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
        TagBuild.Maven maven = new TagBuild.Maven(
                temp.resolve("maven home"),
                temp.resolve("repository"),
                Optional.of(temp.resolve("s.xml")),
                new InputCache(temp.resolve("cache"), InputCache.Mode.FETCH));
        TagBuild build = new TagBuild(git.open(), ID, temp.resolve("again"), maven);
        ReleaseException refusal = assertThrows(ReleaseException.class, build::build);
        assertEquals(Code.MISSING_ARTIFACT, refusal.code());
        assertTrue(refusal.sentence().endsWith("failed: no such plugin"), refusal.sentence());
        String log = Files.readString(temp.resolve("again/maven.log"));
        assertTrue(log.startsWith(build.checkout().toRealPath().toString()), log);
        for (String argument : List.of(
                "package",
                "-DskipTests",
                "-Dmaven.install.skip=true",
                "-Daicr.release.tag=v1.0.0",
                "-Daicr.release.inputs=fetch",
                "-Daicr.release.cache=" + temp.resolve("cache"))) {
            assertTrue(log.contains(argument), log);
        }
    }
}
