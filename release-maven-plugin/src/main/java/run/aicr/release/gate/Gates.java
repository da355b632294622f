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
 * All gates, in the order they run and are recorded (spec release §7.1).
 *
 * <p>There is no gate {@code generated}: what the build makes (catalogue index, class archives, bills of materials) lies
 * in folders {@code target} and is never committed, so nothing can be out of date.
 */
final class Gates {
    static final List<Gate> ALL = List.of(
            new TreeGate(),
            new LockGate(),
            new MavenGate("build", List.of("maven.main.skip"), "everything compiles"),
            new MavenGate(
                    "test",
                    List.of("skipTests", "maven.test.skip", "skipITs", "surefire.skip", "test", "it.test"),
                    "all tests of all modules"),
            new MavenGate("coverage", List.of("jacoco.skip", "coverage.minimum"), "at least 75 % of lines a module"),
            new MavenGate(
                    "lint",
                    List.of("maven.main.skip", "spotless.check.skip"),
                    "no warning of compiler and Error Prone; formatted"),
            new YamlGate(),
            new MavenGate("headers", List.of("license.skip"), "licence header in every source"),
            new DocsGate(),
            new PinsGate(),
            new LicencesGate(),
            new ScanGate(),
            new CliGate(),
            new ServerGate(),
            new ClusterGate(),
            new ReproGate());

    private Gates() {}

    static List<String> names() {
        return ALL.stream().map(Gate::name).toList();
    }
}
