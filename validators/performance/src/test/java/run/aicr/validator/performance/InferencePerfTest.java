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
package run.aicr.validator.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.cluster.TestCluster;
import run.aicr.validator.CheckRun;

class InferencePerfTest {
    private static final String PLATFORM = "componentRefs: [{name: dynamo-platform}]\n";
    private static final String THROUGHPUT = constraint("inference-throughput", ">= 50000");
    private static final String DEFINITION =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/dynamographdeployments.nvidia.com";

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
    void skipsWithoutAConstraint() {
        assertSkips(PLATFORM, "no inference-throughput or inference-ttft-p99 constraint in recipe");
    }

    @Test
    void skipsWithoutThePlatform() {
        assertSkips(THROUGHPUT, "component dynamo-platform is not in the recipe or not enabled");
        assertSkips(
                THROUGHPUT + "componentRefs: [{name: dynamo-platform, overrides: {enabled: false}}]\n",
                "component dynamo-platform is not in the recipe or not enabled");
    }

    @Test
    void skipsWithoutTheDefinition() {
        assertSkips(THROUGHPUT + PLATFORM, "CRD dynamographdeployments.nvidia.com is not installed in the cluster");
    }

    @Test
    void neverPassesWhatItDidNotMeasure() {
        cluster.answer(DEFINITION, 200, "{\"kind\":\"CustomResourceDefinition\"}");
        CheckRun run = run(constraint("inference-ttft-p99", "<= 2000") + PLATFORM, Map.of());
        assertEquals(1, run.exitCode());
        assertTrue(run.message().contains("the inference benchmark is not part of this build"), run.message());
        assertTrue(run.out().contains("Constraint inference-ttft-p99: <= 2000"), run.out());
    }

    @Test
    void failsWhenTheDefinitionCannotBeRead() {
        cluster.answer(DEFINITION, 403, "{}");
        CheckRun run = run(THROUGHPUT + PLATFORM, Map.of());
        assertEquals(1, run.exitCode());
        assertTrue(run.message().startsWith("[UNAUTHORIZED]"), run.message());
    }

    @ParameterizedTest
    @CsvSource({
        "MODEL,-x",
        "CONCURRENCY_PER_GPU,0",
        "WARMUP_PER_CONCURRENCY,1.5",
        "MIN_REQUESTS,many",
        "REQUESTS_PER_CONCURRENCY,9999999999",
        "INPUT_TOKENS_MEAN,-1",
        "OUTPUT_TOKENS_MEAN,1e3",
        "WORKLOAD_READY_TIMEOUT,0s",
        "HEALTH_TIMEOUT,soon",
        "MODEL_CACHE_SIZE,big",
        "MODEL_CACHE_STORAGE_CLASS,No Class"
    })
    void aMalformedVariableFailsBeforeTheOtherGuards(String name, String value) {
        CheckRun run = run(THROUGHPUT, Map.of("AICR_INFERENCE_PERF_" + name, value));
        assertEquals(1, run.exitCode());
        assertTrue(
                run.message()
                        .startsWith("[INVALID_REQUEST] AICR_INFERENCE_PERF_" + name + " is '" + value + "'; expected"),
                run.message());
    }

    @ParameterizedTest
    @CsvSource({
        "MODEL,meta/llama-3_1.8B",
        "CONCURRENCY_PER_GPU,256",
        "HEALTH_TIMEOUT,5m",
        "MODEL_CACHE_SIZE,100Gi",
        "MODEL_CACHE_SIZE,off",
        "MODEL_CACHE_STORAGE_CLASS,fast-ssd"
    })
    void aWellFormedVariableIsFine(String name, String value) {
        assertEquals(
                2, run(THROUGHPUT, Map.of("AICR_INFERENCE_PERF_" + name, value)).exitCode());
    }

    @ParameterizedTest
    @CsvSource({"inference-model,/x", "inference-concurrency-per-gpu,0", "inference-routing-mode,other"})
    void aMalformedSettingOfTheRecipeFails(String name, String value) {
        CheckRun run = run(constraints("inference-throughput", ">= 1", name, value), Map.of());
        assertEquals(1, run.exitCode());
        assertTrue(run.message().startsWith("[INVALID_REQUEST] constraint " + name + " is '"), run.message());
    }

    @Test
    void aSettingOfEndlessLengthFails() {
        CheckRun run = run(THROUGHPUT, Map.of("AICR_INFERENCE_PERF_MODEL", "x".repeat(1000)));
        assertTrue(run.message().contains("expected at most 256 characters"), run.message());
    }

    private void assertSkips(String input, String reason) {
        CheckRun run = run(input, Map.of());
        assertEquals(2, run.exitCode(), run.message());
        assertEquals(reason, run.message());
    }

    private CheckRun run(String input, Map<String, String> variables) {
        return CheckRun.of(folder, cluster, Main.CHECKS, input, variables);
    }

    private static String constraint(String name, String value) {
        return "config: {performance: {constraints: [{name: " + name + ", value: \"" + value + "\"}]}}\n";
    }

    private static String constraints(String name, String value, String other, String otherValue) {
        return "config: {performance: {constraints: [{name: " + name + ", value: \"" + value + "\"}, {name: " + other
                + ", value: \"" + otherValue + "\"}]}}\n";
    }
}
