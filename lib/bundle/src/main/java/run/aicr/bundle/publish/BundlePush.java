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
package run.aicr.bundle.publish;

import java.util.Optional;
import run.aicr.bundle.publish.BundleArtefact.Blob;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Content;
import run.aicr.oci.Reference;
import run.aicr.oci.Registry;

/** Brings a bundle into a registry (spec bundle §17.3). */
public final class BundlePush {
    private final Registry registry;
    private final Reference target;

    /** @param target with a tag */
    public BundlePush(Registry registry, Reference target) {
        this.registry = registry;
        this.target = target;
    }

    /**
     * Pushes what the registry lacks, the manifest under its tag last, and gives the full name with tag and digest.
     *
     * @throws AicrException SERVICE_UNAVAILABLE whatever the registry has against it
     */
    public Reference push(BundleArtefact artefact) {
        try {
            push(artefact.config());
            push(artefact.layer());
            Blob manifest = artefact.manifest();
            registry.putManifest(
                    target.repository(),
                    target.manifest(),
                    manifest.bytes(),
                    manifest.descriptor().mediaType());
            return target.at(manifest.descriptor().digest());
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.SERVICE_UNAVAILABLE, "cannot push the bundle to " + target, e);
        }
    }

    private void push(Blob blob) {
        registry.push(target.repository(), blob.descriptor(), Content.of(blob.bytes()), Optional.empty());
    }
}
