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

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.git.GitRepository;
import run.aicr.release.product.ReleaseBuild;

/**
 * What gates look at.
 *
 * @param root folder of the reactor
 * @param build what the goal {@code build} makes of this commit, whether it is there yet or not
 * @param scan what the gate {@code scan} judges
 */
public record GateInput(
        Path root,
        ReleaseConfig config,
        Optional<GitRepository> repository,
        ReleaseBuild build,
        MavenRun maven,
        GateChoice choice,
        ScanInput scan,
        Clock clock) {}
