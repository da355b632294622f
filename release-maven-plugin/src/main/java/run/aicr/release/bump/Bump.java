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

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.release.changelog.Changelog;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Commit;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.TagRef;
import run.aicr.release.version.KnownTag;
import run.aicr.release.version.NextVersion;
import run.aicr.release.version.TagSet;
import run.aicr.release.version.Warning;

/** Computes the next tag, makes it and pushes it (spec release §6.2, §6.3, §6.5). */
public final class Bump {
    private final GitRepository repository;
    private final String remote;
    private final TagPolicy policy;
    private final Qualification qualification;

    /**
     * Over a repository and one remote.
     *
     * @param remote name of a remote, address, or path of a repository
     */
    public Bump(GitRepository repository, String remote, TagPolicy policy, Qualification qualification) {
        this.repository = repository;
        this.remote = remote;
        this.policy = policy;
        this.qualification = qualification;
    }

    /**
     * Asks all questions in their order, then acts unless it is a dry run.
     *
     * @throws ReleaseException of the first question that fails; nothing was made then
     */
    public TagOutcome run(BumpRequest request) {
        WorkTreeChecks.Branch branch = WorkTreeChecks.check(repository, request, policy);
        RemoteView view = RemoteView.read(repository, repository.remote(remote), List.of(branch.name()));
        BranchChecks.requireAtRemoteTip(view, branch);
        view.requireSameTags();
        TagSet tags = view.tagsSeenFrom(branch.head());
        NextVersion next = NextVersion.of(tags, request.type(), request.of(), branch.line());
        Optional<TagRef> resumed = view.resumable(next.tag(), branch.head());
        BranchChecks.requireUntagged(view, branch.head());
        BranchChecks.requireLineBase(tags, branch.line());
        Optional<String> record = request.waiver().isPresent()
                ? Optional.empty()
                : Optional.of(qualification.require(branch.head()).digest().prefixed());
        List<Commit> commits =
                repository.commits(tags.highestStableAncestor(branch.line()).map(KnownTag::commit), branch.head());
        Changelog changes = Changelog.of(commits);
        if (!request.allowBreaking()) {
            ChangeChecks.requireBigEnoughStep(next, changes);
        }
        TagPush push = new TagPush(repository, view.remote(), policy);
        if (resumed.isEmpty()) {
            push.requireIdentity();
        }
        TagOutcome planned = new TagOutcome(
                TagOutcome.Kind.PLANNED,
                next.tag(),
                branch.head(),
                tags.isLatest(next.tag()),
                warnings(next, changes),
                next.base().map(b -> b.tag().name()).orElse("v0.0.0"),
                commits.size());
        if (request.dryRun()) {
            return planned;
        }
        TagMessage message = new TagMessage(next.tag(), Optional.empty(), record, request.waiver());
        TagOutcome outcome = resumed.isPresent()
                ? planned.landed(push.push(resumed.get()), TagOutcome.Kind.RESUMED)
                : planned.landed(push.makeAndPush(message, branch.head()), TagOutcome.Kind.TAGGED);
        view.keepReleaseTags();
        return outcome;
    }

    private static Set<Warning> warnings(NextVersion next, Changelog changes) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        warnings.addAll(next.warnings());
        ChangeChecks.features(next, changes).ifPresent(warnings::add);
        return warnings;
    }
}
