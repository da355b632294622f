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
package run.aicr.release.work;

import java.nio.file.Path;
import run.aicr.release.version.ReleaseId;

/**
 * The folder a release is made in: {@code <work>/<tag>/} (spec release §7).
 *
 * @param folder of one tag
 */
public record WorkFolder(Path folder) {

    public static WorkFolder of(Path work, ReleaseId id) {
        return new WorkFolder(work.resolve(id.tag()));
    }

    /** Payload folders by their name, e.g. {@code aicr_linux_amd64}. */
    public Path payload(String name) {
        return folder.resolve("payload").resolve(name);
    }

    /** One OCI image layout with all images. */
    public Path images() {
        return folder.resolve("images");
    }

    /** Files of {@code built}: bills of materials and notices. */
    public Path files() {
        return folder.resolve("files");
    }

    /** Files of {@code attested}: everything that will be an asset of the release. */
    public Path assets() {
        return folder.resolve("assets");
    }

    public Path manifest() {
        return folder.resolve("build.json");
    }

    /** OCI image layout with the signed statements about the images, made by {@code attested}. */
    public Path statements() {
        return folder.resolve("statements");
    }

    /** Bundles as they were signed, so that nothing is signed twice. */
    public Path signed() {
        return folder.resolve("signed");
    }

    /** Release index of the candidate that is promoted. */
    public Path candidate() {
        return folder.resolve("candidate.json");
    }

    /** Report about what was read back, and what is read back while checking. */
    public Path check() {
        return folder.resolve("check");
    }

    public Path scratch() {
        return folder.resolve("scratch");
    }
}
