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
package run.aicr.release.attest;

import java.nio.file.Path;
import java.util.Map;

/**
 * What signing needs besides the build.
 *
 * @param catalogue folder of the recipe catalogue's sources, relative to the reactor root
 * @param qualification file of the qualification record of the commit
 * @param notes release notes as Markdown
 * @param tools tool name to version: java, maven, pluginVersion
 * @param platform that builds and signs
 */
public record AttestInputs(
        String catalogue, Path qualification, String notes, Map<String, String> tools, BuildPlatform platform) {
    public AttestInputs {
        tools = Map.copyOf(tools);
    }
}
