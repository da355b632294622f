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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

/** The files of a catalogue tree, all read at once. */
final class TreeFiles implements SourceFiles {
    private final SortedMap<String, byte[]> files;

    private TreeFiles(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    static TreeFiles read(Path root) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> found = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
            for (Path file : found) {
                String path = root.relativize(file).toString().replace('\\', '/');
                files.put(path, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot read the catalogue tree " + root, e);
        }
        return new TreeFiles(files);
    }

    @Override
    public boolean has(String path) {
        return files.containsKey(path);
    }

    @Override
    public SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("not a file of this tree: " + path);
        }
        return bytes.clone();
    }

    /** SHA-256 over path and digest of every file, in order. */
    static String digest(SourceFiles files) {
        StringBuilder lines = new StringBuilder();
        for (String path : files.paths()) {
            lines.append(path)
                    .append('\n')
                    .append(Sha256.of(files.bytes(path)).hex())
                    .append('\n');
        }
        return Sha256.of(lines.toString()).hex();
    }
}
