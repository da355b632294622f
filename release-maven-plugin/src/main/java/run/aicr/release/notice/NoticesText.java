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
package run.aicr.release.notice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import run.aicr.release.config.Program;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.sbom.ModuleBom;
import run.aicr.release.version.ReleaseId;

/** Writes the third-party notices of what programs and images carry. */
public interface NoticesText {
    /**
     * The text.
     *
     * @param wheels Python wheels in images
     */
    String of(ReleaseId id, Map<Program, ModuleBom> boms, Jdk jdk, Path reactorRoot, List<Component> wheels)
            throws IOException;
}
