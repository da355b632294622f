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
 * A quality check that {@code mvn verify} runs in every module before the last module ends.
 *
 * @param name stable name in the record
 * @param skippedBy properties that turn it off; when one is set the gate counts as skipped, not as passed
 */
public record Gate(String name, List<String> skippedBy) {
    /** In the order of the record. The build has stopped before the record is written when one of them fails. */
    public static final List<Gate> ALL = List.of(
            new Gate("lock", List.of("enforcer.skip")),
            new Gate("build", List.of("maven.main.skip")),
            new Gate("test", List.of("skipTests", "maven.test.skip", "skipITs", "surefire.skip", "test", "it.test")),
            new Gate("coverage", List.of("jacoco.skip", "coverage.minimum")),
            new Gate("lint", List.of("maven.main.skip")),
            new Gate("format", List.of("spotless.check.skip")),
            new Gate("headers", List.of("license.skip")),
            new Gate("licenses", List.of()),
            new Gate("yaml", List.of()));

    public Gate {
        skippedBy = List.copyOf(skippedBy);
    }
}
