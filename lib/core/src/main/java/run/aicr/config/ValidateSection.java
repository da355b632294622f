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
import java.util.List;
import java.util.Optional;
import run.aicr.phase.PhaseSelection;

/** {@code spec.validate} (spec cli §3.4). */
public record ValidateSection(
        Input input, AgentSettings agent, Execution execution, Cncf cncf, Attestation attestation) {

    /** {@code input}. */
    public record Input(Optional<String> recipe, Optional<String> snapshot) {
        static Input read(Section input) {
            return new Input(input.text("recipe"), input.text("snapshot"));
        }
    }

    /**
     * {@code execution}.
     *
     * @param phases names of phases, or {@code all}
     * @param failOnError absent counts as true
     * @param failFast absent counts as false
     * @param timeout zero is a value
     */
    public record Execution(
            Optional<List<String>> phases,
            Optional<Boolean> failOnError,
            Optional<Boolean> failFast,
            Optional<Boolean> noCluster,
            Optional<Boolean> noCleanup,
            Optional<Duration> timeout) {
        static Execution read(Section execution) {
            return new Execution(
                    execution.parsedList("phases", PhaseSelection::requireName),
                    execution.bool("failOnError"),
                    execution.bool("failFast"),
                    execution.bool("noCluster"),
                    execution.bool("noCleanup"),
                    execution.duration("timeout"));
        }
    }

    /** {@code evidence.cncf}. */
    public record Cncf(Optional<String> dir, Optional<Boolean> cncfSubmission, Optional<List<String>> features) {
        static Cncf read(Section cncf) {
            return new Cncf(cncf.text("dir"), cncf.bool("cncfSubmission"), cncf.texts("features"));
        }
    }

    /**
     * {@code evidence.attestation}.
     *
     * @param out folder of the evidence bundle; absent: none is made
     */
    public record Attestation(
            Optional<String> out,
            Optional<String> bom,
            Optional<String> push,
            Optional<Boolean> plainHttp,
            Optional<Boolean> insecureTls) {
        static Attestation read(Section attestation) {
            return new Attestation(
                    attestation.text("out"),
                    attestation.text("bom"),
                    attestation.text("push"),
                    attestation.bool("plainHTTP"),
                    attestation.bool("insecureTLS"));
        }
    }

    private record Evidence(Cncf cncf, Attestation attestation) {
        static Evidence read(Section evidence) {
            return new Evidence(
                    evidence.section("cncf", Cncf::read), evidence.section("attestation", Attestation::read));
        }
    }

    static ValidateSection read(Section section) {
        Input input = section.section("input", Input::read);
        AgentSettings agent = section.section("agent", AgentSettings::read);
        Execution execution = section.section("execution", Execution::read);
        Evidence evidence = section.section("evidence", Evidence::read);
        return new ValidateSection(input, agent, execution, evidence.cncf(), evidence.attestation());
    }
}
