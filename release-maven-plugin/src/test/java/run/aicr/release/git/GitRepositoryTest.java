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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class GitRepositoryTest {
    @TempDir
    Path temporary;

    private Scratch scratch;
    private GitRepository repository;

    @BeforeEach
    void makeRepository() {
        scratch = Scratch.init(temporary.resolve("a clone"));
        repository = scratch.open();
    }

    @Test
    void folderOutsideAnyRepositoryIsRefused() {
        ReleaseException e = assertThrows(
                ReleaseException.class, () -> Scratch.existing(temporary).open());
        assertEquals(Code.NOT_A_REPOSITORY, e.code());
        assertTrue(e.getMessage().contains(temporary.toString()), e.getMessage());
    }

    @Test
    void missingProgramIsNamedWithAHint() {
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> GitRepository.open("no-such-git", temporary, Map.of()));
        assertTrue(e.sentence().contains("'no-such-git' cannot be started"), e.sentence());
        assertTrue(e.hint().orElseThrow().contains("Install git"));
    }

    @Test
    void freshRepositoryHasABranchButNoCommit() {
        assertEquals(Optional.of("main"), repository.branch());
        assertEquals(Optional.empty(), repository.head());
        assertEquals(Map.of(), repository.tags());
    }

    @Test
    void detachedHeadIsOnNoBranch() {
        String first = scratch.commit("one");
        scratch.git("checkout", "--quiet", "--detach");
        assertEquals(Optional.empty(), repository.branch());
        assertEquals(Optional.of(first), repository.head());
    }

    @Test
    void statusListsEveryKindOfChangeWithOddNames() {
        scratch.write("kept", "x");
        scratch.write("moved", "a text that is long enough to be found again");
        scratch.write("gone", "x");
        scratch.write(".gitignore", "target/\n");
        scratch.commit("one");
        scratch.write("kept", "y");
        scratch.git("mv", "moved", "moved here");
        scratch.git("rm", "--quiet", "gone");
        scratch.write("new é\tfile", "x");
        scratch.write("target/x", "x");
        WorkTreeStatus status = repository.status();
        assertEquals(Set.of("kept", "moved here", "gone"), Set.copyOf(status.changed()));
        assertEquals(List.of("new é\tfile"), status.untracked());
        assertFalse(status.isClean());
    }

    @Test
    void conflictIsAnUnfinishedMergeWithAChangedPath() {
        scratch.write("f", "base");
        scratch.commit("one");
        scratch.git("checkout", "--quiet", "-b", "side");
        scratch.write("f", "side");
        scratch.commit("two");
        scratch.git("checkout", "--quiet", "main");
        scratch.write("f", "main");
        scratch.commit("three");
        assertThrows(IllegalStateException.class, () -> scratch.git("merge", "side"));
        assertEquals(Optional.of("merge"), repository.operationInProgress());
        assertEquals(List.of("f"), repository.status().changed());
    }

    @Test
    void commitsCarryParentsSubjectAndBody() {
        String first = scratch.commit("feat: one\n\nA body\n\nwith two paragraphs\n");
        String second = scratch.commit("  fix: two");
        List<Commit> commits = repository.commits(Optional.of(first), second);
        assertEquals(1, commits.size());
        assertEquals(List.of(first), commits.get(0).parents());
        assertEquals("fix: two", commits.get(0).subject().strip());
        Commit whole = repository.commits(Optional.empty(), first).get(0);
        assertEquals("A body\n\nwith two paragraphs\n", whole.body());
        assertEquals(List.of(), repository.commits(Optional.of(second), first));
        assertEquals(Set.of(first, second), repository.history(second));
        assertTrue(repository.isAncestor(first, second));
        assertFalse(repository.isAncestor(second, first));
        assertEquals(Instant.parse("2026-05-04T12:00:00Z"), repository.commitTime(second));
    }

    @Test
    void objectsAreFoundByPath() {
        scratch.write("lib/a.txt", "x");
        String commit = scratch.commit("one");
        assertEquals(
                scratch.git("rev-parse", "HEAD^{tree}"),
                repository.objectAt(commit, "").orElseThrow());
        assertEquals(
                scratch.git("rev-parse", "HEAD:lib"),
                repository.objectAt("HEAD", "lib").orElseThrow());
        assertEquals(Optional.empty(), repository.objectAt("HEAD", "nowhere"));
    }

    @Test
    void tagsOfAllKindsNameTheirCommit() {
        String commit = scratch.commit("one");
        TagRef made = repository.createTag("v1.0.0", commit, "Release v1.0.0\n\n# kept\n", false);
        scratch.git("tag", "light");
        scratch.git("tag", "-a", "-m", "nested", "nested", "v1.0.0");
        assertEquals(made, repository.tags().get("v1.0.0"));
        assertTrue(made.isAnnotated());
        assertFalse(repository.tags().get("light").isAnnotated());
        assertEquals(commit, repository.tags().get("nested").commit());
        assertEquals("Release v1.0.0\n\n# kept", repository.tagMessage(made).strip());
        repository.deleteTag(made);
        assertFalse(repository.tags().containsKey("v1.0.0"));
    }

    @Test
    void tagThatIsNoLongerOursIsNotDeleted() {
        String commit = scratch.commit("one");
        TagRef made = repository.createTag("v1.0.0", commit, "Release v1.0.0\n", false);
        scratch.git("tag", "-f", "-a", "-m", "other", "v1.0.0");
        assertThrows(ReleaseException.class, () -> repository.deleteTag(made));
        assertTrue(repository.tags().containsKey("v1.0.0"));
    }

    @Test
    void identityIsWhatIsConfiguredAndNeverGuessed() {
        assertEquals(Optional.of("Test <test@example.com>"), repository.identity());
        GitRepository nobody = GitRepository.open(
                scratch.folder(), Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1"));
        assertEquals(Optional.empty(), nobody.identity());
    }

    @Test
    void remoteIsReadFetchedAndPushedToOnce() {
        Scratch bare = Scratch.bare(temporary.resolve("remote.git"));
        String commit = scratch.commit("one");
        scratch.git("remote", "add", "origin", bare.folder().toString());
        scratch.git("push", "--quiet", "origin", "main");
        GitRemote remote = repository.remote("origin");
        TagRef tag = repository.createTag("v1.0.0", commit, "Release v1.0.0\n", false);
        repository.createTag("other", commit, "stays here\n", false);

        assertTrue(remote.push("v1.0.0").accepted());
        assertEquals(Map.of("main", commit), remote.refs().branches());
        assertEquals(Map.of("v1.0.0", tag), remote.refs().tags());
        assertEquals(Optional.of(tag), remote.tag("v1.0.0"));
        assertEquals(Optional.empty(), remote.tag("v1.0"));

        assertTrue(remote.push("v1.0.0").accepted(), "the same tag object again is no change");
        scratch.git("tag", "-f", "-a", "-m", "another object", "v1.0.0");
        PushAnswer again = remote.push("v1.0.0");
        assertFalse(again.accepted());
        assertTrue(again.reason().contains("stale info"), again.reason());

        Scratch other = Scratch.init(temporary.resolve("other"));
        GitRemote seen = other.open().remote(bare.folder().toString());
        seen.fetch(List.of("refs/heads/main", "refs/tags/v1.0.0"));
        assertEquals(Map.of(), other.open().tags());
        other.open().addTags(seen.refs().tags().values());
        assertEquals(tag, other.open().tags().get("v1.0.0"));
    }

    @Test
    void remoteThatIsGoneIsUnreachable() {
        scratch.commit("one");
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> repository
                        .remote(temporary.resolve("gone.git").toString())
                        .refs());
        assertEquals(Code.REMOTE_UNREACHABLE, e.code());
    }

    @Test
    void depthOneCloneIsShallow() {
        scratch.commit("one");
        scratch.commit("two");
        Path clone = temporary.resolve("shallow");
        scratch.git("clone", "--quiet", "--depth=1", scratch.folder().toUri().toString(), clone.toString());
        assertTrue(Scratch.existing(clone).open().isShallow());
        assertFalse(repository.isShallow());
    }
}
