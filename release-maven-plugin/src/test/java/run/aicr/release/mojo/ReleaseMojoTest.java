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
package run.aicr.release.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Scalar;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.Scratch;

class ReleaseMojoTest {
    @TempDir
    Path root;

    @Test
    void successIsWrittenToTheResultFile() throws Exception {
        Goal goal = goal(() -> GoalResult.of("tagged")
                .withTag("v1.2.4", "c0ffee")
                .withLatest(true)
                .withWarnings(List.of("OPEN_RC_SERIES"))
                .with("commits", Scalar.integer(3)));
        goal.execute();
        assertEquals("""
                {
                  "goal": "Goal",
                  "outcome": "tagged",
                  "tag": "v1.2.4",
                  "commit": "c0ffee",
                  "latest": true,
                  "warnings": [
                    "OPEN_RC_SERIES"
                  ],
                  "error": null,
                  "commits": 3
                }
                """, written());
    }

    @Test
    void refusalEndsTheBuildWithItsCodeAndNoCause() throws Exception {
        Goal goal = goal(() -> {
            throw new ReleaseException(Code.DIRTY_TREE, "files differ", "Commit them.", List.of("a", "b"));
        });
        MojoFailureException e = assertThrows(MojoFailureException.class, goal::execute);
        assertEquals("[DIRTY_TREE] files differ\nCommit them.", e.getMessage());
        assertEquals(null, e.getCause());
        assertEquals("""
                {
                  "goal": "Goal",
                  "outcome": "error",
                  "tag": null,
                  "commit": null,
                  "latest": null,
                  "warnings": [],
                  "error": {
                    "code": "DIRTY_TREE",
                    "message": "files differ",
                    "hint": "Commit them.",
                    "paths": [
                      "a",
                      "b"
                    ]
                  }
                }
                """, written());
    }

    @Test
    void faultOfThePluginKeepsItsCause() throws Exception {
        Goal goal = goal(() -> {
            throw new IllegalStateException("oh");
        });
        MojoExecutionException e = assertThrows(MojoExecutionException.class, goal::execute);
        assertEquals("oh", e.getCause().getMessage());
        assertEquals(true, written().contains("\"code\": \"INTERNAL\""));
    }

    @Test
    void changelogGoalWritesItsFile() throws Exception {
        Scratch scratch = Scratch.init(root);
        scratch.commit("feat(cli): say hello");
        ChangelogMojo goal = new ChangelogMojo();
        prepare(goal);
        set(ChangelogMojo.class, goal, "output", "target/changes.md");
        goal.execute();
        assertEquals("### New Features\n\n- *(cli)* Say hello\n", Files.readString(root.resolve("target/changes.md")));
    }

    @Test
    void bumpGoalRefusesAnUnknownType() throws Exception {
        BumpMojo goal = new BumpMojo();
        prepare(goal);
        set(BumpMojo.class, goal, "type", "micro");
        assertThrows(MojoFailureException.class, goal::execute);
        assertEquals(true, written().contains("INVALID_ARGUMENT"));
    }

    @Test
    void bumpGoalTagsAndReports() throws Exception {
        Scratch scratch = Scratch.init(root.resolve("clone"));
        Scratch bare = Scratch.bare(root.resolve("remote.git"));
        scratch.git("config", "user.name", "Test");
        scratch.git("config", "user.email", "test@example.com");
        scratch.commit("feat: one");
        scratch.git("remote", "add", "origin", bare.folder().toString());
        scratch.git("push", "--quiet", "origin", "main");
        BumpRcMojo goal = new BumpRcMojo();
        prepare(goal, scratch.folder());
        set(AbstractBumpMojo.class, goal, "skipQualify", "test of the goal");
        goal.execute();
        assertEquals("v0.1.0-rc1", bare.git("tag"));
        assertEquals(true, written().contains("\"outcome\": \"tagged\""));
    }

    private Goal goal(Supplier<GoalResult> work) throws Exception {
        Goal goal = new Goal(work);
        prepare(goal);
        return goal;
    }

    private void prepare(ReleaseMojo goal) throws Exception {
        prepare(goal, root);
    }

    private void prepare(ReleaseMojo goal, Path reactor) throws Exception {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setMultiModuleProjectDirectory(reactor.toFile());
        request.setUserProperties(new Properties());
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of());
        set(ReleaseMojo.class, goal, "session", session);
        set(ReleaseMojo.class, goal, "json", root.resolve("out/result.json").toString());
    }

    private static void set(Class<?> type, Object goal, String field, Object value) throws Exception {
        Field found = type.getDeclaredField(field);
        found.setAccessible(true);
        found.set(goal, value);
    }

    private String written() throws IOException {
        return Files.readString(root.resolve("out/result.json"));
    }

    private static final class Goal extends ReleaseMojo {
        private final Supplier<GoalResult> work;

        Goal(Supplier<GoalResult> work) {
            this.work = work;
        }

        @Override
        protected GoalResult run() {
            return work.get();
        }
    }
}
