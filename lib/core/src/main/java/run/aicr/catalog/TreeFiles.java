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
package run.aicr.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

/** The files of a catalogue tree: relative path with {@code /} → bytes, in the order of their paths. */
final class TreeFiles {
    private TreeFiles() {}

    static Map<String, byte[]> read(Path root) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> found = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
            for (Path file : found) {
                String path = root.relativize(file).toString().replace('\\', '/');
                files.put(path, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot read the catalogue tree " + root, e);
        }
        return files;
    }

    /** SHA-256 over path, length and bytes of every file, in order. */
    static String digest(Map<String, byte[]> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach((path, bytes) ->
                lines.append(path).append('\n').append(Sha256.of(bytes).hex()).append('\n'));
        return Sha256.of(lines.toString()).hex();
    }
}
