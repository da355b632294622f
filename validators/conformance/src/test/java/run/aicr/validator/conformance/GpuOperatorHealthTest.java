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
package run.aicr.validator.conformance;

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

class GpuOperatorHealthTest {
    private static final String POLICY = "/apis/nvidia.com/v1/clusterpolicies/cluster-policy";
    private static final Map<String, String> LABELS = Map.of("app.kubernetes.io/name", "gpu-operator");

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
    void passesWhenAllThreeAreHealthy() {
        healthyExcept("");
        CheckRun run = run();
        assertEquals(0, run.exitCode(), run.message());
        assertTrue(run.out().contains("--- ClusterPolicy ---"), run.out());
        assertTrue(run.out().contains("state: ready"), run.out());
        assertTrue(run.out().contains("nvidia-dcgm-exporter  2/2 ready"), run.out());
    }

    @Test
    void findsTheDeploymentByItsNameWhereNoneIsLabelled() {
        healthyExcept("deployment");
        cluster.addDeployment("gpu-operator", "gpu-operator", Map.of(), 1, 1);
        assertEquals(0, run().exitCode());
    }

    @Test
    void oneOfSeveralLabelledDeploymentsIsEnough() {
        healthyExcept("deployment");
        cluster.addDeployment("gpu-operator", "a", LABELS, 1, 0);
        cluster.addDeployment("gpu-operator", "b", LABELS, 1, 1);
        assertEquals(0, run().exitCode());
    }

    @Test
    void failsWithoutADeployment() {
        healthyExcept("deployment");
        assertFails("[NOT_FOUND] no GPU operator Deployment in namespace gpu-operator");
    }

    @Test
    void failsWhenTheDeploymentIsNotAvailable() {
        healthyExcept("deployment");
        cluster.addDeployment("gpu-operator", "gpu-operator", LABELS, 1, 0);
        assertFails("[INTERNAL] Deployment gpu-operator/gpu-operator has no available replica of 1");
    }

    @Test
    void failsWithoutAReadyClusterPolicy() {
        healthyExcept("policy");
        assertFails("[NOT_FOUND] there is no ClusterPolicy cluster-policy");
        cluster.answer(POLICY, 200, "{\"status\":{\"state\":\"notReady\"}}");
        assertFails("[INTERNAL] ClusterPolicy cluster-policy must be in state 'ready', it is 'notReady'");
    }

    @Test
    void failsWithoutARunningExporter() {
        healthyExcept("exporter");
        assertFails("[NOT_FOUND] there is no DaemonSet nvidia-dcgm-exporter");
        cluster.addDaemonSet("gpu-operator", "nvidia-dcgm-exporter", 2, 0);
        assertFails("[INTERNAL] DaemonSet gpu-operator/nvidia-dcgm-exporter has no ready pod of 2");
    }

    private void healthyExcept(String absent) {
        if (!absent.equals("deployment")) {
            cluster.addDeployment("gpu-operator", "gpu-operator", LABELS, 1, 1);
        }
        if (!absent.equals("policy")) {
            cluster.answer(POLICY, 200, "{\"kind\":\"ClusterPolicy\",\"status\":{\"state\":\"ready\"}}");
        }
        if (!absent.equals("exporter")) {
            cluster.addDaemonSet("gpu-operator", "nvidia-dcgm-exporter", 2, 2);
        }
    }

    private void assertFails(String reason) {
        CheckRun run = run();
        assertEquals(1, run.exitCode());
        assertTrue(run.message().startsWith(reason), run.message());
    }

    private CheckRun run() {
        return CheckRun.of(folder, cluster, Main.CHECKS, "", Map.of());
    }
}
