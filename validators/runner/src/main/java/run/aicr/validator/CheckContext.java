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
package run.aicr.validator;

import java.time.Duration;
import java.util.Map;
import run.aicr.cluster.Cluster;
import run.aicr.document.Mapping;

/**
 * What a check may use.
 *
 * @param cluster the cluster under test
 * @param evidence where to show what was found
 * @param timeout how long the check may take from its start; afterwards it is interrupted
 * @param namespace where its own objects go
 * @param runId names the run, for unique object names; empty outside a run
 * @param input what the recipe asks for
 * @param snapshot the snapshot of the cluster
 * @param scheduling where its workloads may run
 * @param variables the environment of the container
 */
public record CheckContext(
        Cluster cluster,
        Evidence evidence,
        Duration timeout,
        String namespace,
        String runId,
        ValidationInput input,
        Mapping snapshot,
        Scheduling scheduling,
        Map<String, String> variables) {
    public CheckContext {
        variables = Map.copyOf(variables);
    }

    /** An environment variable; empty when not set. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
