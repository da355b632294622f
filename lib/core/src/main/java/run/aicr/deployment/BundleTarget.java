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
package run.aicr.deployment;

import java.util.Optional;
import run.aicr.error.AicrException;

/** Where a bundle goes. */
public sealed interface BundleTarget {

    /** A folder, as written. */
    record Folder(String path) implements BundleTarget {}

    /**
     * An artefact in an OCI registry.
     *
     * @param registry host and port, {@code docker.io} when none is written
     * @param tag absent: the version of the program
     */
    record Artefact(String registry, String repository, Optional<String> tag) implements BundleTarget {}

    /**
     * Reads {@code oci://registry/repository[:tag]} or a path; empty is the working directory.
     *
     * @throws AicrException INVALID_REQUEST for an OCI reference that is none
     */
    static BundleTarget parse(String text) {
        if (text.startsWith(OciReference.SCHEME)) {
            return OciReference.parse(text);
        }
        return new Folder(text.isEmpty() ? "." : text);
    }
}
