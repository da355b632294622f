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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The list of commands and flags that a program carries in its jar, beside its runtime in the payload: there a later
 * release reads it without running anything, to say in its notes what is new.
 */
public final class CommandList {
    /** Where it lies in a payload. */
    public static final String PATH = "lib/commands.txt";

    private static final String ENTRY = "META-INF/aicr/commands.txt";

    private CommandList() {}

    /** Copies the list of the first jar that has one. */
    static void place(Iterable<Path> jars, Path payload) throws IOException {
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry(ENTRY);
                if (entry != null) {
                    try (InputStream list = zip.getInputStream(entry)) {
                        Files.copy(list, payload.resolve(PATH));
                    }
                    return;
                }
            }
        }
    }
}
