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
package run.aicr.bundle.integrity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;

/** What runs of an installed program: its launcher and everything below {@code lib/} (spec release §2.4). */
public final class InstalledPayload {
    private static final Comparator<String> BYTE_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private InstalledPayload() {}

    /**
     * Its payload digest: SHA-256 over a line for each file, {@code <64 hex> <x|-> <path>\n}, sorted by the bytes of the
     * paths.
     *
     * @param home folder of the launcher
     * @param launcher name of the program
     * @throws IOException when a file cannot be read
     */
    public static Sha256 digest(Path home, String launcher) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(home.resolve("lib"))) {
            files = Stream.concat(Stream.of(home.resolve(launcher)), below.filter(Files::isRegularFile))
                    .toList();
        }
        List<String> paths = files.stream()
                .map(file -> home.relativize(file).toString().replace('\\', '/'))
                .sorted(BYTE_ORDER)
                .toList();
        StringBuilder lines = new StringBuilder();
        for (String path : paths) {
            Path file = home.resolve(path);
            lines.append(Sha256.ofFile(file).hex())
                    .append(Files.isExecutable(file) ? " x " : " - ")
                    .append(path)
                    .append('\n');
        }
        return Sha256.of(lines.toString());
    }
}
