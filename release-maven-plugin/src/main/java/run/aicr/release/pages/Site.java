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
package run.aicr.release.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.BranchClone;
import run.aicr.release.git.PushAnswer;
import run.aicr.release.work.Tree;

/** The repository of pages. Each call works on a clone of its own, so that it sees what is there now. */
final class Site {
    private static final String AUTHOR = "github-actions <github-actions@github.com>";

    private final GitEndpoint at;

    /**
     * What the site has.
     *
     * @param commit newest commit; empty in an empty repository
     * @param files by path
     */
    record Contents(String commit, Optional<VersionRegistry> registry, SortedMap<String, byte[]> files) {
        boolean hasSame(SortedMap<String, byte[]> others) {
            return files.keySet().equals(others.keySet())
                    && files.entrySet().stream().allMatch(f -> Arrays.equals(f.getValue(), others.get(f.getKey())));
        }

        /** What the site lists as withdrawn, and more; a new reason replaces an old one. */
        Map<String, String> withdrawnAnd(Map<String, String> more) {
            Map<String, String> all =
                    new TreeMap<>(registry.map(VersionRegistry::withdrawn).orElse(Map.of()));
            all.putAll(more);
            return all;
        }
    }

    Site(GitEndpoint at) {
        this.at = at;
    }

    boolean hasCredentials() {
        return at.hasCredentials();
    }

    Contents contents() {
        try (BranchClone clone = BranchClone.of(at, AUTHOR)) {
            return read(clone);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Makes the site hold exactly the wanted files, in one commit; a push that is refused is tried once more from the new
     * state.
     *
     * @param wanted the files for a state of the site; empty when it is to stay as it is
     */
    void write(Function<Contents, Optional<SortedMap<String, byte[]>>> wanted, String message) {
        try (BranchClone clone = BranchClone.of(at, AUTHOR)) {
            PushAnswer refused = new PushAnswer(false, "");
            for (int attempt = 0; attempt < 2; attempt++) {
                if (attempt > 0) {
                    clone.refresh();
                }
                Optional<SortedMap<String, byte[]>> files = wanted.apply(read(clone));
                if (files.isEmpty()) {
                    return;
                }
                replace(clone.folder(), files.get());
                if (clone.commit(message).isEmpty()) {
                    return;
                }
                refused = clone.push();
                if (refused.accepted()) {
                    return;
                }
            }
            throw new ReleaseException(
                    refused.isDenied() ? Code.AUTH_FAILED : Code.CHECK_FAILED,
                    "the pages were not taken: " + refused.reason(),
                    "See who else pushes to them, then run the same command again.");
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Contents read(BranchClone clone) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, Path> file : Tree.files(clone.folder()).entrySet()) {
            if (!file.getKey().startsWith(".git/")) {
                files.put(file.getKey(), Files.readAllBytes(file.getValue()));
            }
        }
        Optional<VersionRegistry> registry =
                Optional.ofNullable(files.get(VersionRegistry.FILE)).map(VersionRegistry::read);
        return new Contents(clone.head().orElse(""), registry, files);
    }

    private static void replace(Path folder, SortedMap<String, byte[]> files) throws IOException {
        for (Map.Entry<String, Path> old : Tree.files(folder).entrySet()) {
            if (!old.getKey().startsWith(".git/") && !files.containsKey(old.getKey())) {
                Files.delete(old.getValue());
            }
        }
        files.forEach((name, bytes) -> {
            try {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A file of a frozen version. */
    static byte[] frozen(String name, byte[] bytes) {
        boolean markdown = name.endsWith(".md") || name.endsWith(".mdx");
        return markdown
                ? MarkdownEscape.of(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : bytes;
    }

    private static ReleaseException unusable(IOException e) {
        return new ReleaseException(Code.CHECK_FAILED, "cannot work on a clone of the pages: " + e.getMessage())
                .because(e);
    }
}
