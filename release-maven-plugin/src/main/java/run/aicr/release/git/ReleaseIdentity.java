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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.BumpType;
import run.aicr.release.version.InvalidTag;
import run.aicr.release.version.KnownTag;
import run.aicr.release.version.Line;
import run.aicr.release.version.NextVersion;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;
import run.aicr.release.version.TagSet;

/**
 * Finds out which release a run is about (spec release §7, parameter {@code tag}): the tag that was given, else that of
 * CI, else the one at HEAD, else, in a rehearsal, the candidate that {@code bump rc} would make.
 */
public final class ReleaseIdentity {
    /** What a tree without git builds; it can be tried, and never released. */
    private static final String WITHOUT_GIT = "v0.0.0-dev";

    private static final String UNKNOWN = "unknown";

    private final boolean rehearsal;
    private final Optional<String> given;
    private final Optional<String> builtCommit;
    private final Map<String, String> environment;

    /**
     * The rules for one run.
     *
     * @param given the tag that was asked for
     * @param builtCommit commit that was checked out when the Maven build began
     * @param environment variables of the process, for those of CI
     */
    public ReleaseIdentity(
            boolean rehearsal, Optional<String> given, Optional<String> builtCommit, Map<String, String> environment) {
        this.rehearsal = rehearsal;
        this.given = given;
        this.builtCommit = builtCommit;
        this.environment = Map.copyOf(environment);
    }

    /** Identity of a tree that is no git repository. */
    public ReleaseId withoutGit(Instant date) {
        return new ReleaseId(WITHOUT_GIT, UNKNOWN, UNKNOWN, "", date, true);
    }

    /**
     * The identity of what is checked out.
     *
     * @throws ReleaseException INVALID_TAG, TAG_NOT_FOUND, CHECKOUT_MISMATCH, LIGHTWEIGHT_TAG or TAG_REQUIRED
     */
    public ReleaseId of(GitRepository repository) {
        String head = repository
                .head()
                .orElseThrow(() -> new ReleaseException(Code.NOT_A_REPOSITORY, "the repository has no commit yet"));
        builtCommit.filter(c -> !c.equals(head)).ifPresent(c -> {
            throw new ReleaseException(
                    Code.CHECKOUT_MISMATCH,
                    "the build began on commit " + c + ", and now " + head + " is checked out",
                    "Run the build again");
        });
        Map<String, TagRef> tags = repository.tags();
        Optional<String> wanted = given.or(this::ofCi).or(() -> atHead(tags, head));
        if (wanted.isPresent()) {
            return tagged(repository, wanted.get(), tags, head);
        }
        if (!rehearsal) {
            throw new ReleaseException(
                    Code.TAG_REQUIRED,
                    "no release tag at HEAD",
                    "Make one with aicr-release:bump, or give -Dtag=<tag>");
        }
        return id(repository, nextCandidate(repository, tags, head), head, "");
    }

    /**
     * The release of a tag, whatever is checked out.
     *
     * @throws ReleaseException INVALID_TAG, TAG_NOT_FOUND or LIGHTWEIGHT_TAG
     */
    public static ReleaseId ofTag(GitRepository repository, String name, boolean rehearsal) {
        TagRef tag = released(repository.tags(), name);
        return new ReleaseIdentity(rehearsal, Optional.of(name), Optional.empty(), Map.of())
                .id(repository, name, tag.commit(), tag.object());
    }

    private static TagRef released(Map<String, TagRef> tags, String name) {
        if (TagName.of(name) instanceof InvalidTag) {
            throw new ReleaseException(
                    Code.INVALID_TAG, "'" + name + "' is no release tag", "Release tags are vX.Y.Z and vX.Y.Z-rcN");
        }
        TagRef tag = tags.get(name);
        if (tag == null) {
            throw new ReleaseException(
                    Code.TAG_NOT_FOUND, "there is no tag " + name + " in this repository", "Run: git fetch --tags");
        }
        if (!tag.isAnnotated()) {
            throw new ReleaseException(
                    Code.LIGHTWEIGHT_TAG, name + " is a lightweight tag", "Release tags are made by aicr-release:bump");
        }
        return tag;
    }

    private Optional<String> ofCi() {
        boolean isTag = "tag".equals(environment.get("GITHUB_REF_TYPE"));
        return isTag ? Optional.ofNullable(environment.get("GITHUB_REF_NAME")) : Optional.empty();
    }

    private static Optional<String> atHead(Map<String, TagRef> tags, String head) {
        List<TagRef> here = tags.values().stream()
                .filter(t -> t.commit().equals(head) && TagName.of(t.name()) instanceof ReleaseTag)
                .sorted(Comparator.comparing(TagRef::name))
                .toList();
        if (here.size() > 1) {
            throw new ReleaseException(
                    Code.TAG_REQUIRED,
                    "HEAD carries " + here.size() + " release tags: "
                            + String.join(", ", here.stream().map(TagRef::name).toList()),
                    "Say which one is meant with -Dtag=<tag>");
        }
        return here.stream().map(TagRef::name).findFirst();
    }

    private ReleaseId tagged(GitRepository repository, String name, Map<String, TagRef> tags, String head) {
        TagRef tag = released(tags, name);
        if (!tag.commit().equals(head)) {
            throw new ReleaseException(
                    Code.CHECKOUT_MISMATCH,
                    name + " names commit " + tag.commit() + ", but " + head + " is checked out",
                    "Run: git checkout " + name);
        }
        return id(repository, name, head, tag.object());
    }

    private String nextCandidate(GitRepository repository, Map<String, TagRef> tags, String head) {
        Set<String> history = repository.history(head);
        List<KnownTag> known = new ArrayList<>();
        for (TagRef tag : tags.values()) {
            if (TagName.of(tag.name()) instanceof ReleaseTag release) {
                known.add(new KnownTag(release, tag.commit(), tag.isAnnotated(), history.contains(tag.commit())));
            }
        }
        Optional<Line> line = repository.branch().flatMap(Line::ofBranch);
        return NextVersion.of(TagSet.of(known, tags.keySet()), BumpType.RC, Optional.empty(), line)
                .tag()
                .name();
    }

    private ReleaseId id(GitRepository repository, String tag, String head, String tagObject) {
        String tree = repository.objectAt(head, "").orElse(UNKNOWN);
        return new ReleaseId(tag, head, tree, tagObject, repository.commitTime(head), rehearsal);
    }
}
