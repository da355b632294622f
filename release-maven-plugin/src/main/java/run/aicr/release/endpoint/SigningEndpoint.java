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
package run.aicr.release.endpoint;

import java.nio.file.Path;
import java.util.Optional;
import run.aicr.attestation.keyless.SigningServices;
import run.aicr.attestation.trust.TrustedRoot;

/**
 * Where signatures are made.
 *
 * @param release tokens of the job that signs everything but statements about images
 * @param images tokens of the job that signs statements about images
 * @param trustedRoot file that tells verifiers about the services' keys; the public instance's root when empty
 */
public record SigningEndpoint(
        SigningServices services, CiEndpoint release, CiEndpoint images, Optional<Path> trustedRoot) {

    /** Keys that are believed. */
    public TrustedRoot root() {
        return trustedRoot.map(TrustedRoot::read).orElseGet(TrustedRoot::publicInstance);
    }
}
