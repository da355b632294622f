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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitProcess.Answer;

/** A fresh clone of a repository with one tag checked out: none of the files that lie around in a work tree. */
public final class TagCheckout {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private TagCheckout() {}

    /**
     * Makes the clone, history and tags included.
     *
     * @param folder does not exist yet
     * @throws ReleaseException NOT_A_REPOSITORY with what git said
     */
    public static void make(GitRepository repository, String tag, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        GitProcess outside = new GitProcess("git", folder.getParent(), Map.of());
        must(
                outside,
                tag,
                "clone",
                "--quiet",
                "--no-checkout",
                "--",
                repository.root().toString(),
                folder.toString());
        must(outside.in(folder), tag, "checkout", "--quiet", "--detach", "refs/tags/" + tag);
    }

    private static void must(GitProcess git, String tag, String... arguments) {
        Answer answer = git.run(LIMIT, "", List.of(arguments));
        if (!answer.ok()) {
            throw new ReleaseException(
                    Code.NOT_A_REPOSITORY,
                    "cannot check out " + tag + " into a new clone: " + answer.complaint(),
                    "Look at what git says; a shallow clone is completed by 'git fetch --unshallow'.");
        }
    }
}
