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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;
import run.aicr.release.version.BumpType;
import run.aicr.release.version.Warning;

class BumpTest {
    private static final Qualification NONE =
            Qualification.of(new QualificationFolder(Path.of("nowhere")), Clock.fixed(BumpScene.NOW, ZoneOffset.UTC));
    private static final BumpRequest PATCH = BumpRequest.of(BumpType.PATCH).waived("a test");

    @TempDir
    Path temporary;

    private Scratch clone;
    private Scratch bare;

    @BeforeEach
    void makeRepositories() {
        bare = Scratch.bare(temporary.resolve("remote.git"));
        clone = Scratch.init(temporary.resolve("clone"));
        clone.git("remote", "add", "origin", bare.folder().toString());
        clone.commit("chore: one");
        clone.git("push", "--quiet", "origin", "main");
    }

    @Test
    void dryRunSaysEverythingAndDoesNothing() {
        TagOutcome outcome = bump(clone.open(), PATCH.asDryRun(true));
        assertEquals(TagOutcome.Kind.PLANNED, outcome.kind());
        assertEquals("v0.0.1", outcome.tag().name());
        assertEquals("v0.0.0", outcome.base());
        assertEquals(1, outcome.commits());
        assertEquals("", clone.git("tag"));
        assertEquals("", bare.git("tag"));
    }

    @Test
    void nobodyCanTagWithoutAnIdentityNotEvenDry() {
        GitRepository nobody = GitRepository.open(
                clone.folder(), Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1"));
        assertEquals(Code.NO_IDENTITY, refusal(nobody, PATCH).code());
        assertEquals(Code.NO_IDENTITY, refusal(nobody, PATCH.asDryRun(true)).code());
        assertEquals("", clone.git("tag"));
    }

    @Test
    void untrackedFileIsNamedUntilItIsIgnored() {
        clone.write("notes.txt", "x");
        ReleaseException e = refusal(clone.open(), PATCH);
        assertEquals(Code.UNTRACKED_FILES, e.code());
        assertEquals(List.of("notes.txt"), e.paths());
        clone.write(".git/info/exclude", "notes.txt\n");
        assertEquals(TagOutcome.Kind.TAGGED, bump(clone.open(), PATCH).kind());
    }

    @Test
    void manyChangedPathsAreListedUpToTwenty() {
        for (int i = 0; i < 25; i++) {
            clone.write("f" + i, "x");
            clone.git("add", "f" + i);
        }
        ReleaseException e = refusal(clone.open(), PATCH);
        assertEquals(Code.DIRTY_TREE, e.code());
        assertEquals(20, e.paths().size());
        assertTrue(e.sentence().endsWith(" and 5 more"), e.sentence());
    }

    @Test
    void remoteThatDeclinesLeavesNoTagBehind() throws IOException {
        hook(bare.folder().resolve("hooks/pre-receive"), "echo 'tags are protected' >&2; exit 1");
        ReleaseException e = refusal(clone.open(), PATCH);
        assertEquals(Code.AUTH_FAILED, e.code());
        assertTrue(e.sentence().contains("pre-receive hook declined"), e.sentence());
        assertEquals("", clone.git("tag"));
    }

    @Test
    void lostConnectionAfterTheRemoteTookTheTagIsASuccess() throws IOException {
        // The hook lands the push by itself and then breaks ours.
        hook(
                clone.folder().resolve(".git/hooks/pre-push"),
                "git --git-dir='" + bare.folder() + "' fetch --quiet '" + clone.folder()
                        + "' '+refs/tags/*:refs/tags/*'" + "\nexit 1");
        assertEquals(TagOutcome.Kind.TAGGED, bump(clone.open(), PATCH).kind());
        assertEquals("v0.0.1", bare.git("tag"));
        assertEquals("v0.0.1", clone.git("tag"));
    }

    @Test
    void remoteThatVanishesDuringThePushLeavesATagToResume() throws IOException {
        Path away = temporary.resolve("away.git");
        hook(clone.folder().resolve(".git/hooks/pre-push"), "mv '" + bare.folder() + "' '" + away + "'; exit 1");
        ReleaseException e = refusal(clone.open(), PATCH);
        assertEquals(Code.REMOTE_UNREACHABLE, e.code());
        assertEquals("v0.0.1", clone.git("tag"));
        Files.move(away, bare.folder());
        Files.delete(clone.folder().resolve(".git/hooks/pre-push"));
        TagOutcome outcome = bump(clone.open(), PATCH);
        assertEquals(TagOutcome.Kind.RESUMED, outcome.kind());
        assertEquals("v0.0.1", bare.git("tag"));
    }

    @Test
    void onlyTheOneTagIsPushedWhateverElseIsThere() {
        clone.git("config", "push.followTags", "true");
        clone.git("tag", "-a", "-m", "mine", "private");
        bump(clone.open(), PATCH);
        assertEquals("v0.0.1", bare.git("tag"));
    }

    @Test
    void tagsOfOthersAreKnownHereAfterwards() {
        Scratch other = Scratch.existing(temporary.resolve("other"));
        clone.git("clone", "--quiet", bare.folder().toString(), other.folder().toString());
        bump(other.open(), PATCH);
        clone.commit("fix: two");
        clone.git("push", "--quiet", "origin", "main");
        assertEquals("v0.0.2", bump(clone.open(), PATCH).tag().name());
        assertEquals("v0.0.1\nv0.0.2", clone.git("tag"));
    }

    @Test
    void addressWorksAsRemoteLikeAName() {
        TagOutcome outcome = new Bump(clone.open(), bare.folder().toString(), TagPolicy.DEFAULT, NONE).run(PATCH);
        assertEquals(TagOutcome.Kind.TAGGED, outcome.kind());
        assertEquals("v0.0.1", bare.git("tag"));
    }

    @Test
    void waiverIsOneLineOfTheTagMessage() {
        bump(clone.open(), BumpRequest.of(BumpType.PATCH).waived("urgent\nRelease v9"));
        assertEquals(
                "Release v0.0.1\n\nWaiver: urgent Release v9",
                bare.git("for-each-ref", "--format=%(contents)", "refs/tags").strip());
    }

    @Test
    void twoPeopleAtOnceGetOneTag() throws Exception {
        Scratch other = Scratch.existing(temporary.resolve("other"));
        clone.git("clone", "--quiet", bare.folder().toString(), other.folder().toString());
        List<String> ends = new ArrayList<>();
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Callable<TagOutcome> first = () -> bump(clone.open(), PATCH);
            Callable<TagOutcome> second = () -> bump(other.open(), PATCH);
            for (Future<TagOutcome> end : people.invokeAll(List.of(first, second))) {
                ends.add(word(end));
            }
        } finally {
            people.shutdownNow();
        }
        assertEquals("v0.0.1", bare.git("tag"));
        assertTrue(ends.contains("tagged"), ends.toString());
        // The loser may also come so late that it sees the tag on the commit before it starts.
        Set<String> possible = Set.of("tagged", "already-tagged", "HEAD_ALREADY_TAGGED");
        assertTrue(possible.containsAll(ends), ends.toString());
    }

