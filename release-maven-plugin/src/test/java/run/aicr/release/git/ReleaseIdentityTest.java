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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;

class ReleaseIdentityTest {
    @TempDir
    Path temp;

    private Scratch git;
    private String head;

    @BeforeEach
    void begin() {
        git = Scratch.init(temp.resolve("repository"));
        head = git.commit("feat: begin");
    }

    @Test
    void tagAtHeadIsTheRelease() {
        tag("v1.2.3");
        ReleaseId id = rehearsal().of(git.open());
        assertEquals("v1.2.3", id.tag());
        assertEquals("1.2.3", id.version());
        assertEquals(head, id.commit());
        assertEquals(git.git("rev-parse", "HEAD^{tree}"), id.tree());
        assertEquals(git.git("rev-parse", "v1.2.3"), id.tagObject());
        assertEquals("2026-05-04T12:00:00Z", id.dateText());
        assertTrue(id.rehearsal());
        assertFalse(id.prerelease());
    }

    @Test
    void withoutTagARehearsalIsOfTheNextCandidate() {
        assertEquals("v0.1.0-rc1", rehearsal().of(git.open()).tag());
        tag("v1.2.3-rc1");
        git.commit("fix: more");
        ReleaseId id = rehearsal().of(git.open());
        assertEquals("v1.2.3-rc2", id.tag());
        assertEquals("", id.tagObject());
        assertTrue(id.prerelease());
    }

    @Test
    void withoutTagARealReleaseIsRefused() {
        assertRefused(Code.TAG_REQUIRED, identity(false, "", "", Map.of()));
    }

    @Test
    void twoTagsAtHeadNeedAChoice() {
        tag("v1.2.3-rc1");
        tag("v1.2.3");
        assertRefused(Code.TAG_REQUIRED, rehearsal());
        assertEquals(
                "v1.2.3-rc1",
                identity(true, "v1.2.3-rc1", "", Map.of()).of(git.open()).tag());
    }

    @Test
    void tagsOfOtherKindsAtHeadDoNotCount() {
        tag("something");
        tag("v1.2.3");
        assertEquals("v1.2.3", rehearsal().of(git.open()).tag());
    }

    @Test
    void givenTagMustBeOneOfThisCommit() {
        tag("v1.0.0");
        git.commit("fix: more");
        assertRefused(Code.CHECKOUT_MISMATCH, identity(true, "v1.0.0", "", Map.of()));
        assertRefused(Code.TAG_NOT_FOUND, identity(true, "v1.0.1", "", Map.of()));
        assertRefused(Code.INVALID_TAG, identity(true, "v1.0", "", Map.of()));
    }

    @Test
    void wordThatIsNoTagAtAllIsRefused() {
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> identity(true, "banana", "", Map.of()).of(git.open()));
        assertTrue(e.code() == Code.INVALID_TAG || e.code() == Code.TAG_NOT_FOUND, e.getMessage());
    }

    @Test
    void foreignTagThatExistsIsNoRelease() {
        tag("nightly");
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> identity(true, "nightly", "", Map.of()).of(git.open()));
        assertEquals(Code.INVALID_TAG, e.code());
    }

    @Test
    void lightweightTagIsRefused() {
        git.git("tag", "v1.0.0");
        assertRefused(Code.LIGHTWEIGHT_TAG, rehearsal());
    }

    @Test
    void buildOfAnotherCommitIsRefused() {
        assertRefused(Code.CHECKOUT_MISMATCH, identity(true, "", "f".repeat(40), Map.of()));
        assertEquals(
                "v0.1.0-rc1", identity(true, "", head, Map.of()).of(git.open()).tag());
    }

    @Test
    void ciNamesTheTagOnlyWhenItRunsForATag() {
        tag("v1.2.3-rc1");
        tag("v1.2.3");
        Map<String, String> ofTag = Map.of("GITHUB_REF_TYPE", "tag", "GITHUB_REF_NAME", "v1.2.3");
        assertEquals("v1.2.3", identity(false, "", "", ofTag).of(git.open()).tag());
        assertEquals(
                "v1.2.3-rc1",
                identity(false, "v1.2.3-rc1", "", ofTag).of(git.open()).tag());
        Map<String, String> ofBranch = Map.of("GITHUB_REF_TYPE", "branch", "GITHUB_REF_NAME", "v1.2.3");
        assertRefused(Code.TAG_REQUIRED, identity(false, "", "", ofBranch));
    }

    @Test
    void emptyRepositoryHasNothingToRelease() {
        Scratch empty = Scratch.init(temp.resolve("empty"));
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> rehearsal().of(empty.open()));
        assertEquals(Code.NOT_A_REPOSITORY, e.code());
    }

    @Test
    void withoutGitTheVersionIsADevelopmentOne() {
        ReleaseId id = rehearsal().withoutGit(Instant.parse("2026-01-01T00:00:00.5Z"));
        assertEquals(
                new ReleaseId("v0.0.0-dev", "unknown", "unknown", "", Instant.parse("2026-01-01T00:00:00Z"), true), id);
    }

    private void tag(String name) {
        git.git("tag", "--annotate", "--message=" + name, name);
    }

    private void assertRefused(Code code, ReleaseIdentity identity) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> identity.of(git.open()));
        assertEquals(code, e.code(), e.getMessage());
    }

    private static ReleaseIdentity rehearsal() {
        return identity(true, "", "", Map.of());
    }

    private static ReleaseIdentity identity(
            boolean rehearsal, String given, String builtCommit, Map<String, String> environment) {
        return new ReleaseIdentity(
                rehearsal,
                Optional.of(given).filter(g -> !g.isEmpty()),
                Optional.of(builtCommit).filter(c -> !c.isEmpty()),
                environment);
    }
}
