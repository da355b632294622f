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
package run.aicr.release.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where a release is to be made.
 *
 * @param root folder of the reactor
 * @param remote name or address of the git remote
 * @param work folder that a build fills
 * @param rehearsal whether the real services are left alone
 * @param environment variables of the process; of tokens only the presence is looked at
 */
public record Surroundings(
        Path root,
        String remote,
        String mainBranch,
        Path work,
        boolean rehearsal,
        Map<String, String> environment,
        Clock clock) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
