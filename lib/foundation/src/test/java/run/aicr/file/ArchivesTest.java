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
package run.aicr.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {
    private static final Instant TIME = Instant.parse("2026-07-01T12:00:00Z");

    private static ArchiveEntry file(String path, String content, boolean executable) {
        return new ArchiveEntry.File(
                path, executable, ArchiveEntry.Source.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] tar(List<ArchiveEntry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlainTar.write(out, entries, TIME);
        return out.toByteArray();
    }

    @Test
    void entriesAreSortedOwnedByRootAndHaveModesByRule() throws IOException {
        String longName = "d/" + "x".repeat(150) + "é";
        byte[] tar = tar(List.of(
                file("b", "2", false),
                file(longName, "3", false),
                file("a", "1", true),
                new ArchiveEntry.Link("l", "a")));
        List<String> seen = new ArrayList<>();
        PlainTar.read(new ByteArrayInputStream(tar), 1_000, (path, header, content) -> {
            assertEquals(0, header.uid() + header.gid());
            assertEquals(TIME, header.time());
            seen.add(path + " " + Integer.toOctalString(header.mode()) + " " + header.linkTarget()
                    + new String(content.readAllBytes(), StandardCharsets.UTF_8));
        });
        assertEquals(List.of("a 755 1", "b 644 2", longName + " 644 3", "l 777 a"), seen);
    }

    @Test
    void theFolderOfAUserBelongsToThemAlone() throws IOException {
        byte[] tar = tar(List.of(new ArchiveEntry.OwnedFolder("home/me", 10001)));
        List<String> seen = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                seen.add(entry.getName() + " " + Integer.toOctalString(entry.getMode()) + " " + entry.getLongUserId()
                        + ":" + entry.getLongGroupId());
            }
        }
        assertEquals(List.of("home/ 755 0:0", "home/me/ 700 10001:10001"), seen);
    }

    @Test
    void theSameEntriesGiveTheSameBytesInAnyOrder() throws IOException {
        ArchiveEntry one = file("x/y", "1", false);
        ArchiveEntry two = file("x-z", "2", true);
        assertArrayEquals(tar(List.of(one, two)), tar(List.of(two, one)));
        assertThrows(IllegalArgumentException.class, () -> tar(List.of(one, one)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "../a", "a/../b", "a//b", "a\\b", "./a", "a\nb"})
    void unsafePathsAreRefused(String path) {
        assertThrows(IllegalArgumentException.class, () -> SafePath.requireRelative(path));
    }

    @Test
    void anArchiveCannotLeadOutsideOrGrowWithoutBound() throws IOException {
        ByteArrayOutputStream evil = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(evil)) {
            TarArchiveEntry entry = new TarArchiveEntry("a/../../evil");
            entry.setSize(0);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
        }
        assertThrows(
                IOException.class,
                () -> PlainTar.read(new ByteArrayInputStream(evil.toByteArray()), 1_000, (p, h, c) -> {}));
        byte[] big = tar(List.of(file("a", "x".repeat(2_000), false)));
        assertThrows(IOException.class, () -> PlainTar.read(new ByteArrayInputStream(big), 1_000, (p, h, c) -> {}));
    }

    @Test
    void archivesOfOthersMayHoldHardLinksDevicesAndOddNames() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            put(out, new TarArchiveEntry("./bin/"));
            put(out, new TarArchiveEntry("./bin/perl"));
            TarArchiveEntry hard = new TarArchiveEntry("bin/perl5", TarConstants.LF_LINK);
            hard.setLinkName("./bin/perl");
            put(out, hard);
            put(out, new TarArchiveEntry("dev/null", TarConstants.LF_CHR));
            put(out, new TarArchiveEntry("unit\\x2d.slice"));
        }
        List<String> seen = new ArrayList<>();
        PlainTar.readForeign(
                new ByteArrayInputStream(bytes.toByteArray()),
                10,
                5,
                (path, header, content) -> seen.add(path + " " + header.linkTarget()));
        assertEquals(List.of("bin/perl ", "bin/perl5 /bin/perl", "unit\\x2d.slice "), seen);
        assertThrows(
                IOException.class,
                () -> PlainTar.readForeign(
                        new ByteArrayInputStream(bytes.toByteArray()), 10, 4, (path, header, content) -> {}));
    }

    private static void put(TarArchiveOutputStream out, TarArchiveEntry entry) throws IOException {
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
    }

    @Test
    void gzipHasNoTimeAndNoName() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PlainGzip gzip = new PlainGzip(out, 9)) {
            gzip.write("hello".getBytes(StandardCharsets.UTF_8));
            gzip.write('!');
        }
        byte[] bytes = out.toByteArray();
        assertArrayEquals(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff}, Arrays.copyOf(bytes, 10));
        assertEquals(
                "hello!",
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aNormalisedZipShowsNeitherTimeNorModes(@TempDir Path folder) throws IOException {
        Path one = folder.resolve("one.jar");
        Path two = folder.resolve("two.jar");
        writeZip(one, 0644, 1_000_000_000_000L);
        writeZip(two, 0600, 1_700_000_000_000L);
        assertFalse(Arrays.equals(Files.readAllBytes(one), Files.readAllBytes(two)));
        assertEquals(PlainZip.contentDigest(one), PlainZip.contentDigest(two));
        PlainZip.normalise(one, folder.resolve("a.jar"), TIME);
        PlainZip.normalise(two, folder.resolve("b.jar"), TIME);
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.jar")), Files.readAllBytes(folder.resolve("b.jar")));
        assertEquals(PlainZip.contentDigest(one), PlainZip.contentDigest(folder.resolve("a.jar")));
    }

    private static void writeZip(Path file, int mode, long time) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("a/b");
            entry.setUnixMode(mode);
            entry.setTime(time);
            zip.putArchiveEntry(entry);
            zip.write("content".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
    }

    @Test
    void aFailingWriterLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("f");
        AtomicFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }));
        assertEquals("old", Files.readString(file));
        try (var list = Files.list(folder)) {
            assertEquals(1, list.count());
        }
    }

    @Test
    void aPathBelowAFolderIsResolved(@TempDir Path folder) {
        assertTrue(SafePath.resolve(folder, "a/b").startsWith(folder));
        assertFalse(SafePath.resolve(folder, "a/b").endsWith("a"));
    }
}
