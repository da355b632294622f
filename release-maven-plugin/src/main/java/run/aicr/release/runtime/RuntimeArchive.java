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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import run.aicr.file.SafePath;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Unpacks an archive that others made, tar.gz or zip. Nothing is written outside of the folder, and no link is ever made
 * in it: links are replaced by copies of what they lead to, within the archive. Modes are not taken over.
 */
final class RuntimeArchive {
    private static final int MAX_ENTRIES = 20_000;
    private static final long MAX_BYTES = 1L << 30;
    private static final int MAX_LINK = 4096;
    private static final int MAX_LINKS_IN_A_ROW = 8;
    private static final Set<Byte> FILES = Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM);
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Path folder;
    private final SortedMap<String, String> links = new TreeMap<>();
    private int entries;
    private long left = MAX_BYTES;

    private RuntimeArchive(Path folder) {
        this.folder = folder;
    }

    /**
     * What is in an archive.
     *
     * @param folder with its regular files
     * @param links by their path; each leads to a path from the root of the archive
     */
    record Unpacked(Path folder, SortedMap<String, String> links) {
        Unpacked {
            links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        }

        /** Folders from which a file has the path; the root of the archive is the empty one. */
        List<String> foldersWith(String path) {
            try (var walk = Files.walk(folder)) {
                return walk.filter(Files::isRegularFile)
                        .map(f -> folder.relativize(f).toString())
                        .filter(f -> f.equals(path) || f.endsWith("/" + path))
                        .map(f -> f.substring(0, Math.max(0, f.length() - path.length() - 1)))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }

        /** Puts copies where the links below a folder of the archive are. */
        void resolveLinks(String below) {
            try {
                for (String link : links.keySet()) {
                    if (below.isEmpty() || link.startsWith(below + "/")) {
                        Path copy = SafePath.resolve(folder, link);
                        Files.createDirectories(copy.getParent());
                        Files.copy(target(link), copy);
                    }
                }
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }

        private Path target(String link) throws IOException {
            String at = link;
            for (int i = 0; i < MAX_LINKS_IN_A_ROW; i++) {
                String next = links.get(at);
                if (next == null) {
                    break;
                }
                at = next;
            }
            Path target = SafePath.resolve(folder, at);
            if (!Files.isRegularFile(target)) {
                throw new IOException("the link " + link + " leads to no file of the archive: " + at);
            }
            return target;
        }
    }

    /**
     * Unpacks.
     *
     * @param folder is not there yet
     * @throws ReleaseException CONFIG_INVALID for an archive that is damaged, too large, or leaves the folder
     */
    static Unpacked unpack(Path archive, Path folder) throws IOException {
        RuntimeArchive unpacking = new RuntimeArchive(Files.createDirectories(folder));
        try {
            unpacking.read(archive);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(archive, e);
        }
        return new Unpacked(folder, unpacking.links);
    }

    private static ReleaseException unreadable(Path archive, Exception e) {
        return new ReleaseException(
                        Code.CONFIG_INVALID, "the archive " + archive + " cannot be used: " + e.getMessage())
                .because(e);
    }

    private void read(Path archive) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(archive)) {
            head = in.readNBytes(ZIP.length);
        }
        if (Arrays.equals(head, ZIP)) {
            readZip(archive);
        } else if (head.length > GZIP.length && Arrays.equals(Arrays.copyOf(head, GZIP.length), GZIP)) {
            readTar(archive);
        } else {
            throw new IOException("it is neither tar.gz nor zip");
        }
    }

    private void readTar(Path archive) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = next(entry.getName());
                if (entry.isDirectory()) {
                    continue;
                }
                if (entry.isSymbolicLink()) {
                    link(path, entry.getLinkName());
                } else if (entry.isLink()) {
                    addLink(path, plain(entry.getLinkName()));
                } else if (FILES.contains(entry.getLinkFlag())) {
                    file(path, tar);
                } else {
                    throw new IOException("it holds something that is neither file, folder nor link: " + path);
                }
            }
        }
    }

    private void readZip(Path archive) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String path = next(entry.getName());
                if (entry.isDirectory()) {
                    continue;
                }
                try (InputStream content = zip.getInputStream(entry)) {
                    if (entry.isUnixSymlink()) {
                        link(path, new String(content.readNBytes(MAX_LINK), StandardCharsets.UTF_8));
                    } else {
                        file(path, content);
                    }
                }
            }
        }
    }

    private String next(String name) throws IOException {
        if (++entries > MAX_ENTRIES) {
            throw new IOException("it has more than " + MAX_ENTRIES + " entries");
        }
        return plain(name);
    }

    /** The path of an entry; the root folder itself becomes a name that no file can have. */
    private static String plain(String name) {
        String path = name.startsWith("./") ? name.substring(2) : name;
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return path.isEmpty() ? "." : SafePath.requireRelative(path);
    }

    private void file(String path, InputStream content) throws IOException {
        Path target = SafePath.resolve(folder, path);
        if (links.containsKey(path) || Files.exists(target)) {
            throw new IOException("two entries with the path " + path);
        }
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                left -= n;
                if (left < 0) {
                    throw new IOException("it unpacks to more than " + MAX_BYTES + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    /** A link must stay in the archive, wherever it stands and whether it is used or not. */
    private void link(String path, String target) throws IOException {
        String at = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        Path led = Path.of(at).resolve(target).normalize();
        if (target.isEmpty()
                || led.isAbsolute()
                || led.startsWith("..")
                || led.toString().isEmpty()) {
            throw new IOException("the link " + path + " leaves the archive: " + target);
        }
        addLink(path, led.toString());
    }

    private void addLink(String path, String target) throws IOException {
        if (links.put(path, target) != null || Files.exists(SafePath.resolve(folder, path))) {
            throw new IOException("two entries with the path " + path);
        }
    }
}
