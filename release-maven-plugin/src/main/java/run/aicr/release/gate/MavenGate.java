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

/**
 * What plugins of the same build have checked in every module before the last one ends: the build would have stopped.
 *
 * @param skippedBy properties that turn it off; when one is set the gate counts as skipped, not as passed
 * @param summary what the plugins checked
 */
record MavenGate(String name, List<String> skippedBy, String summary) implements Gate {
    MavenGate {
        skippedBy = List.copyOf(skippedBy);
    }

    @Override
    public GateVerdict check(GateInput input) {
        return input.maven().silence(skippedBy).map(GateVerdict::skipped).orElseGet(() -> GateVerdict.passed(summary));
    }
}
