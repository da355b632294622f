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
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import run.aicr.digest.Sha256;

/**
 * Zip and jar files in normal form: one time for all entries, taken from UTC, no extra fields, no file modes, so that
 * neither time zone nor umask of a build shows (spec release-practice §3.6).
 */
public final class PlainZip {
    private static final long MAX_ENTRY = 1L << 30;

    private PlainZip() {}

    /**
     * Writes the files of one zip into another one in normal form; their order and content stay.
     *
     * @throws IOException for a damaged file or an entry of over 1 GiB
     */
    public static void normalise(Path from, Path to, Instant time) throws IOException {
        LocalDateTime stamp = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        try (ZipFile zip = new ZipFile(from.toFile())) {
            AtomicFile.write(to, out -> {
                ZipOutputStream plain = new ZipOutputStream(out);
                for (ZipEntry entry : files(zip)) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(stamp);
                    plain.putNextEntry(copy);
                    try (InputStream in = zip.getInputStream(entry)) {
                        in.transferTo(plain);
                    }
                    plain.closeEntry();
                }
                plain.finish();
            });
        }
    }

    /** SHA-256 over names and contents of the files in a zip, whatever else it records about them. */
    public static Sha256 contentDigest(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : files(zip)) {
                try (InputStream in = zip.getInputStream(entry)) {
                    lines.add(Sha256.ofStream(in).hex() + " " + entry.getName() + "\n");
                }
            }
        }
        Collections.sort(lines);
        return Sha256.of(String.join("", lines));
    }

    private static List<ZipEntry> files(ZipFile zip) throws IOException {
        List<ZipEntry> files = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getSize() > MAX_ENTRY) {
                throw new IOException("entry of over " + MAX_ENTRY + " bytes: " + entry.getName());
            }
            if (!entry.isDirectory()) {
                files.add(entry);
            }
        }
        return files;
    }
}
