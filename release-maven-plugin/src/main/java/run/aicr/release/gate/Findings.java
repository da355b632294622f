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
package run.aicr.release.gate;

import java.util.List;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Turns findings of a gate, one sentence each, into its verdict. */
final class Findings {
    private Findings() {}

    /**
     * Passes without findings.
     *
     * @param sentence what findings mean, such as {@code YAML files break the rules}
     * @throws ReleaseException GATE_FAILED listing all of them
     */
    static GateVerdict judge(List<String> findings, String sentence, String passed) {
        if (findings.isEmpty()) {
            return GateVerdict.passed(passed);
        }
        throw new ReleaseException(
                Code.GATE_FAILED, sentence + ": " + String.join("; ", findings), "", List.copyOf(findings));
    }
}