    @Test
    void featureInAPatchIsAWarningAndBreakingAnError() {
        bump(clone.open(), PATCH);
        clone.commit("feat: more");
        clone.git("push", "--quiet", "origin", "main");
        assertEquals(
                Set.of(Warning.FEATURES_IN_PATCH),
                bump(clone.open(), PATCH.asDryRun(true)).warnings());
        clone.commit("feat!: other");
        clone.git("push", "--quiet", "origin", "main");
        ReleaseException e = refusal(clone.open(), PATCH);
        assertEquals(Code.BREAKING_NEEDS_BIGGER_BUMP, e.code());
        assertFalse(bump(clone.open(), PATCH.allowingBreaking(true).asDryRun(true))
                .tag()
                .name()
                .isEmpty());
        assertEquals(
                "v0.1.0",
                bump(
                                clone.open(),
                                BumpRequest.of(BumpType.MINOR).waived("a test").asDryRun(true))
                        .tag()
                        .name());
    }

    @Test
    void stepBelongsToCandidatesOnly() {
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> PATCH.ofStep(run.aicr.release.version.Step.MINOR));
        assertEquals(Code.INVALID_ARGUMENT, e.code());
    }

    private static String word(Future<TagOutcome> end) throws InterruptedException {
        try {
            return end.get().kind().word();
        } catch (ExecutionException e) {
            return e.getCause() instanceof ReleaseException refusal
                    ? refusal.code().name()
                    : String.valueOf(e.getCause());
        }
    }

    private static TagOutcome bump(GitRepository repository, BumpRequest request) {
        return new Bump(repository, "origin", TagPolicy.DEFAULT, NONE).run(request);
    }

    private static ReleaseException refusal(GitRepository repository, BumpRequest request) {
        return assertThrows(ReleaseException.class, () -> bump(repository, request));
    }

    private static void hook(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\nunset GIT_DIR GIT_QUARANTINE_PATH\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
