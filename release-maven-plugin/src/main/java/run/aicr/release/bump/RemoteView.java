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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRemote;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.RemoteRefs;
import run.aicr.release.git.TagRef;
import run.aicr.release.version.KnownTag;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;
import run.aicr.release.version.TagSet;

/**
 * Tags of both sides at one moment, with everything fetched that the remote's names need.
 *
 * @param local tags of this repository by name
 */
record RemoteView(GitRepository repository, GitRemote remote, RemoteRefs refs, Map<String, TagRef> local) {

    /** Asks the remote and fetches the named branches and all its tags, without making or moving local tags. */
    static RemoteView read(GitRepository repository, GitRemote remote, List<String> branches) {
        RemoteRefs refs = remote.refs();
        Map<String, TagRef> local = repository.tags();
        List<String> wanted = new ArrayList<>();
        branches.stream()
                .filter(refs.branches()::containsKey)
                .map(b -> "refs/heads/" + b)
                .forEach(wanted::add);
        refs.tags().values().stream()
                .filter(t -> !local.containsKey(t.name())
                        || !local.get(t.name()).object().equals(t.object()))
                .map(t -> "refs/tags/" + t.name())
                .sorted()
                .forEach(wanted::add);
        if (!wanted.isEmpty()) {
            remote.fetch(wanted);
        }
        return new RemoteView(repository, remote, refs, local);
    }

    /** The remote's tags as seen from a commit. */
    TagSet tagsSeenFrom(String commit) {
        Set<String> history = repository.history(commit);
        List<KnownTag> releases = refs.tags().values().stream()
                .flatMap(t -> TagName.release(t.name()).stream()
                        .map(r -> new KnownTag(r, t.commit(), t.isAnnotated(), history.contains(t.commit()))))
                .toList();
        return TagSet.of(releases, refs.tags().keySet());
    }

    /** Question 12: a release tag known on both sides names one commit. */
    void requireSameTags() {
        releases(local)
                .forEach(mine -> refs.tag(mine.name())
                        .filter(theirs -> !theirs.commit().equals(mine.commit()))
                        .ifPresent(theirs -> {
                            throw mismatch(mine, theirs);
                        }));
    }

    static ReleaseException mismatch(TagRef mine, TagRef theirs) {
        return new ReleaseException(
                Code.TAG_MISMATCH,
                "tag " + mine.name() + " is commit " + mine.commit() + " here and " + theirs.commit()
                        + " on the remote",
                "Find out which is right; a published tag is never moved. Delete the local one with 'git tag -d "
                        + mine.name() + "' if the remote is right.");
    }

    /** Question 13: a release tag that only this side has is the one about to be pushed, or an error. */
    Optional<TagRef> resumable(ReleaseTag next, String head) {
        List<TagRef> strays =
                releases(local).filter(t -> refs.tag(t.name()).isEmpty()).toList();
        if (strays.isEmpty()) {
            return Optional.empty();
        }
        TagRef stray = strays.get(0);
        boolean ours = strays.size() == 1
                && stray.name().equals(next.name())
                && stray.isAnnotated()
                && stray.commit().equals(head);
        if (!ours) {
            List<String> names = strays.stream().map(TagRef::name).toList();
            throw stray(String.join(", ", names), names);
        }
        return Optional.of(stray);
    }

    static ReleaseException stray(String names, List<String> list) {
        return new ReleaseException(
                Code.STRAY_LOCAL_TAG,
                "release tags exist here and not on the remote: " + names,
                "Delete them with 'git tag -d', or push them if they were meant.",
                list);
    }

    /** Makes local copies of the release tags that only the remote has, so that a changelog sees them. */
    void keepReleaseTags() {
        Set<TagRef> missing =
                releases(refs.tags()).filter(t -> !local.containsKey(t.name())).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            repository.addTags(missing);
        }
    }

    private static Stream<TagRef> releases(Map<String, TagRef> tags) {
        return tags.values().stream()
                .filter(t -> TagName.release(t.name()).isPresent())
                .sorted(Comparator.comparing(TagRef::name));
    }
}
