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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import run.aicr.digest.Sha256;
import run.aicr.file.PlainTar;
import run.aicr.release.archive.StampFile;

/**
 * What an archive holds, by path, without the signed statements: they differ each time that something is signed (spec
 * release §7.3).
 */
record ArchiveEntries(SortedMap<String, Entry> entries) {
    private static final long MAX_UNPACKED = 2L << 30;
    private static final String STATEMENT = ".sigstore.json";

    /** One file of the archive, with all of its header that can be seen after unpacking. */
    record Entry(Sha256 content, int mode, long uid, long gid, Instant time) {
        /** In what the other one differs; empty when it does not. */
        Optional<String> difference(Entry other) {
            if (!content.equals(other.content)) {
                return Optional.of("content");
            }
            if (mode != other.mode) {
                return Optional.of("mode");
            }
            if (uid != other.uid || gid != other.gid) {
                return Optional.of("owner");
            }
            return time.equals(other.time) ? Optional.empty() : Optional.of("time");
        }
    }

    static ArchiveEntries read(Path archive) throws IOException {
        SortedMap<String, Entry> entries = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16)) {
            PlainTar.read(in, MAX_UNPACKED, (path, header, content) -> {
                if (path.endsWith(STATEMENT)) {
                    content.transferTo(OutputStream.nullOutputStream());
                    return;
                }
                Sha256 digest = header.linkTarget().isEmpty()
                        ? Sha256.ofStream(content)
                        : Sha256.of("link to " + header.linkTarget());
                entries.put(path, new Entry(digest, header.mode(), header.uid(), header.gid(), header.time()));
            });
        }
        return new ArchiveEntries(entries);
    }

    /**
     * The first path at which the two differ, and how; empty when all entries are equal. The stamp comes last: it holds
     * the digest of the others, so it differs whenever one of them does.
     */
    Optional<String> firstDifference(ArchiveEntries rebuilt) {
        Set<String> all = new TreeSet<>(rebuilt.entries.keySet());
        all.addAll(entries.keySet());
        List<String> paths = new ArrayList<>(all);
        if (paths.remove(StampFile.NAME)) {
            paths.add(StampFile.NAME);
        }
        for (String path : paths) {
            Entry mine = entries.get(path);
            Entry theirs = rebuilt.entries.get(path);
            if (mine == null || theirs == null) {
                return Optional.of(path + ": only in the " + (mine == null ? "rebuild" : "release"));
            }
            Optional<String> difference = mine.difference(theirs);
            if (difference.isPresent()) {
                return Optional.of(path + ": " + difference.get());
            }
        }
        return Optional.empty();
    }
}
