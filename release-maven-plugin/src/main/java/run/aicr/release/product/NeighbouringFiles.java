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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.release.work.Tree;

/**
 * Gives files consecutive inode numbers. The virtual machine keeps open jars in a hash table by inode number; where numbers
 * collide, the table orders them by identity hashes, and the class archive that is dumped then has other objects and other
 * resolved constants, although classes and jars are the same. Consecutive numbers do not collide.
 */
final class NeighbouringFiles {
    private static final int POOL = 4096;

    private NeighbouringFiles() {}

    /**
     * Replaces the files by copies with the same content, in the order of the list. Where the file system has no so many
     * consecutive numbers to give, they stay as they are.
     *
     * @param scratch folder on the same file system
     */
    static void arrange(List<Path> files, Path scratch) throws IOException {
        Path pool = Files.createTempDirectory(scratch, "inodes");
        try {
            SortedMap<Long, Path> made = new TreeMap<>();
            for (int i = 0; i < POOL; i++) {
                Path file = Files.createFile(pool.resolve(Integer.toString(i)));
                made.put(inode(file), file);
            }
            List<Path> row = consecutive(made, files.size());
            for (int i = 0; i < row.size(); i++) {
                // Written into, which keeps the number.
                Files.write(row.get(i), Files.readAllBytes(files.get(i)));
                Files.move(row.get(i), files.get(i), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Tree.delete(pool);
        }
    }

    /** So many files whose numbers follow one another; none when there are no such. */
    static List<Path> consecutive(SortedMap<Long, Path> byInode, int count) {
        List<Path> row = new ArrayList<>();
        long next = -1;
        for (Map.Entry<Long, Path> file : byInode.entrySet()) {
            if (row.size() == count) {
                break;
            }
            if (file.getKey() != next) {
                row.clear();
            }
            row.add(file.getValue());
            next = file.getKey() + 1;
        }
        return row.size() == count ? row : List.of();
    }

    static long inode(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:ino")).longValue();
    }
}
