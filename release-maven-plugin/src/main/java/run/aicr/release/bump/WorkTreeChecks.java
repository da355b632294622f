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
package run.aicr.release.bump;

import java.util.List;
import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.WorkTreeStatus;
import run.aicr.release.version.BumpType;
import run.aicr.release.version.Line;
import run.aicr.release.version.Step;

/** Questions 2 to 8: may this work tree be tagged from (spec release §6.2). */
final class WorkTreeChecks {
    private static final int LISTED_PATHS = 20;

    private WorkTreeChecks() {}

    /**
     * The branch that is checked out.
     *
     * @param line empty on the main branch
     */
    record Branch(String name, Optional<Line> line, String head) {}

    static Branch check(GitRepository repository, BumpRequest request, TagPolicy policy) {
        requireComplete(repository);
        String name = repository
                .branch()
                .orElseThrow(() -> new ReleaseException(
                        Code.DETACHED_HEAD,
                        "HEAD is on no branch",
                        "Check out " + policy.mainBranch() + " or a branch release/X.Y."));
        Optional<Line> line = Line.ofBranch(name);
        if (!name.equals(policy.mainBranch()) && line.isEmpty()) {
            throw new ReleaseException(
                    Code.WRONG_BRANCH,
                    "releases are not made from branch '" + name + "'",
                    "Check out " + policy.mainBranch() + " or a branch release/X.Y.");
        }
        line.ifPresent(l -> requirePatch(l, request));
        repository.operationInProgress().ifPresent(operation -> {
            throw new ReleaseException(
                    Code.OPERATION_IN_PROGRESS,
                    "a " + operation + " is in progress in " + repository.root(),
                    "Finish or abort it first; 'git status' says how.");
        });
        requireClean(repository.status());
        String head = repository
                .head()
                .orElseThrow(() -> new ReleaseException(
                        Code.NOT_A_REPOSITORY,
                        "branch '" + name + "' has no commit yet",
                        "Commit and push something first."));
        return new Branch(name, line, head);
    }

    static void requireComplete(GitRepository repository) {
        if (repository.isShallow()) {
            throw new ReleaseException(
                    Code.SHALLOW_CLONE,
                    "this clone is shallow, so the tags in its history are not all known",
                    "Run 'git fetch --unshallow --tags'.");
        }
    }

    private static void requirePatch(Line line, BumpRequest request) {
        boolean patch = request.type() == BumpType.PATCH
                || request.type() == BumpType.RC
                        && request.of().filter(s -> s != Step.PATCH).isEmpty();
        if (!patch) {
            throw new ReleaseException(
                    Code.BUMP_NOT_ALLOWED_ON_LINE,
                    line.branch() + " takes patch releases and their candidates only",
                    "Make a minor or major release from the main branch.");
        }
    }

    private static void requireClean(WorkTreeStatus status) {
        if (!status.changed().isEmpty()) {
            throw new ReleaseException(
                    Code.DIRTY_TREE,
                    "tracked files differ from the commit: " + listed(status.changed()),
                    "Commit and push them, or put them away with 'git stash'.",
                    status.changed().stream().limit(LISTED_PATHS).toList());
        }
        if (!status.untracked().isEmpty()) {
            throw new ReleaseException(
                    Code.UNTRACKED_FILES,
                    "files are neither tracked nor ignored: " + listed(status.untracked()),
                    "Commit, ignore or remove them: a release must not depend on them.",
                    status.untracked().stream().limit(LISTED_PATHS).toList());
        }
    }

    private static String listed(List<String> paths) {
        String first = String.join(", ", paths.subList(0, Math.min(LISTED_PATHS, paths.size())));
        return paths.size() > LISTED_PATHS ? first + " and " + (paths.size() - LISTED_PATHS) + " more" : first;
    }
}
