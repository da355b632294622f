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
package run.aicr.bundle.integrity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.digest.Sha256;

/** Holds the files of a bundle against its {@code checksums.txt} (spec bundle §16 step 2, §23 item 9). */
final class ChecksumCheck {
    private static final Set<String> SIGNATURES =
            Set.of(BundleVerifier.BUNDLE_ATTESTATION, BundleVerifier.PROGRAM_ATTESTATION);
    private static final int SPECIAL_BITS = 07000;

    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> listed = new TreeSet<>();
    private final List<String> modes = new ArrayList<>();

    private ChecksumCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * What came out.
     *
     * @param bytes of the list; the ones that a signature must be about
     * @param files number of entries; the recipe does not count, as it did not before it was listed
     * @param faults every one; none when all files are right
     * @param unlisted files and links that are not in the list, but for what is signed over it
     * @param modes files with a mode that no bundle gives them, and what is odd about it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(byte[] bytes, int files, List<String> faults, List<String> unlisted, List<String> modes) {
        boolean passed() {
            return faults.isEmpty();
        }

        /** Whether there is a list to compare with. */
        boolean hasList() {
            return bytes.length > 0;
        }
    }

    static Outcome of(Path folder) {
        return new ChecksumCheck(folder).check();
    }

    private Outcome check() {
        Path list = folder.resolve(Checksums.NAME);
        byte[] bytes = new byte[0];
        if (!Files.exists(list, LinkOption.NOFOLLOW_LINKS)) {
            faults.add(Checksums.NAME + " not found");
        } else if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            faults.add(Checksums.NAME + " is not a regular file");
        } else {
            bytes = read(list);
        }
        int files = 0;
        if (faults.isEmpty()) {
            files = entries(new String(bytes, StandardCharsets.UTF_8));
        }
        List<String> unlisted = bytes.length > 0 ? unlisted() : List.of();
        return new Outcome(bytes, files, List.copyOf(faults), unlisted, List.copyOf(modes));
    }

    private byte[] read(Path list) {
        try {
            if (Files.size(list) > Checksums.MAX_BYTES) {
                faults.add(Checksums.NAME + " is larger than " + Checksums.MAX_BYTES + " bytes");
                return new byte[0];
            }
            return Files.readAllBytes(list);
        } catch (IOException e) {
            faults.add(Checksums.NAME + " cannot be read: " + e.getMessage());
            return new byte[0];
        }
    }

    private int entries(String text) {
        int entries = 0;
        for (String line : text.split("\n", -1)) {
            String trimmed = line.strip();
            if (!trimmed.isEmpty()) {
                entries += trimmed.endsWith("  " + Checksums.RECIPE) ? 0 : 1;
                entry(trimmed);
            }
        }
        if (entries == 0) {
            faults.add(Checksums.NAME + " lists no files");
        }
        return entries;
    }

    private void entry(String line) {
        int gap = line.indexOf("  ");
        if (gap < 0) {
            faults.add("invalid checksum line: " + line);
            return;
        }
        String digest = line.substring(0, gap);
        String name = line.substring(gap + 2);
        Path path;
        try {
            path = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            faults.add("invalid checksum line: " + line);
            return;
        }
        if (name.startsWith("/") || name.startsWith("\\") || !path.startsWith(folder) || path.equals(folder)) {
            faults.add("path traversal detected in checksum entry: " + name);
            return;
        }
        String relative = folder.relativize(path).toString();
        if (!listed.add(relative)) {
            faults.add("listed twice: " + name);
            return;
        }
        compare(path, name, digest);
    }

    private void compare(Path path, String name, String digest) {
        for (Path part = path; !part.equals(folder); part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                faults.add("symbolic link instead of a file: " + name);
                return;
            }
        }
        if (!Files.exists(path)) {
            faults.add("file not found: " + name);
        } else if (!Files.isRegularFile(path)) {
            faults.add("not a regular file: " + name);
        } else {
            try {
                mode(path, name);
                String actual = Sha256.ofFile(path).hex();
                if (!actual.equals(digest)) {
                    faults.add("checksum mismatch: " + name + " (expected " + digest + ", got " + actual + ")");
                }
            } catch (IOException e) {
                faults.add("cannot read: " + name);
            }
        }
    }

    /** The list says nothing about modes; a bundle has 0644, scripts 0755. */
    private void mode(Path path, String name) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        int mode = (Integer) Files.getAttribute(path, "unix:mode");
        if ((mode & SPECIAL_BITS) != 0) {
            modes.add(name + " (setuid, setgid or sticky)");
        } else if ((mode & 0002) != 0) {
            modes.add(name + " (anybody may write)");
        } else if ((mode & 0111) != 0 && !name.endsWith(".sh")) {
            modes.add(name + " (executable, but no script)");
        }
    }

    private List<String> unlisted() {
        Set<String> unlisted = new TreeSet<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = folder.relativize(file).toString();
                    if (!name.equals(Checksums.NAME) && !SIGNATURES.contains(name) && !listed.contains(name)) {
                        unlisted.add(name);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    unlisted.add(folder.relativize(file).toString());
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            faults.add("cannot read the folder: " + e.getMessage());
        }
        return List.copyOf(unlisted);
    }
}
