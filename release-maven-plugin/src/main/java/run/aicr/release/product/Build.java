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
package run.aicr.release.product;

import java.io.IOException;
import run.aicr.digest.Sha256;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.WorkFolder;

/** How everything of a release that holds no signature comes into the work folder (spec release §2.1, state built). */
public interface Build {
    ReleaseId id();

    ReleaseConfig config();

    WorkFolder work();

    /** Digest over the inputs as they are now; another one than the build manifest's makes a build stale. */
    Sha256 inputs() throws IOException;

    /** Full version of the Java runtime in the programs. */
    String javaVersion() throws IOException;

    /** Makes everything into the work folder, which is emptied first. */
    BuildManifest build() throws IOException;
}
