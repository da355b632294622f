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

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import run.aicr.attestation.release.Payload;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.AtomicFile;
import run.aicr.file.PlainGzip;
import run.aicr.file.PlainTar;
import run.aicr.file.SafePath;
import run.aicr.release.work.Tree;

/** A {@code .tar.gz} with payload, stamp, licence, notices and signed statements (spec release §3.2). */
public final class SealedArchive {
    private static final int LEVEL = 9;
    private static final long MAX_UNPACKED = 2L << 30;

    private SealedArchive() {}

    /**
     * Packs the files of the payload folder and the extra files into one archive.
     *
     * @param extras small files by name, at the root of the archive
     */
    public static void write(Path file, Path payload, String program, Map<String, byte[]> extras, Instant time)
            throws IOException {
        List<ArchiveEntry> entries = new ArrayList<>();
        for (Map.Entry<String, Path> entry : Tree.files(payload).entrySet()) {
            if (Payload.isPayload(entry.getKey(), program)) {
                Path source = entry.getValue();
                entries.add(new ArchiveEntry.File(
                        entry.getKey(), Files.isExecutable(source), ArchiveEntry.Source.of(source)));
            }
        }
        extras.forEach(
                (name, content) -> entries.add(new ArchiveEntry.File(name, false, ArchiveEntry.Source.of(content))));
        AtomicFile.write(file, out -> {
            PlainGzip gzip = new PlainGzip(out, LEVEL);
            PlainTar.write(gzip, entries, time);
            gzip.close();
        });
    }

    /**
     * Unpacks files of an archive with their modes and times; the others are passed over.
     *
     * @param folder is not there yet
     * @param wanted tells by its path whether a file is unpacked
     * @throws IOException when it is damaged, holds links, or leaves the folder
     */
    public static void unpack(Path file, Path folder, Predicate<String> wanted) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
            PlainTar.read(in, MAX_UNPACKED, (path, header, content) -> {
                if (!wanted.test(path)) {
                    content.transferTo(OutputStream.nullOutputStream());
                    return;
                }
                Path target = SafePath.resolve(folder, path);
                Files.createDirectories(target.getParent());
                Files.copy(content, target);
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(header.executable() ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setLastModifiedTime(target, FileTime.from(header.time()));
            });
        }
    }
}
