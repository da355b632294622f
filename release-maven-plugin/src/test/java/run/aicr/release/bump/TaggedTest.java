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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.Scratch;
import run.aicr.release.step.Finding;
import run.aicr.release.version.ReleaseId;

class TaggedTest {
    @TempDir
    Path temp;

    private Scratch git;
    private ReleaseId id;

    @BeforeEach
    void begin() {
        git = Scratch.init(temp.resolve("repository"));
        git.write("file", "text\n");
        String head = git.commit("feat: begin");
        id = new ReleaseId("v1.0.0", head, "t", "", Instant.EPOCH, true);
    }

    @Test
    void cleanWorkTreeIsTheRelease() {
        Tagged tagged = new Tagged(Optional.of(git.open()), id);
        Finding.Done<?> done = assertInstanceOf(Finding.Done.class, tagged.look());
        assertEquals(new Tagged.Result(id), done.result());
        assertEquals(Map.of("commit", id.commit(), "tag", "(none yet) v1.0.0"), tagged.evidence(new Tagged.Result(id)));
        ReleaseId withTag = new ReleaseId("v1.0.0", id.commit(), "t", "object", Instant.EPOCH, true);
        assertEquals(Map.of("commit", id.commit(), "tag", "v1.0.0"), tagged.evidence(new Tagged.Result(withTag)));
    }

    @Test
    void changedFileIsNamed() {
        git.write("file", "other\n");
        git.write("new", "");
        Finding.Conflict<?> conflict = conflict(Optional.of(git.open()));
        assertEquals(Code.DIRTY_TREE, conflict.code());
        assertTrue(conflict.reason().endsWith(": file, new"), conflict.reason());
        assertEquals(Code.DIRTY_TREE, conflict.refusal().code());
    }

    @Test
    void untrackedFileIsNamed() {
        git.write("new", "");
        assertEquals(Code.UNTRACKED_FILES, conflict(Optional.of(git.open())).code());
    }

    @Test
    void manyChangesAreCutShort() {
        for (int i = 10; i < 50; i++) {
            git.write("new" + i, "");
        }
        String reason = conflict(Optional.of(git.open())).reason();
        assertTrue(reason.contains("new29") && !reason.contains("new30"), reason);
    }

    @Test
    void cutHistoryIsRefused() {
        git.commit("fix: more");
        Path clone = temp.resolve("shallow");
        git.git("clone", "--quiet", "--depth=1", "file://" + git.folder(), clone.toString());
        assertEquals(
                Code.SHALLOW_CLONE,
                conflict(Optional.of(Scratch.existing(clone).open())).code());
    }

    @Test
    void treeWithoutGitIsRefused() {
        assertEquals(Code.NOT_A_REPOSITORY, conflict(Optional.empty()).code());
    }

    @Test
    void releaseNeverMakesTags() {
        Tagged tagged = new Tagged(Optional.empty(), id);
        assertThrows(IllegalStateException.class, tagged::act);
        assertThrows(IllegalStateException.class, tagged::result);
    }

    private Finding.Conflict<?> conflict(Optional<GitRepository> repository) {
        return assertInstanceOf(Finding.Conflict.class, new Tagged(repository, id).look());
    }
}
