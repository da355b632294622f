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
package run.aicr.release.attest;

import run.aicr.attestation.Attestor;
import run.aicr.attestation.keyless.IdentityToken;
import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.release.Signers;
import run.aicr.http.ServiceCaller;
import run.aicr.release.endpoint.CiEndpoint;
import run.aicr.release.endpoint.SigningEndpoint;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Who signs (spec release §2.6): one identity the statements about images, another all the rest. What each signs is
 * verified against exactly the identity that consumers ask for, before it is kept.
 */
public record Attestors(Attestor release, Attestor images) {

    /**
     * Signers with certificates for the identities of a tag's run.
     *
     * @param caller of the signing services, with the budget of one signature
     * @throws ReleaseException SIGNING_FAILED when this is no CI job that gets identity tokens
     */
    public static Attestors keyless(SigningEndpoint at, String repository, String tag, ServiceCaller caller) {
        return new Attestors(
                attestor(at, at.release(), repository, Signers.RELEASE_WORKFLOW, tag, caller),
                attestor(at, at.images(), repository, Signers.IMAGES_WORKFLOW, tag, caller));
    }

    private static Attestor attestor(
            SigningEndpoint at,
            CiEndpoint tokens,
            String repository,
            String workflow,
            String tag,
            ServiceCaller caller) {
        if (!tokens.isPresent()) {
            throw new ReleaseException(
                    Code.SIGNING_FAILED,
                    "this job gets no identity tokens to sign with",
                    "Give the job the permission 'id-token: write'");
        }
        IdentityToken token =
                tokens.identity(repository + "/.github/workflows/" + workflow + "@refs/tags/" + tag, caller);
        IdentityPolicy policy = IdentityPolicy.ofRelease(repository, workflow, tag);
        return Attestor.keyless(new KeylessSettings(at.services(), token, at.root(), policy, caller));
    }
}
