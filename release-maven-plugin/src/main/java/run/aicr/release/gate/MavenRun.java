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
import java.util.Optional;
import java.util.Properties;

/**
 * The build around the gates.
 *
 * @param switches properties of the command line, and those of profiles that skip something
 * @param wholeReactor whether all modules took part
 * @param inLifecycle whether the phases before {@code verify} have run in this very build
 */
public record MavenRun(Properties switches, boolean wholeReactor, boolean inLifecycle) {

    /** Why the plugins of the build say nothing about a gate; empty when they do. */
    Optional<String> silence(List<String> skippedBy) {
        if (!inLifecycle) {
            return Optional.of("only 'mvn verify' runs this");
        }
        if (!wholeReactor) {
            return Optional.of("only some modules were built");
        }
        return skippedBy.stream()
                .filter(p -> switches.containsKey(p) && !"false".equals(switches.getProperty(p)))
                .findFirst()
                .map(p -> "-D" + p);
    }
}
