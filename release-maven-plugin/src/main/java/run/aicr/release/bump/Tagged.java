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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.WorkTreeStatus;
import run.aicr.release.step.Finding;
import run.aicr.release.step.Reach;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;

/**
 * State {@code tagged}: the work tree is the commit of the release and nothing else. In a rehearsal the tag itself may
 * be missing; then the release is of the number that the next candidate would get.
 */
public final class Tagged extends Step<Tagged.Result> {
    private static final int MAX_PATHS = 20;

    private final Optional<GitRepository> repository;
    private final ReleaseId id;

    /** Which release it is. */
    public record Result(ReleaseId id) {}

    public Tagged(Optional<GitRepository> repository, ReleaseId id) {
        super("tagged", Reach.NOTHING);
        this.repository = repository;
        this.id = id;
    }

    /** A tag that the ledger knows as another one was moved; one that was not made yet may be made now. */
    @Override
    public Optional<Finding.Conflict<Result>> contradiction(RecordedRelease before) {
        boolean same = before.tagObject().isEmpty()
                || before.tagObject().equals(id.tagObject()) && before.commit().equals(id.commit());
        return same
                ? Optional.empty()
                : Optional.of(new Finding.Conflict<>(
                        Code.TAG_MOVED,
                        id.tag() + " is commit " + id.commit() + " now; its release was begun for " + before.commit(),
                        "Release tags never move. Find out who moved it, and make a new version"));
    }

    @Override
    public boolean isFound() {
        return true;
    }

    @Override
    public Finding<Result> look() {
        if (repository.isEmpty()) {
            return new Finding.Conflict<>(
                    Code.NOT_A_REPOSITORY, "a release needs the git repository it is made from", "Clone it with git");
        }
        if (repository.get().isShallow()) {
            return new Finding.Conflict<>(
                    Code.SHALLOW_CLONE, "the history of this clone is cut off", "Run: git fetch --unshallow --tags");
        }
        WorkTreeStatus status = repository.get().status();
        if (!status.isClean()) {
            List<String> paths = new ArrayList<>(status.changed());
            paths.addAll(status.untracked());
            return new Finding.Conflict<>(
                    status.changed().isEmpty() ? Code.UNTRACKED_FILES : Code.DIRTY_TREE,
                    "the work tree differs from commit " + id.commit() + ": "
                            + String.join(", ", paths.subList(0, Math.min(MAX_PATHS, paths.size()))),
                    "Commit, stash or remove these files");
        }
        return new Finding.Done<>(new Result(id));
    }

    @Override
    public void act() {
        throw new IllegalStateException("tags are made by bump and promote, never by a release");
    }

    @Override
    public Map<String, String> evidence(Result result) {
        return result.id().tagObject().isEmpty()
                ? Map.of("commit", id.commit(), "tag", "(none yet) " + id.tag())
                : Map.of("commit", id.commit(), "tag", id.tag());
    }
}
