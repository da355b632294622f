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
import java.util.Set;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.TagRef;
import run.aicr.release.version.ForeignTag;
import run.aicr.release.version.InvalidTag;
import run.aicr.release.version.KnownTag;
import run.aicr.release.version.Line;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;
import run.aicr.release.version.TagSet;

/**
 * Puts the stable tag on the commit of a published candidate (spec release §6.4, §6.5).
 *
 * <p>Nothing is taken from the work tree, so branch and uncommitted changes do not matter.
 */
public final class Promotion {
    private final GitRepository repository;
    private final String remote;
    private final TagPolicy policy;
    private final CandidateReleases releases;

    public Promotion(GitRepository repository, String remote, TagPolicy policy, CandidateReleases releases) {
        this.repository = repository;
        this.remote = remote;
        this.policy = policy;
        this.releases = releases;
    }

    /**
     * Asks all questions in their order, then acts unless it is a dry run.
     *
     * @throws ReleaseException of the first question that fails; nothing was made then
     */
    public TagOutcome run(PromotionRequest request) {
        ReleaseTag candidate = candidate(request.tag());
        WorkTreeChecks.requireComplete(repository);
        Line line = Line.of(candidate.core());
        RemoteView view =
                RemoteView.read(repository, repository.remote(remote), List.of(policy.mainBranch(), line.branch()));
        TagRef tag = known(view, candidate);
        boolean onLine = isOn(view, line.branch(), tag);
        if (!onLine && !isOn(view, policy.mainBranch(), tag)) {
            throw new ReleaseException(
                    Code.NOT_ON_RELEASE_BRANCH,
                    candidate + " is neither in the history of the remote's " + policy.mainBranch() + " nor of "
                            + line.branch(),
                    "Merge it first, or make a candidate from there.");
        }
        ReleaseTag stable = candidate.toStable();
        TagSet tags = view.tagsSeenFrom(tag.commit());
        TagOutcome planned = new TagOutcome(
                TagOutcome.Kind.PLANNED, stable, tag.commit(), tags.isLatest(stable), Set.of(), candidate.name(), 0);
        Optional<TagRef> theirs = view.refs().tag(stable.name());
        if (theirs.isPresent()) {
            return existing(planned, theirs.get());
        }
        Optional<TagRef> resumed = leftBehind(view, planned);
        requireNewest(tags, candidate, onLine, request.allowOlder());
        requirePublished(candidate, tag.commit());
        return request.dryRun() ? planned : act(view, planned, candidate, tag, resumed);
    }

    private TagOutcome act(
            RemoteView view, TagOutcome planned, ReleaseTag candidate, TagRef tag, Optional<TagRef> resumed) {
        TagPush push = new TagPush(repository, view.remote(), policy);
        if (resumed.isPresent()) {
            return planned.landed(push.push(resumed.get()), TagOutcome.Kind.RESUMED);
        }
        push.requireIdentity();
        Optional<String> qualified = repository
                .tagMessage(tag)
                .lines()
                .filter(l -> l.startsWith("Qualified: "))
                .map(l -> l.substring("Qualified: ".length()))
                .findFirst();
        TagMessage message = new TagMessage(planned.tag(), Optional.of(candidate), qualified, Optional.empty());
        return planned.landed(push.makeAndPush(message, tag.commit()), TagOutcome.Kind.TAGGED);
    }

    private static ReleaseTag candidate(Optional<String> given) {
        String name = given.orElseThrow(() -> new ReleaseException(
                Code.TAG_REQUIRED, "promote needs the tag of a release candidate", "Give -Dtag=vX.Y.Z-rcN."));
        TagName tag = TagName.of(name);
        if (tag instanceof InvalidTag) {
            throw new ReleaseException(
                    Code.INVALID_TAG, "'" + name + "' is no release tag", "Release candidates are named vX.Y.Z-rcN.");
        }
        if (tag instanceof ForeignTag) {
            throw new ReleaseException(
                    Code.NOT_A_RELEASE_CANDIDATE,
                    name + " is a pre-release of another kind",
                    "Only candidates vX.Y.Z-rcN can be promoted.");
        }
        ReleaseTag release = (ReleaseTag) tag;
        if (release.isStable()) {
            throw new ReleaseException(
                    Code.NOT_A_PRERELEASE, name + " is stable already", "Give the tag of a candidate, vX.Y.Z-rcN.");
        }
        return release;
    }

