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
package run.aicr.validator.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.cluster.TestCluster;
import run.aicr.validator.CheckRun;

/** The container contract, with a real process and a real API server. */
class ValidatorProcessTest {
    @TempDir
    Path folder;

    private TestCluster cluster;

    @BeforeEach
    void start() {
        cluster = new TestCluster(folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aPassingCheckEndsWithZero() throws Exception {
        cluster.addPod("gpu-operator", "op-1", Map.of("app", "gpu-operator"), "Running", true);
        assertEquals(0, run("operator-health"));
        assertEquals("", CheckRun.message(folder));
        assertTrue(text("out").contains("op-1  Running"), text("out"));
        assertTrue(text("out").contains("Running: 1/1"), text("out"));
        assertTrue(text("err").contains("level=INFO msg=\"check passed\" check=operator-health"), text("err"));
    }

    @Test
    void aFailingCheckEndsWithOneAndItsReason() throws Exception {
        assertEquals(1, run("operator-health"));
        assertEquals(
                "[NOT_FOUND] no pod with label app=gpu-operator in namespace gpu-operator", CheckRun.message(folder));
        assertEquals("", text("out"));
        assertTrue(text("err").contains("level=ERROR msg=\"check failed\""), text("err"));
    }

    @Test
    void aMissingNameEndsWithOne() throws Exception {
        assertEquals(1, run());
        assertTrue(CheckRun.message(folder).contains("known here: operator-health"), CheckRun.message(folder));
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(CheckRun.mount(folder, cluster.kubeconfig(), ""));
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the process ends");
        return process.exitValue();
    }

    private String text(String stream) throws IOException {
        return Files.readString(folder.resolve(stream));
    }
}
