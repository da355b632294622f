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
package run.aicr.release.gate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Files of the work tree without what builds and tools leave there. */
final class SourceFiles {
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea", ".vscode", ".settings");

    private SourceFiles() {}

    /** Path from the root, with slashes, to file; sorted by path. */
    static SortedMap<String, Path> of(Path root, Predicate<String> wanted) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean out = !folder.equals(root) && LEFT_OUT.contains(String.valueOf(folder.getFileName()));
                return out ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (attributes.isRegularFile() && wanted.test(path)) {
                    files.put(path, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** Whether a path lies among test data or test sources, which may be wrong on purpose. */
    static boolean isTest(String path) {
        return ("/" + path).contains("/src/test/");
    }
}
