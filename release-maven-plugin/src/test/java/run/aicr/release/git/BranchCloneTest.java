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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.endpoint.GitEndpoint;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class BranchCloneTest {
    private static final String AUTHOR = "some one <one@example.com>";

    @TempDir
    Path folder;

    @Test
    void anEmptyRepositoryGetsItsFirstCommit() throws IOException {
        Scratch bare = Scratch.bare(folder.resolve("x.git"));
        Path work;
        try (BranchClone clone = BranchClone.of(GitEndpoint.local(bare.folder().toString(), "pages"), AUTHOR)) {
            work = clone.folder();
            assertEquals(Optional.empty(), clone.head());
            Files.writeString(work.resolve("a"), "1");
            Optional<String> commit = clone.commit("one");
            assertTrue(clone.push().accepted());
            assertEquals(commit, Optional.of(bare.git("rev-parse", "pages")));
            assertEquals(Optional.empty(), clone.commit("nothing"));
        }
        assertFalse(Files.exists(work));
        assertEquals("some one <one@example.com>", bare.git("log", "-1", "--format=%an <%ce>", "pages"));
    }

    @Test
    void whatIsNotOnTopIsRefusedAndARefreshTakesTheNewState() throws IOException {
        Scratch bare = Scratch.bare(folder.resolve("x.git"));
        GitEndpoint at = GitEndpoint.local(bare.folder().toString(), "main");
        try (BranchClone slow = BranchClone.of(at, AUTHOR);
                BranchClone fast = BranchClone.of(at, AUTHOR)) {
            Files.writeString(fast.folder().resolve("a"), "1");
            fast.commit("fast");
            assertTrue(fast.push().accepted());
            Files.writeString(slow.folder().resolve("b"), "2");
            slow.commit("slow");
            PushAnswer refused = slow.push();
            assertFalse(refused.accepted());
            assertFalse(refused.isDenied(), refused.reason());
            slow.refresh();
            assertEquals(fast.head(), slow.head());
            assertFalse(Files.exists(slow.folder().resolve("b")));
        }
    }

    @Test
    void aKeyIsKeptInAFileForNobodyElse() throws IOException {
        Scratch bare = Scratch.bare(folder.resolve("x.git"));
        GitEndpoint at = new GitEndpoint(
                bare.folder().toString(), "main", new Secret("hidden"), Secret.NONE, "example ssh-ed25519 AAAA");
        try (BranchClone clone = BranchClone.of(at, AUTHOR)) {
            Path key = clone.folder().resolveSibling("key");
            assertEquals("hidden\n", Files.readString(key));
            assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(key));
            assertFalse(at.toString().contains("hidden"));
        }
    }

    @Test
    void theFilesOfACommitAreReadWhateverIsCheckedOut() throws IOException {
        Scratch repository = Scratch.init(folder.resolve("r"));
        repository.write("docs/user/tour.md", "one — ü\n");
        repository.write("docs/user/deep/er.md", "two");
        repository.write("docs/other.md", "three");
        repository.commit("docs");
        repository.git("tag", "v1.0.0");
        repository.write("docs/user/tour.md", "changed");
        repository.commit("more");
        var files = CommitFolder.read(repository.open(), "v1.0.0", "docs/user");
        assertEquals(Set.of("tour.md", "deep/er.md"), files.keySet());
        assertEquals("one — ü\n", new String(files.get("tour.md"), StandardCharsets.UTF_8));
        assertTrue(
                CommitFolder.read(repository.open(), "v1.0.0", "nothing/here").isEmpty());
        GitRepository open = repository.open();
        assertEquals(
                Code.TAG_NOT_FOUND,
                assertThrows(ReleaseException.class, () -> CommitFolder.read(open, "v9.9.9", "docs"))
                        .code());
    }
}
