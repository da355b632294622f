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

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.cluster.TestCluster;
import run.aicr.validator.CheckRun;

class OperatorHealthTest {
    private static final Map<String, String> LABELS = Map.of("app", "gpu-operator");

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
    void passesWhenOnePodWorks() {
        cluster.addPod("gpu-operator", "b", LABELS, "Running", true);
        cluster.addPod("gpu-operator", "a", LABELS, "Pending", false);
        cluster.addPod("elsewhere", "c", LABELS, "Running", true);
        CheckRun run = run();
        assertEquals(0, run.exitCode(), run.message());
        assertEquals("", run.message());
        assertTrue(run.out().contains("a  Pending  not ready\nb  Running\nRunning: 1/2"), run.out());
    }

    @Test
    void failsWithoutAPod() {
        CheckRun run = run();
        assertEquals(1, run.exitCode());
        assertEquals("[NOT_FOUND] no pod with label app=gpu-operator in namespace gpu-operator", run.message());
    }

    @Test
    void failsWhenNoPodRuns() {
        cluster.addPod("gpu-operator", "a", LABELS, "Pending", false);
        CheckRun run = run();
        assertEquals(1, run.exitCode());
        assertEquals(
                "[INTERNAL] no GPU operator pod is Running and ready: 1 found in namespace gpu-operator",
                run.message());
        assertTrue(run.out().contains("Running: 0/1"), run.out());
    }

    @Test
    void aRunningPodThatIsNotReadyDoesNotCount() {
        cluster.addPod("gpu-operator", "a", LABELS, "Running", false);
        assertEquals(1, run().exitCode());
    }

    @Test
    void failsWhenThePodsCannotBeListed() {
        cluster.answer(
                "/api/v1/namespaces/gpu-operator/pods?labelSelector=app%3Dgpu-operator&limit=500",
                403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"pods is forbidden\"}");
        CheckRun run = run();
        assertEquals(1, run.exitCode());
        assertTrue(run.message().startsWith("[INTERNAL] failed to list GPU operator pods: [UNAUTHORIZED]"));
    }

    private CheckRun run() {
        return CheckRun.of(folder, cluster, Main.CHECKS, "", Map.of());
    }
}
