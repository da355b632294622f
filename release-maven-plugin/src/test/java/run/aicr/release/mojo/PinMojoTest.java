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
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.oci.Descriptor;
import run.aicr.release.base.BaseRegistry;
import run.aicr.release.base.SyntheticBase;

class PinMojoTest {
    @TempDir
    Path root;

    private BaseRegistry registry;
    private String digest = "";

    @BeforeEach
    void pushBase() throws IOException {
        registry = BaseRegistry.start(root.resolve("registry"));
        SyntheticBase base = SyntheticBase.in(root.resolve("base"));
        Descriptor index = base.write(SyntheticBase.debian());
        registry.push(base.layout(), index, "1");
        digest = index.digest().prefixed();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private Path write(String tag) throws IOException {
        return Files.writeString(root.resolve(".release.yaml"), """
                schema: aicr.run/release-config/v1
                repository: example/demo
                mainBranch: main
                platforms: [linux/amd64]
                programs:
                  - {name: tool, module: tool, form: jars, main: Main}
                images:
                  - name: ghcr.io/example/tool
                    program: tool
                    title: tool
                    description: a tool
                    entrypoint: /tool
                    user: "65532"
                    workdir: /
                    base:
                      name: %s # the one with a shell
                imagePlatforms: [linux/amd64, linux/arm64]
                policy:
                  licences: policy.yaml
                """.formatted(registry.name(tag)));
    }

    private PinMojo goal(boolean dryRun) throws Exception {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setMultiModuleProjectDirectory(root.toFile());
        Properties properties = new Properties();
        request.setUserProperties(properties);
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of());
        PinMojo goal = new PinMojo();
        set(goal, "session", session);
        set(goal, "json", "result.json");
        set(goal, "dryRun", Boolean.toString(dryRun));
        return goal;
    }

    private static void set(PinMojo goal, String field, Object value) throws Exception {
        Field found = ReleaseMojo.class.getDeclaredField(field);
        found.setAccessible(true);
        found.set(goal, value);
    }

    private String result() throws IOException {
        return Files.readString(root.resolve("result.json"));
    }

    @Test
    void digestsAreWrittenOnceAndFoundUnchangedAfterwards() throws Exception {
        Path file = write("1");
        String before = Files.readString(file);
        goal(true).execute();
        assertEquals(before, Files.readString(file), "a dry run writes nothing");
        assertTrue(result().contains("\"would-pin\"") && result().contains(digest), result());
        goal(false).execute();
        String expected =
                before.replace("# the one with a shell\n", "# the one with a shell\n      digest: " + digest + "\n");
        assertEquals(expected, Files.readString(file));
        assertTrue(result().contains("\"pinned\""), result());
        goal(false).execute();
        assertEquals(expected, Files.readString(file));
        assertTrue(result().contains("\"unchanged\""), result());
    }

    @Test
    void aBaseThatCannotBeReadLeavesTheFileAlone() throws Exception {
        Path file = write("2");
        String before = Files.readString(file);
        PinMojo goal = goal(false);
        MojoFailureException e = assertThrows(MojoFailureException.class, goal::execute);
        assertTrue(e.getMessage().startsWith("[MISSING_ARTIFACT] the base " + registry.name("2")), e.getMessage());
        assertEquals(before, Files.readString(file));
    }
}
