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

import java.time.Duration;
import java.util.Optional;

/** {@code spec.snapshot} (spec cli §3.1). */
public record SnapshotSection(Output output, Optional<String> template, Agent agent, Execution execution) {

    /**
     * {@code agent}.
     *
     * @param os checked when it is used, like requests and limits
     */
    public record Agent(
            AgentSettings settings,
            Optional<String> runtimeClassName,
            Optional<String> os,
            Optional<String> requests,
            Optional<String> limits) {
        static Agent read(Section agent) {
            return new Agent(
                    AgentSettings.read(agent),
                    agent.text("runtimeClassName"),
                    agent.text("os"),
                    agent.text("requests"),
                    agent.text("limits"));
        }
    }

    /**
     * {@code execution}.
     *
     * @param privileged absent counts as true
     */
    public record Execution(
            Optional<Duration> timeout,
            Optional<Boolean> noCleanup,
            Optional<Boolean> privileged,
            Optional<Integer> maxNodesPerEntry) {
        static Execution read(Section execution) {
            return new Execution(
                    execution.duration("timeout"),
                    execution.bool("noCleanup"),
                    execution.bool("privileged"),
                    execution.count("maxNodesPerEntry"));
        }
    }

    private record Written(Output output, Optional<String> template) {}

    static SnapshotSection read(Section section) {
        Written written = section.section("output", o -> new Written(Output.read(o), o.text("template")));
        return new SnapshotSection(
                written.output(),
                written.template(),
                section.section("agent", Agent::read),
                section.section("execution", Execution::read));
    }
}
