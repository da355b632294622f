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
package run.aicr.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.bundle.deployer.BundleFile;
import run.aicr.bundle.integrity.Checksums;
import run.aicr.error.AicrException;
import run.aicr.file.SafePath;

/**
 * Puts a bundle into a folder, whole or not at all (spec bundle §23 items 7 and 8).
 *
 * <p>The files are written beside the folder first. An empty or missing folder is then replaced in one step. In a folder
 * with content, what an earlier bundle left is moved out of the way, the new files move in, the checksums last, and only
 * then the old ones are deleted; when anything fails they move back. Files of the user stay.
 */
public final class BundleFolder {
    private static final Set<String> LEFTOVERS = Set.of("undeploy.sh");
    private static final String FOLDER_MODE = "rwxr-xr-x";
    private static final String PROGRAM_MODE = "rwxr-xr-x";
    private static final String FILE_MODE = "rw-r--r--";

    private final Path folder;

    private BundleFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the files.
     *
     * @param folder absolute; it is made when it is missing
     * @throws AicrException INVALID_REQUEST when something else is in the way; INTERNAL when it cannot be written
     */
    public static void write(Path folder, List<BundleFile> files) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw AicrException.invalidRequest("the output " + folder + " is not a folder; name another one");
        }
        try {
            new BundleFolder(folder).write(files);
        } catch (IOException e) {
            throw AicrException.internal("cannot write the bundle to " + folder, e);
        }
    }

    private void write(List<BundleFile> files) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Path parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        Files.createDirectories(parent);
        boolean beside = Files.isWritable(parent) && !parent.equals(absolute);
        if (!beside) {
            Files.createDirectories(absolute);
        }
        Path temporary = Files.createTempDirectory(beside ? parent : absolute, ".aicr-bundle-");
        try {
            Path made = Files.createDirectory(temporary.resolve("new"));
            fill(made, files);
            if (!(beside && isMissingOrEmpty(absolute) && replaced(made, absolute))) {
                makeFolders(absolute);
                exchange(made, temporary.resolve("old"), absolute, files);
            }
        } finally {
            delete(temporary);
        }
    }

    private static void fill(Path target, List<BundleFile> files) throws IOException {
        setMode(target, FOLDER_MODE);
        for (BundleFile file : files) {
            Path path = target.resolve(file.path());
            makeFolders(Optional.ofNullable(path.getParent()).orElse(target));
            Files.write(path, file.content());
            setMode(path, file.executable() ? PROGRAM_MODE : FILE_MODE);
        }
    }

    /** Makes what is missing of the path, with the mode that a bundle has under every umask. */
    private static void makeFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolders(parent);
        }
        Files.createDirectory(folder);
        setMode(folder, FOLDER_MODE);
    }

    private static void setMode(Path path, String mode) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) { // Windows has none
            view.setPermissions(PosixFilePermissions.fromString(mode));
        }
    }

    private static boolean isMissingOrEmpty(Path target) throws IOException {
        if (Files.isSymbolicLink(target)) {
            return false;
        }
        if (!Files.exists(target)) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
            return !entries.iterator().hasNext();
        }
    }

    /** Replaces an empty folder; a mount point or the working folder of somebody cannot be. */
    private static boolean replaced(Path made, Path target) {
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private void exchange(Path made, Path old, Path target, List<BundleFile> files) throws IOException {
        List<String> moved = new ArrayList<>();
        List<String> placed = new ArrayList<>();
        try {
            for (String path : stale(target, files)) {
                if (move(target.resolve(path), old.resolve(path))) {
                    moved.add(path);
                }
            }
            for (BundleFile file : files) {
                refuseLinks(target, file.path());
                move(made.resolve(file.path()), target.resolve(file.path()));
                placed.add(file.path());
            }
        } catch (IOException | RuntimeException e) {
            for (String path : placed) {
                Files.deleteIfExists(target.resolve(path));
            }
            for (String path : moved.reversed()) {
                move(old.resolve(path), target.resolve(path));
            }
            throw e;
        }
        for (String path : moved) {
            removeEmptyFolders(target, target.resolve(path).getParent());
        }
    }

    /** What must go: numbered folders, the files of the bundle that was there, and whatever a new file replaces. */
    private static Set<String> stale(Path target, List<BundleFile> files) throws IOException {
        Set<String> stale = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                boolean folder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
                if (folder && isNumbered(name) || LEFTOVERS.contains(name)) {
                    stale.add(name);
                }
            }
        }
        Set<String> listed = new TreeSet<>(listed(target));
        files.forEach(file -> listed.add(file.path()));
        for (String path : listed) {
            int slash = path.indexOf('/');
            if (slash < 0 || !stale.contains(path.substring(0, slash))) {
                stale.add(path);
            }
        }
        if (Files.isDirectory(target.resolve("attestation"), LinkOption.NOFOLLOW_LINKS)) {
            stale.add("attestation");
        }
        return stale;
    }

    private static boolean isNumbered(String name) {
        return name.length() > 3
                && name.charAt(3) == '-'
                && name.chars().limit(3).allMatch(c -> c >= '0' && c <= '9');
    }

    /** The files of the bundle that is there, and its checksums. */
    private static List<String> listed(Path target) throws IOException {
        Path checksums = target.resolve(Checksums.NAME);
        if (!Files.isRegularFile(checksums, LinkOption.NOFOLLOW_LINKS) || Files.size(checksums) > Checksums.MAX_BYTES) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        for (String line :
                Files.readString(checksums, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            String path = line.length() > 66 ? line.substring(66) : "";
            if (isInside(path)) {
                paths.add(path);
            }
        }
        return paths;
    }

    private static boolean isInside(String path) {
        try {
            return !path.isEmpty() && !SafePath.requireRelative(path).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refuseLinks(Path target, String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            Path parent = target.resolve(path.substring(0, slash));
            if (Files.isSymbolicLink(parent)) {
                throw AicrException.invalidRequest(
                        parent + " is a symbolic link; the bundle is not written through it, delete it first");
            }
        }
    }

    /** Whether there was something to move. */
    private static boolean move(Path from, Path to) throws IOException {
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Path parent = to.getParent();
        if (parent != null) {
            makeFolders(parent);
        }
        Files.move(from, to);
        return true;
    }

    private static void removeEmptyFolders(Path target, Path start) throws IOException {
        Path folder = start;
        while (folder != null && folder.startsWith(target) && !folder.equals(target)) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isMissingOrEmpty(folder)) {
                return;
            }
            Files.delete(folder);
            folder = folder.getParent();
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
