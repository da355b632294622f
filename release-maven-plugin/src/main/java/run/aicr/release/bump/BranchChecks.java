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

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.TagRef;
import run.aicr.release.version.KnownTag;
import run.aicr.release.version.Line;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;
import run.aicr.release.version.TagSet;

/** Questions 10, 11, 14 and 15: does the branch stand where the remote has it (spec release §6.2). */
final class BranchChecks {
    private BranchChecks() {}

    static void requireAtRemoteTip(RemoteView view, WorkTreeChecks.Branch branch) {
        String remote = view.remote().name();
        String tip = view.refs()
                .branch(branch.name())
                .orElseThrow(() -> new ReleaseException(
                        Code.NO_REMOTE_BRANCH,
                        "the remote '" + remote + "' has no branch '" + branch.name() + "'",
                        "Run 'git push " + remote + " " + branch.name() + "'."));
        if (tip.equals(branch.head())) {
            return;
        }
        GitRepository repository = view.repository();
        if (repository.isAncestor(tip, branch.head())) {
            throw new ReleaseException(
                    Code.UNPUSHED_COMMITS,
                    "branch '" + branch.name() + "' has commits that the remote does not have",
                    "Push them; a release is made from what everybody can see.");
        }
        if (repository.isAncestor(branch.head(), tip)) {
            throw new ReleaseException(
                    Code.BEHIND_REMOTE,
                    "the remote's '" + branch.name() + "' has commits that this clone does not have",
                    "Run 'git pull --ff-only'.");
        }
        throw new ReleaseException(
                Code.DIVERGED,
                "'" + branch.name() + "' and the remote's branch of that name have gone different ways",
                "Rebase onto the remote's branch and push.");
    }

    static void requireUntagged(RemoteView view, String head) {
        List<ReleaseTag> tags = view.refs().tags().values().stream()
                .filter(t -> t.commit().equals(head))
                .map(TagRef::name)
                .flatMap(n -> TagName.release(n).stream())
                .sorted(Comparator.reverseOrder())
                .toList();
        if (!tags.isEmpty()) {
            ReleaseTag highest = tags.get(0);
            throw new ReleaseException(
                    Code.HEAD_ALREADY_TAGGED,
                    "this commit is released already as " + highest,
                    highest.isStable()
                            ? "There is nothing new to release."
                            : "To make it stable run 'mvn aicr-release:promote -Dtag=" + highest + "'.");
        }
    }

    static void requireLineBase(TagSet tags, Optional<Line> line) {
        if (line.isEmpty()) {
            return;
        }
        KnownTag base = tags.highestStable(line)
                .orElseThrow(() -> new ReleaseException(
                        Code.NO_BASE_FOR_LINE,
                        "there is no stable release v" + line.get() + ".*, so "
                                + line.get().branch() + " has no base",
                        "Start the line at such a release."));
        if (!base.reachable()) {
            throw new ReleaseException(
                    Code.LINE_BASE_NOT_ANCESTOR,
                    base.tag() + " is the highest release of this line and not in the history of "
                            + line.get().branch(),
                    "Rebase or merge the line onto " + base.tag() + ".");
        }
    }
}
