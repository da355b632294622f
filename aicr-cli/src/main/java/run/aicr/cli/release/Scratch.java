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
package run.aicr.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder for what is fetched or unpacked: made when it is first needed, gone when the check ends. */
final class Scratch implements AutoCloseable {
    private Optional<Path> root = Optional.empty();

    /** A folder of that name in it, made when it is not there. */
    Path folder(String name) throws IOException {
        if (root.isEmpty()) {
            root = Optional.of(Files.createTempDirectory("aicr-verify"));
        }
        return Files.createDirectories(root.get().resolve(name));
    }

    @Override
    public void close() throws IOException {
        if (root.isEmpty()) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(root.get())) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
