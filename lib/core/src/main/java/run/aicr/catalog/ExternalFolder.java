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
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import run.aicr.error.AicrException;

/**
 * A folder of external data. Nothing in it may be a symbolic link, and nothing outside of it can be read through it: each
 * read goes down from the root folder by folder without following links, so that a link that is swapped in later is
 * refused too (spec recipe §16.1, §16.2).
 */
final class ExternalFolder implements SourceFiles {
    /** Largest accepted file, bytes. */
    static final int MAX_FILE_BYTES = 10 << 20;

    private static final int MAX_FILES = 20_000;
    private static final int MAX_DEPTH = 32;

    private final Path root;
    private final SortedSet<String> paths;

    private ExternalFolder(Path root, SortedSet<String> paths) {
        this.root = root;
        this.paths = paths;
    }

    /**
     * Looks at a folder; the folder itself may be a link.
     *
     * @throws AicrException NOT_FOUND when there is no such folder; INVALID_REQUEST when it is no folder, holds no {@code
     *     registry.yaml}, or holds something that is not allowed
     */
    static ExternalFolder open(Path folder) {
        if (!Files.exists(folder)) {
            throw AicrException.notFound("external data directory not found: " + folder);
        }
        if (!Files.isDirectory(folder)) {
            throw AicrException.invalidRequest("external data path is not a directory: " + folder);
        }
        if (!Files.exists(folder.resolve(TreeLoader.REGISTRY), LinkOption.NOFOLLOW_LINKS)) {
            throw AicrException.invalidRequest("registry.yaml is required in external data directory: " + folder
                    + "; one with 'components: []' is enough");
        }
        try {
            Path root = folder.toRealPath();
            Walk walk = new Walk(root);
            Files.walkFileTree(root, Set.of(), MAX_DEPTH + 1, walk);
            return new ExternalFolder(root, walk.paths);
        } catch (IOException e) {
            throw AicrException.invalidRequest(
                    "external directory validation failed: cannot read " + folder + ": " + e.getMessage());
        }
    }

    private static AicrException refused(String sentence) {
        return AicrException.invalidRequest("external directory validation failed: " + sentence);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final SortedSet<String> paths = new TreeSet<>();

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = root.relativize(file).toString().replace('\\', '/');
            if (attributes.isSymbolicLink()) {
                throw refused("symlinks not allowed: " + path);
            }
            if (attributes.isDirectory()) {
                throw refused("more than " + MAX_DEPTH + " folders deep: " + path);
            }
            if (!attributes.isRegularFile()) {
                throw refused("only files and folders are allowed: " + path);
            }
            if (attributes.size() > MAX_FILE_BYTES) {
                throw refused("file too large (" + attributes.size() + " bytes, max " + MAX_FILE_BYTES + "): " + path);
            }
            paths.add(path);
            if (paths.size() > MAX_FILES) {
                throw refused("more than " + MAX_FILES + " files");
            }
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(paths);
    }

    @Override
    public byte[] bytes(String path) {
        byte[] bytes;
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (top instanceof SecureDirectoryStream<Path> secure) {
                bytes = read(secure, Path.of(path));
            } else {
                bytes = readWithoutHandles(path);
            }
        } catch (IOException e) {
            throw AicrException.invalidRequest("cannot read external data file \"" + path + "\": " + e.getMessage()
                    + "; was it changed meanwhile?");
        }
        if (bytes.length > MAX_FILE_BYTES) {
            throw AicrException.invalidRequest(
                    "external data file \"" + path + "\" exceeds " + MAX_FILE_BYTES + "-byte limit");
        }
        return bytes;
    }

    private static byte[] read(SecureDirectoryStream<Path> folder, Path path) throws IOException {
        if (path.getNameCount() > 1) {
            Path rest = path.subpath(1, path.getNameCount());
            try (SecureDirectoryStream<Path> next =
                    folder.newDirectoryStream(path.getName(0), LinkOption.NOFOLLOW_LINKS)) {
                return read(next, rest);
            }
        }
        try (SeekableByteChannel channel =
                        folder.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                InputStream in = Channels.newInputStream(channel)) {
            return in.readNBytes(MAX_FILE_BYTES + 1);
        }
    }

    /** Where the system has no folder handles: no link at the end of the path, and the folders must be the real ones. */
    private byte[] readWithoutHandles(String path) throws IOException {
        Path file = root.resolve(path);
        if (!file.toRealPath().equals(file)) {
            throw new IOException("a part of the path is a symbolic link");
        }
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MAX_FILE_BYTES + 1);
        }
    }
}
