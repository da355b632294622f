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
package run.aicr.release;

import java.util.List;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.version.ReleaseTag;

/** A release that pointers can point at, whether this run made it or it was found in public. */
interface Released {
    ReleaseTag tag();

    /** Whether it may lack archives of platforms that the machine could not make. */
    boolean rehearsal();

    boolean isPublic();

    List<ImageBuild> images();

    /** Digests of its assets by name. */
    Map<String, Sha256> assets();

    /** Digests by name as its checksums file says them. */
    Map<String, Sha256> checksums();
}
