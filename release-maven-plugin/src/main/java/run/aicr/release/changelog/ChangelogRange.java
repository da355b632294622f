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

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import run.aicr.document.JsonWriter;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.TagRef;
import run.aicr.release.version.Line;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

/**
 * From where to where a changelog goes (spec release §5.1).
 *
 * @param since name of the tag (or what the caller gave) that the range starts after; empty for everything
 * @param sinceCommit its commit
 * @param to the last commit
 */
public record ChangelogRange(Optional<String> since, Optional<String> sinceCommit, String to) {

    /**
     * Finds the range in a repository, from local tags alone.
     *
     * @param toName tag or commit; HEAD when empty
     * @param sinceName tag or commit; the highest stable tag before {@code to} when empty
     * @throws ReleaseException SHALLOW_CLONE, TAG_NOT_FOUND or SINCE_NOT_ANCESTOR
     */
    public static ChangelogRange find(GitRepository repository, Optional<String> toName, Optional<String> sinceName) {
        if (repository.isShallow()) {
            throw new ReleaseException(
                    Code.SHALLOW_CLONE,
                    "this clone is shallow, so its history has an end that is not the beginning",
                    "Run 'git fetch --unshallow --tags'.");
        }
        String to = commit(repository, toName.orElse("HEAD"));
        return sinceName.isPresent() ? given(repository, sinceName.get(), to) : automatic(repository, toName, to);
    }

    /** The changelog of this range. */
    public Changelog read(GitRepository repository) {
        return Changelog.of(repository.commits(sinceCommit, to));
    }

    /** The changelog of this range as Markdown, or as JSON. */
    public String print(GitRepository repository, boolean json) {
        Changelog changelog = read(repository);
        return json
                ? new String(JsonWriter.indented(ChangelogJson.document(this, changelog)), StandardCharsets.UTF_8)
                : ChangelogMarkdown.text(changelog, since);
    }

    private static ChangelogRange given(GitRepository repository, String since, String to) {
        String commit = commit(repository, since);
        if (!repository.isAncestor(commit, to)) {
            throw new ReleaseException(
                    Code.SINCE_NOT_ANCESTOR,
                    since + " is not in the history of " + to,
                    "Leave -Dsince out to start after the highest stable release in that history.");
        }
        return new ChangelogRange(Optional.of(since), Optional.of(commit), to);
    }

    private static ChangelogRange automatic(GitRepository repository, Optional<String> toName, String to) {
        Collection<TagRef> tags = repository.tags().values();
        Optional<TagRef> atHead = toName.isPresent()
                ? Optional.empty()
                : highest(tags, t -> t.commit().equals(to));
        Optional<TagRef> since = atHead.or(() -> before(repository, tags, toName, to));
        return new ChangelogRange(since.map(TagRef::name), since.map(TagRef::commit), to);
    }

    private static Optional<TagRef> before(
            GitRepository repository, Collection<TagRef> tags, Optional<String> toName, String to) {
        Set<String> history = repository.history(to);
        Predicate<TagRef> inHistory =
                t -> history.contains(t.commit()) && !t.commit().equals(to);
        Optional<Line> line =
                toName.isPresent() ? Optional.empty() : repository.branch().flatMap(Line::ofBranch);
        return line.flatMap(l -> highest(tags, inHistory.and(t -> stable(t).anyMatch(s -> l.holds(s.core())))))
                .or(() -> highest(tags, inHistory));
    }

    private static Optional<TagRef> highest(Collection<TagRef> tags, Predicate<TagRef> filter) {
        return tags.stream()
                .filter(filter)
                .filter(t -> stable(t).findAny().isPresent())
                .max(Comparator.comparing(t -> stable(t).findAny().orElseThrow()));
    }

    private static Stream<ReleaseTag> stable(TagRef tag) {
        return TagName.release(tag.name()).filter(ReleaseTag::isStable).stream();
    }

    private static String commit(GitRepository repository, String name) {
        return repository
                .commitOf("refs/tags/" + name)
                .or(() -> repository.commitOf(name))
                .orElseThrow(() -> new ReleaseException(
                        Code.TAG_NOT_FOUND,
                        "there is no tag or commit '" + name + "' in " + repository.root(),
                        "Run 'git fetch --tags' if it exists on the remote."));
    }
}
