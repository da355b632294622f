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
package run.aicr.release.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.release.Payload;
import run.aicr.attestation.release.ProgramArchive;
import run.aicr.digest.Sha256;
import run.aicr.release.FinishedRelease;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;
import run.aicr.release.version.ReleaseId;

@ExtendWith(FinishedRelease.Extension.class)
class SealedArchiveTest {
    @TempDir
    Path temp;

    @Test
    void archiveOfTheReleaseIsInNormalForm(FinishedRelease finished) throws IOException {
        Path file = archive(finished);
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(10);
        }
        assertArrayEquals(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff}, head);
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                names.add(e.getName());
                assertEquals(0, e.getLongUserId() + e.getLongGroupId(), e.getName());
                assertEquals("", e.getUserName() + e.getGroupName(), e.getName());
                assertEquals(SmallRelease.COMMIT_TIME, e.getLastModifiedTime().toInstant(), e.getName());
                assertFalse(e.isSymbolicLink() || e.isLink(), e.getName());
                boolean executable = e.isDirectory() || isProgram(e.getName(), finished);
                assertEquals(executable ? 0755 : 0644, e.getMode() & 07777, e.getName());
            }
        }
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(
                List.of(
                        "LICENSE",
                        "THIRD_PARTY_NOTICES.md",
                        "aicr",
                        "aicr-attestation.sigstore.json",
                        "aicr-release.json",
                        "recipe-catalog.sigstore.json"),
                names.stream().filter(n -> !n.startsWith("lib/")).toList());
    }

    @Test
    void archiveCarriesThePayloadAndItsStamp(FinishedRelease finished) throws IOException {
        ProgramArchive contents = ProgramArchive.read(archive(finished), "aicr");
        assertEquals(Payload.of(payload(finished), "aicr"), contents.payload());
        String platform = Platform.host().fileName();
        assertEquals(
                """
                {
                  "schema": "aicr.run/stamp/v1",
                  "version": "1.2.3",
                  "commit": "%s",
                  "date": "2026-05-04T12:00:00Z",
                  "tag": "v1.2.3",
                  "payload": {
                    "aicr_%s": "%s"
                  },
                  "rehearsal": true
                }
                """.formatted(
                                finished.id().commit(),
                                platform,
                                contents.payload().digest().prefixed()),
                new String(contents.others().get("aicr-release.json"), StandardCharsets.UTF_8));
    }

    @Test
    void stampOfARealReleaseSaysNothingAboutRehearsals(FinishedRelease finished) {
        ReleaseId id = finished.id();
        ReleaseId real = new ReleaseId(id.tag(), id.commit(), id.tree(), id.tagObject(), id.date(), false);
        String stamp = new String(StampFile.json(real, "aicr/linux/amd64", Sha256.of("")), StandardCharsets.UTF_8);
        assertFalse(stamp.contains("rehearsal"), stamp);
        assertTrue(stamp.contains("\"aicr/linux/amd64\": \"sha256:"), stamp);
    }

    @Test
    void onlyPayloadFilesOfTheFolderAreTaken() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("payload"));
        Path program = Files.writeString(folder.resolve("p"), "run");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("other"), "no");
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/a"), "a");
        Path file = temp.resolve("p.tar.gz");
        SealedArchive.write(file, folder, "p", Map.of("LICENSE", new byte[] {1}), SmallRelease.COMMIT_TIME);
        ProgramArchive contents = ProgramArchive.read(file, "p");
        assertEquals(
                List.of("lib/a", "p"), List.copyOf(contents.payload().files().keySet()));
        assertEquals(List.of("LICENSE"), List.copyOf(contents.others().keySet()));
        Path again = temp.resolve("again.tar.gz");
        SealedArchive.write(again, folder, "p", Map.of("LICENSE", new byte[] {1}), SmallRelease.COMMIT_TIME);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    @Test
    void archivesOutOfNormalFormAreRefused() throws IOException {
        TarArchiveEntry owned = new TarArchiveEntry("lib/a");
        owned.setIds(1000, 0);
        assertTrue(refusal(owned).contains("not in normal form: lib/a"));
        TarArchiveEntry link = new TarArchiveEntry("lib/a", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        link.setIds(0, 0);
        assertTrue(refusal(link).contains("not in normal form: lib/a"));
        assertTrue(refusal(new TarArchiveEntry("lib/a", TarConstants.LF_CHR)).contains("special file"));
        assertTrue(refusal(new TarArchiveEntry("lib/a", TarConstants.LF_FIFO)).contains("special file"));
        TarArchiveEntry outside = new TarArchiveEntry("../a");
        assertTrue(refusal(outside).contains("unsafe path"));
        Files.writeString(temp.resolve("x.tar.gz"), "no archive");
        assertThrows(IOException.class, () -> ProgramArchive.read(temp.resolve("x.tar.gz"), "p"));
    }

    private String refusal(TarArchiveEntry entry) throws IOException {
        Path file = temp.resolve("bad.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        return assertThrows(IOException.class, () -> ProgramArchive.read(file, "p"))
                .getMessage();
    }

    private static boolean isProgram(String path, FinishedRelease finished) {
        return path.startsWith("lib/") && Files.isExecutable(payload(finished).resolve(path)) || path.equals("aicr");
    }

    private static Path payload(FinishedRelease finished) {
        return finished.work().payload("aicr_" + Platform.host().fileName());
    }

    private static Path archive(FinishedRelease finished) {
        return finished.work().assets().resolve("aicr_1.2.3_" + Platform.host().fileName() + ".tar.gz");
    }
}
