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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Tar archives in normal form: entries sorted by the bytes of their paths, one time for all, owner 0 without names (but for folders
 * of a user), modes by rule, PAX records only for names that need them (spec release-practice §3.4).
 */
public final class PlainTar {
    private static final int FILE_MODE = 0644;
    private static final int EXECUTABLE_MODE = 0755;
    private static final int SHARED_FOLDER_MODE = 01777;
    private static final int OWNED_FOLDER_MODE = 0700;
    private static final int LINK_MODE = 0777;
    private static final Comparator<String> BYTE_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private PlainTar() {}

    /** Writes all entries and the folders above them; the stream stays open. */
    public static void write(OutputStream out, List<ArchiveEntry> entries, Instant time) throws IOException {
        TreeMap<String, ArchiveEntry> sorted = new TreeMap<>(BYTE_ORDER);
        for (ArchiveEntry entry : entries) {
            addFolders(entry.path(), sorted);
            boolean folder = entry instanceof ArchiveEntry.Folder || entry instanceof ArchiveEntry.OwnedFolder;
            String key = folder ? entry.path() + "/" : entry.path();
            if (sorted.put(key, entry) instanceof ArchiveEntry.File) {
                throw new IllegalArgumentException("two archive entries with the path '" + entry.path() + "'");
            }
        }
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        for (var entry : sorted.entrySet()) {
            writeEntry(tar, entry.getKey(), entry.getValue(), time);
        }
        tar.finish();
    }

    /** Reads entry by entry; folders are left out. */
    public interface Visitor {
        /**
         * Called for each file and link.
         *
         * @param path checked by {@link SafePath}
         * @param content bytes of a file; empty for a link
         */
        void visit(String path, TarHeader header, InputStream content) throws IOException;
    }

    /** What the header of an entry says. */
    public record TarHeader(int mode, long uid, long gid, long size, Instant time, String linkTarget) {
        public boolean executable() {
            return (mode & 0100) != 0;
        }

        private TarHeader linkedTo(String target) {
            return new TarHeader(mode, uid, gid, size, time, target);
        }
    }

    /**
     * Visits the files of an uncompressed tar, in its order.
     *
     * @param maxBytes limit for the sum of all sizes
     * @throws IOException for a damaged archive, a path outside of it, a special file or too much data
     */
    public static void read(InputStream in, long maxBytes, Visitor visitor) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
        long total = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isDirectory()) {
                continue;
            }
            // isFile() of the library is true for all of these.
            if (entry.isLink() || entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
                throw new IOException("special file in the archive: " + entry.getName());
            }
            total += entry.getSize();
            if (total > maxBytes) {
                throw new IOException("the archive unpacks to more than " + maxBytes + " bytes");
            }
            visitor.visit(safe(entry.getName()), headerOf(entry), tar);
        }
    }

    /**
     * Visits files and links of an uncompressed tar that others made, in its order: hard links too, whose target begins
     * with {@code /} and is a path in the archive. Folders, devices and pipes are left out. Paths have no leading
     * {@code ./} or {@code /}, and are not safe beyond that: nothing may be written to a file by them.
     *
     * @param maxBytes limit for the sum of all sizes
     * @param maxEntries limit for the number of entries
     * @throws IOException for a damaged archive, or too much data
     */
    public static void readForeign(InputStream in, long maxBytes, long maxEntries, Visitor visitor) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
        long total = 0;
        long entries = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            total += entry.getSize();
            entries++;
            if (total > maxBytes || entries > maxEntries) {
                throw new IOException("the archive unpacks to more than " + maxBytes + " bytes or has more than "
                        + maxEntries + " entries");
            }
            boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
            if (!entry.isDirectory() && !device) {
                TarHeader header = headerOf(entry);
                if (entry.isLink()) {
                    header = header.linkedTo("/" + bare(entry.getLinkName()));
                }
                visitor.visit(bare(entry.getName()), header, tar);
            }
        }
    }

    private static String bare(String name) {
        return name.replaceFirst("^(?:\\.?/)+", "");
    }

    private static TarHeader headerOf(TarArchiveEntry entry) {
        return new TarHeader(
                entry.getMode(),
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getSize(),
                entry.getLastModifiedTime().toInstant(),
                entry.isSymbolicLink() ? entry.getLinkName() : "");
    }

    private static String safe(String name) throws IOException {
        String path = name.startsWith("./") ? name.substring(2) : name;
        try {
            return SafePath.requireRelative(path);
        } catch (IllegalArgumentException e) {
            throw new IOException("unsafe path in the archive: " + name, e);
        }
    }

    private static void addFolders(String path, Map<String, ArchiveEntry> sorted) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            sorted.putIfAbsent(folder + "/", new ArchiveEntry.Folder(folder, false));
        }
    }

    private static void writeEntry(TarArchiveOutputStream tar, String name, ArchiveEntry entry, Instant time)
            throws IOException {
        TarArchiveEntry header;
        int owner = 0;
        if (entry instanceof ArchiveEntry.Link link) {
            header = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            header.setLinkName(link.target());
            header.setMode(LINK_MODE);
        } else if (entry instanceof ArchiveEntry.Folder folder) {
            header = new TarArchiveEntry(name);
            header.setMode(folder.writableByAll() ? SHARED_FOLDER_MODE : EXECUTABLE_MODE);
        } else if (entry instanceof ArchiveEntry.OwnedFolder folder) {
            header = new TarArchiveEntry(name);
            header.setMode(OWNED_FOLDER_MODE);
            owner = folder.owner();
        } else {
            ArchiveEntry.File file = (ArchiveEntry.File) entry;
            header = new TarArchiveEntry(name);
            header.setSize(file.source().size());
            header.setMode(file.executable() ? EXECUTABLE_MODE : FILE_MODE);
        }
        header.setModTime(time.getEpochSecond() * 1000);
        header.setIds(owner, owner);
        header.setNames("", "");
        tar.putArchiveEntry(header);
        if (entry instanceof ArchiveEntry.File file) {
            try (InputStream content = file.source().open()) {
                content.transferTo(tar);
            }
        }
        tar.closeArchiveEntry();
    }
}
