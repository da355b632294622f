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
package run.aicr.attestation.release;

import java.nio.file.Path;

/**
 * Where a consumer finds a release.
 *
 * @param assets folder with the files of the release
 * @param images OCI image layout that holds the images under {@code <name>:<tag>}
 * @param statements layout with what is attached to the images; the same one when they come from a registry
 * @param extent how much of it is looked at
 */
public record ReleaseView(Path assets, Path images, Path statements, String tag, Extent extent) {

    /** The whole release. */
    public ReleaseView(Path assets, Path images, Path statements, String tag) {
        this(assets, images, statements, tag, Extent.ALL);
    }

    /** What the stand-ins of a rehearsal folder keep of a release. */
    public static ReleaseView ofRehearsal(Path folder, String tag) {
        Path registry = folder.resolve("registry");
        return new ReleaseView(folder.resolve("releases").resolve(tag), registry, registry, tag);
    }

    /** The same release with its files in another folder. */
    public ReleaseView withAssets(Path folder) {
        return new ReleaseView(folder, images, statements, tag, extent);
    }

    /** The same release, with as much of it looked at as is said. */
    public ReleaseView with(Extent other) {
        return new ReleaseView(assets, images, statements, tag, other);
    }
}
