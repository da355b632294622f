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
package run.aicr.release.config;

import java.util.Optional;

/**
 * A container image of the release.
 *
 * @param name repository, without a tag
 * @param program name of the {@link Program} inside, or of the Python package that the image is about
 * @param entrypoint path that starts it, a link to {@code /opt/<program>/<program>}; or the name of a program of wheels
 * @param user numeric {@code uid:gid}
 * @param port exposed port; 0 for none
 * @param baseName full reference of the base of real releases
 * @param baseDigest {@code sha256:…} of that base; empty when it is not pinned yet
 * @param wheels Python wheels that make up the image instead of a program of ours
 */
public record ImageSpec(
        String name,
        String program,
        String title,
        String description,
        String entrypoint,
        String user,
        String workdir,
        int port,
        String baseName,
        String baseDigest,
        Optional<WheelSpec> wheels) {

    /** Last part of the repository, {@code aicr} of {@code ghcr.io/nvidia/aicr}. */
    public String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
