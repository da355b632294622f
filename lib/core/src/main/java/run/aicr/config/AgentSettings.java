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
package run.aicr.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.scheduling.Toleration;

/**
 * The Job that collects in the cluster, as snapshot and validate both describe it.
 *
 * @param tolerations present and empty: no toleration at all
 */
public record AgentSettings(
        Optional<String> namespace,
        Optional<String> image,
        Optional<List<String>> imagePullSecrets,
        Optional<String> jobName,
        Optional<String> serviceAccountName,
        Optional<Map<String, String>> nodeSelector,
        Optional<List<Toleration>> tolerations,
        Optional<Boolean> requireGpu) {
    static AgentSettings read(Section agent) {
        return new AgentSettings(
                agent.text("namespace"),
                agent.text("image"),
                agent.texts("imagePullSecrets"),
                agent.text("jobName"),
                agent.text("serviceAccountName"),
                agent.textMap("nodeSelector"),
                agent.parsedList("tolerations", Toleration::parse),
                agent.bool("requireGpu"));
    }
}
