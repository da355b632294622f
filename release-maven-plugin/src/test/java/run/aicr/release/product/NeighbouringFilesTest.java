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
package run.aicr.release.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbouringFilesTest {
    @TempDir
    Path temp;

    @Test
    void filesFollowOneAnotherAndKeepTheirContent() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            files.add(Files.writeString(temp.resolve("jar" + i), "content " + i));
            Files.createFile(temp.resolve("between" + i));
        }

        NeighbouringFiles.arrange(files, temp);

        long first = NeighbouringFiles.inode(files.get(0));
        for (int i = 0; i < 50; i++) {
            assertEquals(first + i, NeighbouringFiles.inode(files.get(i)));
            assertEquals("content " + i, Files.readString(files.get(i)));
        }
        try (var left = Files.list(temp)) {
            assertEquals(100, left.count());
        }
    }

    @Test
    void aRowHasNoGap() {
        TreeMap<Long, Path> numbers = new TreeMap<>();
        for (long number : List.of(1L, 2L, 4L, 6L, 7L, 8L, 9L)) {
            numbers.put(number, Path.of(Long.toString(number)));
        }

        assertEquals(List.of(Path.of("6"), Path.of("7"), Path.of("8")), NeighbouringFiles.consecutive(numbers, 3));
        assertEquals(List.of(), NeighbouringFiles.consecutive(numbers, 5));
        assertEquals(List.of(), NeighbouringFiles.consecutive(numbers, 0));
    }
}
