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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;

/**
 * The payload of a program: its launcher and everything under {@code lib/}, and the digest over them (spec release §2.4).
 *
 * @param files path to digest and executable bit, sorted by path
 */
public record Payload(SortedMap<String, Content> files) {

    /** A file of the payload. */
    public record Content(Sha256 digest, boolean executable) {}

    public Payload {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Reads the payload of a folder: the file {@code program} and those below {@code lib/}. What else lies there, such as
     * the home of somebody, is not walked through. Of a folder that lacks them the digest is another one.
     */
    public static Payload of(Path folder, String program) throws IOException {
        SortedMap<String, Content> files = new TreeMap<>();
        Path lib = folder.resolve("lib");
        try (Stream<Path> below = Files.isDirectory(lib) ? Files.walk(lib) : Stream.empty()) {
            Stream<Path> all = Stream.concat(Stream.of(folder.resolve(program)), below);
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                files.put(path, new Content(Sha256.ofFile(file), Files.isExecutable(file)));
            }
        }
        return new Payload(files);
    }

    /** Whether a path of an archive belongs to the payload. */
    public static boolean isPayload(String path, String program) {
        return path.equals(program) || path.startsWith("lib/");
    }

    /** SHA-256 over one line a file: {@code <64 hex> <x|-> <path>\n}. */
    public Sha256 digest() {
        StringBuilder lines = new StringBuilder();
        files.forEach((path, content) -> lines.append(content.digest().hex())
                .append(content.executable() ? " x " : " - ")
                .append(path)
                .append('\n'));
        return Sha256.of(lines.toString());
    }
}