    private static TagRef known(RemoteView view, ReleaseTag candidate) {
        Optional<TagRef> mine = Optional.ofNullable(view.local().get(candidate.name()));
        TagRef theirs = view.refs()
                .tag(candidate.name())
                .orElseThrow(() -> mine.isPresent()
                        ? new ReleaseException(
                                Code.TAG_NOT_PUSHED,
                                candidate + " exists here and not on the remote, so it was never released",
                                "Push it with 'git push " + view.remote().name() + " " + candidate
                                        + "' and wait for its release.")
                        : new ReleaseException(
                                Code.TAG_NOT_FOUND,
                                "there is no tag " + candidate + " here or on the remote",
                                "Run 'git ls-remote --tags " + view.remote().name() + "' to see what there is."));
        mine.filter(m -> !m.commit().equals(theirs.commit())).ifPresent(m -> {
            throw RemoteView.mismatch(m, theirs);
        });
        return theirs;
    }

    private boolean isOn(RemoteView view, String branch, TagRef tag) {
        return view.refs()
                .branch(branch)
                .filter(tip -> repository.isAncestor(tag.commit(), tip))
                .isPresent();
    }

    private static TagOutcome existing(TagOutcome planned, TagRef theirs) {
        if (theirs.commit().equals(planned.commit())) {
            return planned.as(TagOutcome.Kind.ALREADY_PROMOTED);
        }
        throw new ReleaseException(
                Code.TAG_EXISTS,
                planned.tag() + " exists on the remote for another commit, " + theirs.commit(),
                "A published tag is never moved; make a new candidate of a higher version.");
    }

    private static Optional<TagRef> leftBehind(RemoteView view, TagOutcome planned) {
        Optional<TagRef> mine =
                Optional.ofNullable(view.local().get(planned.tag().name()));
        mine.filter(m -> !m.commit().equals(planned.commit()) || !m.isAnnotated())
                .ifPresent(m -> {
                    throw RemoteView.stray(m.name(), List.of(m.name()));
                });
        return mine;
    }

    private static void requireNewest(TagSet tags, ReleaseTag candidate, boolean onLine, boolean allowOlder) {
        Optional<ReleaseTag> newer = tags.releases().stream()
                .map(KnownTag::tag)
                .filter(t -> !t.isStable() && t.core().equals(candidate.core()) && t.compareTo(candidate) > 0)
                .max(ReleaseTag::compareTo);
        if (newer.isPresent() && !allowOlder) {
            throw new ReleaseException(
                    Code.NOT_LATEST_RC,
                    candidate + " is not the last candidate, " + newer.get() + " is",
                    "Promote that one, or give -DallowOlder.");
        }
        Optional<ReleaseTag> higher =
                tags.highestStable(Optional.empty()).map(KnownTag::tag).filter(t -> t.compareTo(candidate) > 0);
        if (higher.isPresent() && !onLine) {
            throw new ReleaseException(
                    Code.SUPERSEDED,
                    higher.get() + " is released already, so " + candidate.toStable() + " would go backwards",
                    "Make fixes for an older version from "
                            + Line.of(candidate.core()).branch() + ".");
        }
    }

    private void requirePublished(ReleaseTag candidate, String commit) {
        if (!releases.isPublished(candidate, commit)) {
            throw new ReleaseException(
                    Code.RC_NOT_PUBLISHED,
                    "the release of " + candidate + " did not reach published",
                    "Run 'mvn aicr-release:status -Dtag=" + candidate + "' and finish it first.");
        }
        Optional<String> reason = releases.withdrawn(candidate);
        if (reason.isPresent()) {
            throw new ReleaseException(
                    Code.RELEASE_WITHDRAWN,
                    candidate + " was withdrawn: " + reason.get(),
                    "Mend what is wrong with it and make a new candidate: mvn aicr-release:bump -Dtype=rc");
        }
        if (!releases.hasPayload(candidate)) {
            throw new ReleaseException(
                    Code.RC_PAYLOAD_MISSING,
                    "what was built for " + candidate + " is gone, and a promotion never builds again",
                    "Give -Daicr.release.dir=<folder that it was released into>; 'mvn clean' empties the default one."
                            + " To release it again into a folder that stays: git checkout " + candidate
                            + " && mvn -Prelease deploy -Dtag=" + candidate
                            + " -Daicr.release.dir=<folder outside target>");
        }
    }
}
