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
package run.aicr.attestation.release;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import run.aicr.digest.Sha256;

/**
 * What the {@code .tar.gz} of a program holds (spec release §3.2).
 *
 * @param payload digest and executable bit of its payload files
 * @param others content of all other files by name
 */
public record ProgramArchive(Payload payload, SortedMap<String, byte[]> others) {
    private static final long MAX_UNPACKED = 2L << 30;
    private static final int MAX_KEPT = 10 << 20;
    private static final int BUFFER = 1 << 16;

    public ProgramArchive {
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    /**
     * Reads an archive completely, at most 2 GiB unpacked and 10 MiB for each file beside the payload; nothing is
     * written.
     *
     * @throws IOException when it is damaged, holds links or special files, or leaves the normal form (owner 0, no path
     *     twice)
     */
    public static ProgramArchive read(Path file, String program) throws IOException {
        SortedMap<String, Payload.Content> payload = new TreeMap<>();
        SortedMap<String, byte[]> others = new TreeMap<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER)) {
            TarWalk.files(in, MAX_UNPACKED, (path, executable, size, content) -> {
                if (Payload.isPayload(path, program)) {
                    payload.put(path, new Payload.Content(Sha256.ofStream(content), executable));
                } else if (size > MAX_KEPT) {
                    throw new IOException("unexpectedly large entry: " + path);
                } else {
                    others.put(path, content.readAllBytes());
                }
            });
        }
        return new ProgramArchive(new Payload(payload), others);
    }
}
