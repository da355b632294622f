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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.SmallRelease;
import run.aicr.release.git.Scratch;

class BumpKillTest {
    private static final int MOMENTS = 50;

    @TempDir
    Path temporary;

    private Path template;

    @BeforeEach
    void makeTemplate() throws IOException {
        template = Files.createDirectories(temporary.resolve("template"));
        Scratch bare = Scratch.bare(template.resolve("remote.git"));
        Scratch clone = Scratch.init(template.resolve("clone"));
        clone.git("remote", "add", "origin", "../remote.git");
        clone.commit("feat: one");
        clone.git("tag", "-a", "-m", "Release v1.2.3", "v1.2.3");
        clone.commit("feat: two");
        clone.git("push", "--quiet", "origin", "main", "v1.2.3");
        assertEquals("v1.2.3", bare.git("tag"));
    }

    @Test
    void killedAtAnyMomentTheSameCommandEndsWithTheSameNumber() throws Exception {
        long duration = undisturbed();
        for (int moment = 0; moment < MOMENTS; moment++) {
            Path place = SmallRelease.copy(template, temporary.resolve("moment" + moment));
            killed(place.resolve("clone"), duration * moment / MOMENTS);
            Scratch clone = Scratch.existing(place.resolve("clone"));
            Scratch bare = Scratch.existing(place.resolve("remote.git"));
            String head = clone.git("rev-parse", "HEAD");
            String where = "killed after " + moment + "/" + MOMENTS + " of " + duration / 1_000_000 + " ms";
            assertEquals("v1.3.0", BumpProcess.run(clone.open(), "minor"), where);
            assertEquals("v1.2.3\nv1.3.0", bare.git("tag"), where);
            assertEquals(bare.git("tag"), clone.git("tag"), where);
            assertEquals(head, bare.git("rev-parse", "v1.3.0^{commit}"), where);
            assertEquals(bare.git("rev-parse", "v1.3.0"), clone.git("rev-parse", "v1.3.0"), where);
        }
    }

    private long undisturbed() throws Exception {
        Path place = SmallRelease.copy(template, temporary.resolve("undisturbed"));
        Process process = start(place.resolve("clone"));
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("ready", out.readLine());
            long begun = System.nanoTime();
            assertEquals("v1.3.0", out.readLine());
            return System.nanoTime() - begun;
        }
    }

    /** Kills as the system does when memory runs out: without a word, and not the git commands under way. */
    private static void killed(Path clone, long afterNanos) throws Exception {
        Process process = start(clone);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("ready", out.readLine());
            process.waitFor(afterNanos, TimeUnit.NANOSECONDS);
            List<ProcessHandle> commands = process.descendants().toList();
            process.destroyForcibly();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            for (ProcessHandle command : commands) {
                command.onExit().get(1, TimeUnit.MINUTES);
            }
        }
    }

    private static Process start(Path clone) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BumpProcess.class.getName(),
                clone.toString(),
                "minor");
        builder.environment().putAll(Scratch.ENVIRONMENT);
        return builder.redirectErrorStream(true).start();
    }
}
