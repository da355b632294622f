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
package run.aicr.attestation;

import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.policy.Signer;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.Material;
import run.aicr.attestation.trust.TrustedRoot;

/** Demands a certificate below the root, for an identity that the policy accepts. */
record KeylessJudge(TrustedRoot root, IdentityPolicy policy) {

    Signer signer(BundleFile bundle) throws Refusal {
        if (!(bundle.material() instanceof Material.Certified)) {
            throw new Refusal("unknown root: signed with a key pair, expected a certificate for "
                    + policy.name().shown());
        }
        throw new Refusal("unknown root: this build cannot verify certificates yet");
    }
}
