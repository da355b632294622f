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
import run.aicr.error.AicrException;

/** The program that the build runs to make the index: source folder, output file. */
public final class IndexMain {
    private IndexMain() {}

    /**
     * Reads the tree and writes the index.
     *
     * @param args folder of the catalogue's YAML, file of the index
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            throw AicrException.invalidRequest("two arguments are expected: <folder of the catalogue> <index file>");
        }
        CatalogTree tree = CatalogTree.read(Path.of(args[0]));
        Path index = Path.of(args[1]);
        try {
            Files.createDirectories(index.toAbsolutePath().getParent());
            Files.write(index, CatalogIndex.write(tree));
        } catch (IOException e) {
            throw AicrException.internal("cannot write the catalogue index " + index, e);
        }
    }
}
