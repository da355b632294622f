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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.SmallRelease;
import run.aicr.release.gate.GateRun;
import run.aicr.release.git.Scratch;

class BumpRecordTest {
    @TempDir
    Path temporary;

    @Test
    void recordOfOtherGatesOrOfLongAgoDoesNotCount() throws Exception {
        SmallRelease release = SmallRelease.in(temporary.resolve("here"));
        Scratch bare = Scratch.bare(temporary.resolve("remote.git"));
        release.git().git("config", "user.name", "Test");
        release.git().git("config", "user.email", "test@example.com");
        release.git().git("remote", "add", "origin", bare.folder().toString());
        release.git().git("push", "--quiet", "origin", "main");
        String gates =
                GateRun.configurationDigest(release.root(), release.config()).prefixed();

        assertTrue(refusal(release).contains("has no qualification record"));
        record(release, "sha256:" + "0".repeat(64), Duration.ZERO);
        String other = refusal(release);
        assertTrue(other.startsWith("[NOT_QUALIFIED] ") && other.contains("gate configuration has changed"), other);
        assertTrue(other.contains("Run 'mvn verify' on this commit"), other);
        record(release, gates, Duration.ofDays(15));
        String old = refusal(release);
        assertTrue(old.contains("15 days old, the limit is 14"), old);
        assertEquals("", bare.git("tag"));

        record(release, gates, Duration.ofDays(13));
        goal(release).execute();
        assertEquals("v0.1.0-rc1", bare.git("tag"));
    }

    private String refusal(SmallRelease release) throws Exception {
        BumpRcMojo goal = goal(release);
        return assertThrows(MojoFailureException.class, goal::execute).getMessage();
    }

    private static BumpRcMojo goal(SmallRelease release) throws Exception {
        BumpRcMojo goal = new BumpRcMojo();
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setMultiModuleProjectDirectory(release.root().toFile());
        request.setUserProperties(new Properties());
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of());
        set(goal, "session", session);
        set(goal, "dir", release.folder().toString());
        return goal;
    }

    private static void record(SmallRelease release, String gates, Duration age) throws IOException {
        String commit = release.git().git("rev-parse", "HEAD");
        Path file = release.folder().resolve("qualify").resolve(commit + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"commit\":\"" + commit + "\",\"gatesDigest\":\"" + gates + "\",\"finished\":\""
                        + Instant.now().minus(age) + "\",\"result\":\"pass\",\"gates\":[]}");
    }

    private static void set(ReleaseMojo goal, String field, Object value) throws Exception {
        Field found = ReleaseMojo.class.getDeclaredField(field);
        found.setAccessible(true);
        found.set(goal, value);
    }
}
