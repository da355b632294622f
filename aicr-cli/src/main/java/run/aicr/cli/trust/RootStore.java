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
package run.aicr.cli.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import run.aicr.error.AicrException;
import run.aicr.file.AtomicFile;
import run.aicr.file.BoundedBytes;

/**
 * Where a newer trust root of the public Sigstore lies: a folder in the form of clients of TUF, readable by its user alone.
 *
 * @param folder with metadata and {@code targets/trusted_root.json}
 */
record RootStore(Path folder) {
    static final String TARGET = "trusted_root.json";
    private static final List<String> METADATA =
            List.of("root.json", "timestamp.json", "snapshot.json", "targets.json");
    private static final long MAX_BYTES = 1 << 20;

    /** The metadata of the last update; what cannot be read is left out. */
    Map<String, byte[]> metadata() {
        Map<String, byte[]> found = new HashMap<>();
        for (String name : METADATA) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    found.put(name, BoundedBytes.ofFile(file, name, MAX_BYTES));
                } catch (IOException | AicrException e) {
                    found.remove(name); // as if it had never been seen: the root vouches for what comes now
                }
            }
        }
        return found;
    }

    /**
     * Puts a root in place, whole or not at all; the metadata that led to it comes first.
     *
     * @throws AicrException INTERNAL when it cannot be written
     */
    void put(Map<String, byte[]> metadata, byte[] root) {
        Path target = folder.resolve("targets").resolve(TARGET);
        try {
            if (!Files.isDirectory(target.getParent())) {
                Files.createDirectories(
                        target.getParent(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            for (Map.Entry<String, byte[]> file : metadata.entrySet()) {
                AtomicFile.write(folder.resolve(file.getKey()), file.getValue());
            }
            AtomicFile.write(target, root);
        } catch (IOException | UnsupportedOperationException e) {
            throw AicrException.internal("cannot store the trust root as " + target, e);
        }
    }
}
