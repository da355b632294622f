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
package run.aicr.release.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.version.ReleaseId;

class WorkArchiveTest {
    private static final ReleaseId ID =
            new ReleaseId("v1.2.3", "c0ffee", "tree", "object", Instant.parse("2026-05-04T12:00:00Z"), true);

    @TempDir
    Path temp;

    private Path tar;

    @BeforeEach
    void begin() throws IOException {
        tar = temp.resolve("out/handover.tar");
        write("a/work/v1.2.3/payload/aicr", "program");
        Files.setPosixFilePermissions(
                temp.resolve("a/work/v1.2.3/payload/aicr"), PosixFilePermissions.fromString("rwxrwxrwx"));
        write("a/work/v1.2.3/scratch/left-over", "x");
        write("a/rehearsal/qualify/c0ffee.json", "{}");
        write("a/rehearsal/keys/secret", "key");
        Files.createDirectories(temp.resolve("a/rehearsal/tap.git/refs/heads"));
    }

    @Test
    void whatIsPackedIsUnpackedForTheUserAlone() throws IOException {
        Sha256 digest = of("a").pack(tar, WorkArchive.Content.WHOLE);
        of("b").unpack(tar, digest);
        assertEquals("program", Files.readString(temp.resolve("b/work/v1.2.3/payload/aicr")));
        assertEquals("rwx------", mode("b/work/v1.2.3/payload/aicr"));
        assertEquals("rw-------", mode("b/rehearsal/keys/secret"));
        assertTrue(Files.isDirectory(temp.resolve("b/rehearsal/tap.git/refs/heads")), "empty folders too");
        assertFalse(Files.exists(temp.resolve("b/work/v1.2.3/scratch")));
        assertTrue(Files.readString(temp.resolve("b/work/v1.2.3/handover.json")).contains(digest.prefixed()));
        assertEquals(List.of("v1.2.3"), names("b/work"));
        assertEquals(digest, of("b").pack(temp.resolve("out/again.tar"), WorkArchive.Content.WHOLE));
    }

    @Test
    void theRecordAloneHasNoSecret() throws IOException {
        Sha256 digest = of("a").pack(tar, WorkArchive.Content.RECORD);
        of("b").unpack(tar, digest);
        assertEquals(List.of("qualify"), names("b/rehearsal"));
        assertFalse(Files.exists(temp.resolve("b/work/v1.2.3")));
        Files.delete(temp.resolve("a/rehearsal/qualify/c0ffee.json"));
        refused(Code.MISSING_ARTIFACT, () -> of("a").pack(tar, WorkArchive.Content.RECORD));
    }

    @Test
    void linksAreNotHandedOn() throws IOException {
        Files.createSymbolicLink(temp.resolve("a/work/v1.2.3/link"), Path.of("/etc/passwd"));
        refused(Code.MISSING_ARTIFACT, () -> of("a").pack(tar, WorkArchive.Content.WHOLE));
        assertFalse(Files.exists(tar));
    }

    @Test
    void foreignArchivesAreRefusedAndLeaveNothing() throws IOException {
        String mark = "{\"schema\": \"aicr.run/handover/v1\", \"tag\": \"v1.2.3\", \"commit\": \"c0ffee\"}";
        ArchiveEntry good = file("work/f", "x");
        Map<String, List<ArchiveEntry>> archives = Map.of(
                "no mark", List.of(good),
                "a link", List.of(good, file("handover.json", mark), new ArchiveEntry.Link("work/l", "/etc")),
                "a file elsewhere", List.of(good, file("handover.json", mark), file("etc/f", "x")),
                "another schema", List.of(good, file("handover.json", mark.replace("v1\"", "v2\""))),
                "a folder outside",
                        List.of(good, file("handover.json", mark.replace("}", ", \"emptyFolders\": [\"../x\"]}"))),
                "no JSON", List.of(good, file("handover.json", "{")));
        for (Map.Entry<String, List<ArchiveEntry>> archive : archives.entrySet()) {
            Path file = temp.resolve("foreign.tar");
            try (OutputStream out = Files.newOutputStream(file)) {
                PlainTar.write(out, archive.getValue(), Instant.EPOCH);
            }
            refused(Code.MISSING_ARTIFACT, () -> of("b").unpack(file, Sha256.ofFile(file)));
            assertFalse(Files.exists(temp.resolve("b/work/v1.2.3")), archive.getKey());
            assertEquals(List.of(), names("b/work"), archive.getKey());
            assertFalse(Files.exists(temp.resolve("b/x")), archive.getKey());
        }
        Path cut = Files.write(temp.resolve("cut.tar"), new byte[700]);
        of("a").pack(tar, WorkArchive.Content.WHOLE);
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(tar), 700));
        refused(Code.MISSING_ARTIFACT, () -> of("b").unpack(cut, Sha256.ofFile(cut)));
        refused(Code.MISSING_ARTIFACT, () -> of("b").unpack(temp.resolve("none.tar"), Sha256.of("")));
    }

    @Test
    void summaryTellsEachStateAndNoMarkupOfOthers() throws IOException {
        write("ledger/v1.2.3.jsonl", """
                {"schema":"aicr.run/ledger/v1","tag":"v1.2.3","commit":"c0ffee"}
                {"at":"2026-05-04T12:00:01Z","step":"tagged","event":"done","evidence":{"tag":"v1.2.3"}}
                {"at":"2026-05-04T12:00:02Z","step":"qualified","event":"failed","evidence":{"code":"X","message":"a|b <i>[l](u)`"}}
                """);
        String text = JobReport.markdown("sign", RecordedRelease.read(temp, "v1.2.3"), Optional.of("[X] no"));
        assertTrue(text.contains("| v1.2.3 | c0ffee | stable | sign |\n"), text);
        assertTrue(text.contains("**Failed:** X no\n"), text);
        assertTrue(text.contains("| tagged | done | 2026-05-04T12:00:01Z | tag v1.2.3 |\n"), text);
        assertTrue(text.contains("| qualified | failed | 2026-05-04T12:00:02Z | X: a\\|b &lt;i>l(u)' |\n"), text);
        assertTrue(text.contains("| notified | open |  |  |\n"), text);
        Path file = temp.resolve("summary/file.md");
        JobReport.summary(file, text);
        JobReport.summary(file, "end\n");
        assertEquals(text + "end\n", Files.readString(file));
    }

    @Test
    void outputsHaveOneLineEach() throws IOException {
        Path file = temp.resolve("outputs");
        JobReport.outputs(file, Map.of("tag", "v1.2.3"));
        refused(Code.INVALID_ARGUMENT, () -> JobReport.outputs(file, Map.of("tag", "x\nother=1")));
        assertEquals("tag=v1.2.3\n", Files.readString(file));
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void refused(Code code, Action action) {
        assertEquals(code, assertThrows(ReleaseException.class, action::run).code());
    }

    private WorkArchive of(String machine) {
        return new WorkArchive(
                ID,
                temp.resolve(machine).resolve("work/v1.2.3"),
                temp.resolve(machine).resolve("rehearsal"));
    }

    private static ArchiveEntry file(String path, String text) {
        return new ArchiveEntry.File(path, false, ArchiveEntry.Source.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve(path)));
    }

    private List<String> names(String folder) throws IOException {
        try (var list = Files.list(temp.resolve(folder))) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
