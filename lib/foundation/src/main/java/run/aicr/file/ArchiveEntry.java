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
package run.aicr.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One entry of an archive in normal form: a path, a kind, and for files content and the executable bit. Modes follow
 * from these by rule (0755 or 0644), never from the umask (spec release-practice §3.4).
 */
public sealed interface ArchiveEntry {
    /** Path inside the archive: relative, {@code /} as separator, no {@code ..}. */
    String path();

    /** A regular file. */
    record File(String path, boolean executable, Source source) implements ArchiveEntry {
        public File {
            SafePath.requireRelative(path);
        }
    }

    /** A folder; needed only for folders that would otherwise not be there. */
    record Folder(String path, boolean writableByAll) implements ArchiveEntry {
        public Folder {
            SafePath.requireRelative(path);
        }
    }

    /**
     * A folder that belongs to one user and their group, and to nobody else: mode 0700.
     *
     * @param owner number of the user and of the group
     */
    record OwnedFolder(String path, int owner) implements ArchiveEntry {
        public OwnedFolder {
            SafePath.requireRelative(path);
        }
    }

    /** A symbolic link. */
    record Link(String path, String target) implements ArchiveEntry {
        public Link {
            SafePath.requireRelative(path);
        }
    }

    /** Where the bytes of a file come from; can be opened more than once. */
    interface Source {
        long size() throws IOException;

        InputStream open() throws IOException;

        static Source of(byte[] content) {
            byte[] copy = content.clone();
            return new Source() {
                @Override
                public long size() {
                    return copy.length;
                }

                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(copy);
                }
            };
        }

        static Source of(Path file) {
            return new Source() {
                @Override
                public long size() throws IOException {
                    return Files.size(file);
                }

                @Override
                public InputStream open() throws IOException {
                    return Files.newInputStream(file);
                }
            };
        }
    }
}
