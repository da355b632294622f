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
import run.aicr.attestation.AttestationVerifier;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.trust.TrustedRoot;

/**
 * Who must have signed (spec release §1.10, §2.6): one identity signs the statements about images, another all the rest;
 * both are those of exactly one tag.
 *
 * @param release judges everything but statements about images
 * @param images judges statements about images
 */
public record Signers(AttestationVerifier release, AttestationVerifier images) {
    /** Workflow file that signs everything but statements about images. */
    public static final String RELEASE_WORKFLOW = "on-tag.yaml";

    /** Workflow file that signs statements about images. */
    public static final String IMAGES_WORKFLOW = "attest-images.yaml";

    /** The signers of the release of a tag. */
    public static Signers of(TrustedRoot root, String repository, String tag) {
        return of(
                root,
                IdentityPolicy.ofRelease(repository, RELEASE_WORKFLOW, tag),
                IdentityPolicy.ofRelease(repository, IMAGES_WORKFLOW, tag));
    }

    /** Signers with other identities. */
    public static Signers of(TrustedRoot root, IdentityPolicy release, IdentityPolicy images) {
        return new Signers(AttestationVerifier.keyless(root, release), AttestationVerifier.keyless(root, images));
    }

    /**
     * Nobody can be judged: everything that is well-formed is undecided.
     *
     * @param reason in words
     */
    public static Signers without(String reason) {
        return new Signers(AttestationVerifier.without(reason), AttestationVerifier.without(reason));
    }

    /**
     * The signers of a release in a rehearsal folder.
     *
     * @throws run.aicr.error.AicrException NOT_FOUND when the folder has no trust root: nothing was ever signed there
     */
    public static Signers ofRehearsal(Path folder, String repository, String tag) {
        return of(TrustedRoot.read(trustedRoot(folder)), repository, tag);
    }

    /** The trust root of a rehearsal folder. */
    public static Path trustedRoot(Path folder) {
        return folder.resolve("trusted_root.json");
    }
}
