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

import run.aicr.attestation.release.Signers;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Registry;
import run.aicr.release.attest.Attestors;
import run.aicr.release.endpoint.Endpoints;
import run.aicr.release.forge.CodeScanning;
import run.aicr.release.forge.Forge;

/**
 * Clients of the services that a release talks to. A rehearsal and production differ in their addresses and credentials
 * only.
 *
 * @param signingCaller has the budget of one signature
 */
public record Services(Endpoints at, ServiceCaller caller, ServiceCaller signingCaller) {
    /** Who signs the release of a tag. */
    public Attestors attestors(String tag) {
        return Attestors.keyless(at.signing(), at.repository(), tag, signingCaller);
    }

    /** Who must have signed the release of a tag. */
    public Signers signers(String tag) {
        return Signers.of(at.signing().root(), at.repository(), tag);
    }

    /** The forge: drafts, assets, releases. */
    public Forge forge() {
        return new Forge(at.forge(), at.repository(), caller);
    }

    /** Scan results at the forge. */
    public CodeScanning codeScanning() {
        return new CodeScanning(at.forge(), at.repository(), caller);
    }

    /** The registry of the images. */
    public Registry registry() {
        return at.registry().open(caller);
    }
}
