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
package run.aicr.release.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitProcess.Answer;

/** The files of a folder as they are in a commit, whatever is checked out. */
public final class CommitFolder {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Documentation is text and pictures; more than this is a mistake. */
    private static final long MOST_BYTES = 256L << 20;

    private CommitFolder() {}

    /**
     * Reads regular files below a folder by their path from there; none when the commit has no such folder.
     *
     * @param commit anything that names one
     * @param folder from the root of the repository, with slashes
     */
    public static SortedMap<String, byte[]> read(GitRepository repository, String commit, String folder)
            throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        String id = repository
                .commitOf(commit)
                .orElseThrow(() -> new ReleaseException(
                        Code.TAG_NOT_FOUND, commit + " is not in this clone", "Fetch it: git fetch --tags"));
        if (repository.objectAt(id, folder).isEmpty()) {
            return files;
        }
        Path archive = Files.createTempFile("aicr-docs", ".tar");
        try {
            GitProcess git = new GitProcess("git", repository.root(), Map.of());
            Answer answer =
                    git.run(LIMIT, "", List.of("archive", "--format=tar", "--output=" + archive, id + ":" + folder));
            if (!answer.ok()) {
                throw new ReleaseException(
                        Code.NOT_A_REPOSITORY, "cannot read " + folder + " of " + commit + ": " + answer.complaint());
            }
            unpack(archive, files);
            return files;
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static void unpack(Path archive, SortedMap<String, byte[]> files) throws IOException {
        if (Files.size(archive) > MOST_BYTES) {
            throw new IOException("more than " + MOST_BYTES + " bytes of documentation");
        }
        try (InputStream in = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && !entry.isSymbolicLink()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
        }
    }
}
