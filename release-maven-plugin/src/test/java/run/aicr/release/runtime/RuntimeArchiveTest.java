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
package run.aicr.release.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.runtime.RuntimeArchive.Unpacked;

class RuntimeArchiveTest {
    @TempDir
    Path temp;

    private interface Filling {
        void into(TarArchiveOutputStream tar) throws IOException;
    }

    private Path tar(Filling filling) throws IOException {
        Path file = temp.resolve("archive.tar.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
            filling.into(tar);
        }
        return file;
    }

    private static void file(TarArchiveOutputStream tar, String path, String content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void special(TarArchiveOutputStream tar, String path, byte type, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path, type, true);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private Unpacked unpack(Path archive) throws IOException {
        return RuntimeArchive.unpack(archive, temp.resolve("out"));
    }

    private void assertRefused(Path archive, String reason) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> unpack(archive));
        assertEquals(Code.CONFIG_INVALID, e.code());
        assertTrue(e.sentence().contains(reason), e.sentence());
    }

    @Test
    void linksOfBothKindsBecomeCopies() throws IOException {
        Unpacked unpacked = unpack(tar(tar -> {
            file(tar, "jre/lib/a", "content");
            special(tar, "jre/lib/soft", TarConstants.LF_SYMLINK, "../lib/a");
            special(tar, "jre/lib/again", TarConstants.LF_SYMLINK, "soft");
            special(tar, "jre/hard", TarConstants.LF_LINK, "jre/lib/a");
            special(tar, "other/unused", TarConstants.LF_SYMLINK, "../jre/nothing");
        }));
        assertEquals(List.of("jre"), unpacked.foldersWith("lib/a"));
        assertEquals(List.of(), unpacked.foldersWith("ib/a"));
        assertFalse(Files.exists(unpacked.folder().resolve("jre/hard")));
        unpacked.resolveLinks("jre");
        for (String link : List.of("jre/lib/soft", "jre/lib/again", "jre/hard")) {
            Path copy = unpacked.folder().resolve(link);
            assertFalse(Files.isSymbolicLink(copy));
            assertEquals("content", Files.readString(copy));
        }
        assertFalse(Files.exists(unpacked.folder().resolve("other/unused")));
    }

    @Test
    void aZipIsReadToo() throws IOException {
        Path file = temp.resolve("archive.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            zip.putArchiveEntry(new ZipArchiveEntry("jre/"));
            zip.closeArchiveEntry();
            zip.putArchiveEntry(new ZipArchiveEntry("jre/release"));
            zip.write("facts".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
            ZipArchiveEntry link = new ZipArchiveEntry("jre/link");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("release".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        Unpacked unpacked = unpack(file);
        unpacked.resolveLinks("jre");
        assertEquals("facts", Files.readString(unpacked.folder().resolve("jre/link")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "jre/../../evil", "/evil", "jre\\evil", "jre//evil", "jre/./evil", "jre/\u0001"})
    void aPathThatIsNotPlainIsRefused(String path) throws IOException {
        assertRefused(tar(tar -> file(tar, path, "x")), "path");
        assertFalse(Files.exists(temp.resolve("evil")));
    }

    @ParameterizedTest
    @CsvSource({"jre/a,../../evil", "jre/a,/etc/passwd", "a,..", "jre/a,../.."})
    void aLinkOutOfTheArchiveIsRefused(String path, String target) throws IOException {
        assertRefused(tar(tar -> special(tar, path, TarConstants.LF_SYMLINK, target)), "leaves the archive");
    }

    @Test
    void aHardLinkOutOfTheArchiveIsRefused() throws IOException {
        assertRefused(tar(tar -> special(tar, "a", TarConstants.LF_LINK, "../evil")), "path");
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        assertRefused(
                tar(tar -> {
                    special(tar, "jre", TarConstants.LF_SYMLINK, "other");
                    file(tar, "jre", "x");
                }),
                "two entries with the path jre");
        Files.createDirectories(temp.resolve("second"));
        assertRefusedBelow(
                tar(tar -> {
                    file(tar, "jre/a", "x");
                    special(tar, "jre/a", TarConstants.LF_LINK, "jre/b");
                }),
                "two entries with the path jre/a");
    }

    private void assertRefusedBelow(Path archive, String reason) {
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> RuntimeArchive.unpack(archive, temp.resolve("second/out")));
        assertTrue(e.sentence().contains(reason), e.sentence());
    }

    @Test
    void devicesAndPipesAreRefused() throws IOException {
        assertRefused(tar(tar -> special(tar, "jre/pipe", TarConstants.LF_FIFO, "")), "neither file, folder nor link");
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        assertRefused(
                tar(tar -> {
                    for (int i = 0; i <= 20_000; i++) {
                        special(tar, "f" + i, TarConstants.LF_SYMLINK, "x");
                    }
                }),
                "more than 20000 entries");
    }

    @Test
    void aLinkToNothingIsRefusedWhenItIsNeeded() throws IOException {
        Unpacked unpacked = unpack(tar(tar -> {
            special(tar, "jre/one", TarConstants.LF_SYMLINK, "two");
            special(tar, "jre/two", TarConstants.LF_SYMLINK, "one");
        }));
        ReleaseException e = assertThrows(ReleaseException.class, () -> unpacked.resolveLinks("jre"));
        assertTrue(e.sentence().contains("leads to no file of the archive"), e.sentence());
    }

    @Test
    void anythingElseIsNoArchive() throws IOException {
        assertRefused(Files.writeString(temp.resolve("text"), "hello"), "neither tar.gz nor zip");
        assertRefused(Files.write(temp.resolve("short"), new byte[] {0x1f, (byte) 0x8b, 8}), "cannot be used");
    }
}
