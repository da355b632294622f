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
package run.aicr.release.wheel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import run.aicr.error.AicrException;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.BoundedBytes;
import run.aicr.file.SafePath;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** One wheel, opened: a zip whose entries are plain files with safe paths (binary distribution format, PEP 427). */
final class Wheel implements Closeable {
    private static final int MOST_ENTRIES = 200_000;
    private static final long LARGEST_ENTRY = 1L << 30;
    private static final long LARGEST_WHOLE = 4L << 30;
    private static final long LARGEST_TEXT = 8L << 20;
    private static final Pattern DIST_INFO = Pattern.compile("([^/]+?)-([^/-]+)\\.dist-info/METADATA");

    private final LockedWheel locked;
    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries;
    private final String stem;
    private final Metadata metadata;

    private Wheel(LockedWheel locked, Path file, ZipFile zip) throws IOException {
        this.locked = locked;
        this.file = file;
        this.zip = zip;
        this.entries = entries();
        this.stem = stem();
        this.metadata = Metadata.parse(text(stem + ".dist-info/METADATA"));
        requireName();
    }

    /**
     * Opens it.
     *
     * @throws ReleaseException CONFIG_INVALID naming the wheel when it is damaged, or is not what the lock says
     */
    static Wheel open(LockedWheel locked, Path file) throws IOException {
        ZipFile zip = zip(locked, file);
        try {
            return new Wheel(locked, file, zip);
        } catch (ReleaseException e) {
            zip.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw fault(locked, String.valueOf(e.getMessage())).because(e);
        }
    }

    private static ZipFile zip(LockedWheel locked, Path file) {
        try {
            return ZipFile.builder()
                    .setPath(file)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException e) {
            throw fault(locked, "it is no zip file: " + e.getMessage());
        }
    }

    private Map<String, ZipArchiveEntry> entries() {
        Map<String, ZipArchiveEntry> files = new TreeMap<>();
        long total = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.isDirectory()) {
                continue;
            }
            String path = SafePath.requireRelative(entry.getName());
            int type = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
            if (type != 0 && type != UnixStat.FILE_FLAG) {
                throw fault(locked, path + " is a link or a special file");
            }
            total += Math.max(0, entry.getSize());
            if (entry.getSize() < 0 || entry.getSize() > LARGEST_ENTRY || total > LARGEST_WHOLE) {
                throw fault(locked, path + " makes it unpack to more than the limit");
            }
            if (files.put(path, entry) != null || files.size() > MOST_ENTRIES) {
                throw fault(locked, "it has two entries " + path + ", or more than " + MOST_ENTRIES);
            }
        }
        return files;
    }

    /** {@code name-version}, as its two folders begin. */
    private String stem() {
        List<String> found = entries.keySet().stream()
                .filter(path -> DIST_INFO.matcher(path).matches())
                .toList();
        if (found.size() != 1) {
            throw fault(locked, "it has " + found.size() + " files METADATA, expected one");
        }
        return found.get(0).substring(0, found.get(0).lastIndexOf(".dist-info/"));
    }

    private void requireName() {
        String name = metadata.first("Name").map(LockedWheel::normal).orElse("");
        String version = metadata.first("Version").orElse("");
        if (!name.equals(locked.name()) || !version.equals(locked.version())) {
            throw fault(locked, "it says that it is '" + name + " " + version + "'");
        }
    }

    LockedWheel locked() {
        return locked;
    }

    Path file() {
        return file;
    }

    Metadata metadata() {
        return metadata;
    }

    /** Paths of its files, sorted. */
    Iterable<String> paths() {
        return entries.keySet();
    }

    boolean has(String path) {
        return entries.containsKey(path);
    }

    /** Whether whoever made it marked a file as a program. */
    boolean isExecutable(String path) {
        return (entries.get(path).getUnixMode() & 0111) != 0;
    }

    /** {@code name-version.data/}: what does not belong to the library. */
    String dataFolder() {
        return stem + ".data/";
    }

    String infoFolder() {
        return stem + ".dist-info/";
    }

    ArchiveEntry.Source source(String path) {
        ZipArchiveEntry entry = entries.get(path);
        return new ArchiveEntry.Source() {
            @Override
            public long size() {
                return entry.getSize();
            }

            @Override
            public InputStream open() throws IOException {
                return zip.getInputStream(entry);
            }
        };
    }

    byte[] bytes(String path) throws IOException {
        try (InputStream in = zip.getInputStream(entries.get(path))) {
            return BoundedBytes.ofStream(in, path, LARGEST_TEXT);
        } catch (AicrException e) {
            throw fault(locked, e.sentence());
        }
    }

    String text(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    static ReleaseException fault(LockedWheel wheel, String what) {
        return new ReleaseException(
                Code.CONFIG_INVALID,
                "the wheel " + wheel + " (" + wheel.place() + ") cannot be used: " + what,
                "Lock another version of it");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
