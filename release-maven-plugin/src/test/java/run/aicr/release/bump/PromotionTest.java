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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import run.aicr.release.git.Scratch;
import run.aicr.release.version.ReleaseTag;

class PromotionTest {
    private static final CandidateReleases ALL_PUBLISHED = new CandidateReleases() {
        @Override
        public boolean isPublished(ReleaseTag candidate, String commit) {
            return true;
        }

        @Override
        public Optional<String> withdrawn(ReleaseTag candidate) {
            return Optional.empty();
        }

        @Override
        public boolean hasPayload(ReleaseTag candidate) {
            return true;
        }
    };
    private static final PromotionRequest RC1 = new PromotionRequest(Optional.of("v1.3.0-rc1"), false, false);

    @TempDir
    Path temporary;

    private Scratch clone;
    private Scratch bare;
    private String candidate;

    @BeforeEach
    void makeRepositories() {
        bare = Scratch.bare(temporary.resolve("remote.git"));
        clone = Scratch.init(temporary.resolve("clone"));
        clone.git("remote", "add", "origin", bare.folder().toString());
        candidate = clone.commit("feat: one");
        clone.git("tag", "-a", "-m", "Release v1.3.0-rc1\n\nQualified: sha256:abc", "v1.3.0-rc1");
        clone.git("push", "--quiet", "origin", "main", "v1.3.0-rc1");
    }

    @Test
    void stableTagStandsOnTheCandidatesCommitAndNamesIt() {
        clone.commit("feat: later work, not part of the candidate");
        clone.write("untracked.txt", "does not matter");
        TagOutcome outcome = promote(clone, RC1);
        assertEquals(TagOutcome.Kind.TAGGED, outcome.kind());
        assertEquals(candidate, outcome.commit());
        assertTrue(outcome.latest());
        assertEquals(candidate, bare.git("rev-parse", "v1.3.0^{commit}"));
        assertEquals(
                "Release v1.3.0\n\nPromoted-From: v1.3.0-rc1\nQualified: sha256:abc",
                bare.git("for-each-ref", "--format=%(contents)", "refs/tags/v1.3.0")
                        .strip());
        assertEquals(TagOutcome.Kind.ALREADY_PROMOTED, promote(clone, RC1).kind());
        assertEquals("v1.3.0\nv1.3.0-rc1", bare.git("tag"));
    }

    @Test
    void dryRunSaysEverythingAndDoesNothing() {
        TagOutcome outcome = promote(clone, new PromotionRequest(RC1.tag(), false, true));
        assertEquals(TagOutcome.Kind.PLANNED, outcome.kind());
        assertEquals("v1.3.0", outcome.tag().name());
        assertEquals("v1.3.0-rc1", outcome.base());
        assertEquals("v1.3.0-rc1", bare.git("tag"));
        assertEquals("v1.3.0-rc1", clone.git("tag"));
    }

    @Test
    void candidateThatOnlyTheRemoteHasIsFetched() {
        clone.git("tag", "-d", "v1.3.0-rc1");
        assertEquals(candidate, promote(clone, RC1).commit());
        assertTrue(bare.git("for-each-ref", "--format=%(contents)", "refs/tags/v1.3.0")
                .contains("Qualified: sha256:abc"));
    }

    @Test
    void newerCandidateGoesFirstUnlessTheOlderIsWanted() {
        clone.commit("fix: two");
        clone.git("tag", "-a", "-m", "Release v1.3.0-rc2", "v1.3.0-rc2");
        clone.git("push", "--quiet", "origin", "main", "v1.3.0-rc2");
        assertEquals(Code.NOT_LATEST_RC, refusal(clone, RC1).code());
        TagOutcome outcome = promote(clone, new PromotionRequest(RC1.tag(), true, false));
        assertEquals(candidate, outcome.commit());
    }

    @Test
    void interruptedPromotionIsResumed() throws IOException {
        Path away = temporary.resolve("away.git");
        Path hook = clone.folder().resolve(".git/hooks/pre-push");
        hook(hook, "mv '" + bare.folder() + "' '" + away + "'; exit 1");
        assertEquals(Code.REMOTE_UNREACHABLE, refusal(clone, RC1).code());
        assertEquals("v1.3.0\nv1.3.0-rc1", clone.git("tag"));
        Files.move(away, bare.folder());
        Files.delete(hook);
        assertEquals(TagOutcome.Kind.RESUMED, promote(clone, RC1).kind());
        assertEquals(candidate, bare.git("rev-parse", "v1.3.0^{commit}"));
    }

    @Test
    void rivalWithAnotherCommitWinsAndNothingOfOursStays() throws IOException {
        String other = clone.commit("fix: two");
        clone.git("push", "--quiet", "origin", "main");
        hook(
                clone.folder().resolve(".git/hooks/pre-push"),
                "git --git-dir='" + bare.folder()
                        + "' -c user.name=R -c user.email=r@example.com tag -a -m rival v1.3.0 " + other);
        ReleaseException e = refusal(clone, RC1);
        assertEquals(Code.TAG_RACE_LOST, e.code());
        assertTrue(e.sentence().contains(other), e.sentence());
        assertEquals("v1.3.0-rc1", clone.git("tag"));
        assertEquals(other, bare.git("rev-parse", "v1.3.0^{commit}"));
    }

    @Test
    void twoPeopleAtOnceMakeOneTag() throws Exception {
        Scratch second = Scratch.existing(temporary.resolve("second"));
        clone.git("clone", "--quiet", bare.folder().toString(), second.folder().toString());
        List<String> ends = new ArrayList<>();
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Callable<TagOutcome> one = () -> promote(clone, RC1);
            Callable<TagOutcome> two = () -> promote(second, RC1);
            for (Future<TagOutcome> end : people.invokeAll(List.of(one, two))) {
                ends.add(word(end));
            }
        } finally {
            people.shutdownNow();
        }
        assertTrue(ends.contains("tagged"), ends.toString());
        assertTrue(List.of("tagged", "already-tagged", "already-promoted").containsAll(ends), ends.toString());
        assertEquals("v1.3.0\nv1.3.0-rc1", bare.git("tag"));
        assertEquals(candidate, bare.git("rev-parse", "v1.3.0^{commit}"));
    }

    private static String word(Future<TagOutcome> end) throws InterruptedException {
        try {
            return end.get().kind().word();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        }
    }

    private static TagOutcome promote(Scratch where, PromotionRequest request) {
        return new Promotion(where.open(), "origin", TagPolicy.DEFAULT, ALL_PUBLISHED).run(request);
    }

    private static ReleaseException refusal(Scratch where, PromotionRequest request) {
        return assertThrows(ReleaseException.class, () -> promote(where, request));
    }

    private static void hook(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\nunset GIT_DIR GIT_QUARANTINE_PATH\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
