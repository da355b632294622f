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
package run.aicr.release.changelog;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.TagRef;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/**
 * What the tags of a repository say about where a release comes from.
 *
 * @param promotedFrom the candidate that the tag's message names
 * @param sincePrevious for a candidate: what came after the one before it
 */
public record NotesHistory(Optional<ReleaseTag> promotedFrom, Optional<ReleaseFacts.Since> sincePrevious) {
    private static final String TRAILER = "Promoted-From: ";

    /** Reads it for a tag, which need not exist yet, at a commit. */
    public static NotesHistory of(GitRepository repository, ReleaseTag tag, String commit) {
        return new NotesHistory(promotedFrom(repository, tag.name()), previous(repository, tag, commit));
    }

    /** The candidate that the message of a tag names; empty without such a tag. */
    public static Optional<ReleaseTag> promotedFrom(GitRepository repository, String tag) {
        return Optional.ofNullable(repository.tags().get(tag)).flatMap(t -> trailer(repository.tagMessage(t)));
    }

    private static Optional<ReleaseTag> trailer(String message) {
        return message.lines()
                .filter(line -> line.startsWith(TRAILER))
                .flatMap(
                        line -> TagName.release(line.substring(TRAILER.length()).strip()).stream())
                .findFirst();
    }

    private static Optional<ReleaseFacts.Since> previous(GitRepository repository, ReleaseTag tag, String commit) {
        if (tag.isStable()) {
            return Optional.empty();
        }
        Set<String> history = repository.history(commit);
        return repository.tags().values().stream()
                .filter(t -> history.contains(t.commit()))
                .filter(t -> candidateBefore(t, tag).findAny().isPresent())
                .max((a, b) -> TagName.release(a.name())
                        .orElseThrow()
                        .compareTo(TagName.release(b.name()).orElseThrow()))
                .map(t -> new ReleaseFacts.Since(
                        t.name(), Changelog.of(repository.commits(Optional.of(t.commit()), commit))));
    }

    private static Stream<ReleaseTag> candidateBefore(TagRef ref, ReleaseTag tag) {
        return TagName.release(ref.name()).stream()
                .filter(t -> !t.isStable() && t.core().equals(tag.core()) && t.compareTo(tag) < 0);
    }
}
