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

import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.attestation.keyless.KeylessSigning;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Signs with a certificate, and hands out what its own verifier accepts. */
record KeylessAttestor(KeylessSettings settings) implements Attestor {

    @Override
    public BundleFile attest(Statement statement) {
        BundleFile bundle = new KeylessSigning(settings).sign(statement);
        Verdict verdict = AttestationVerifier.keyless(settings.root(), settings.policy())
                .verify("the new bundle", bundle.toJson(), statement.predicateType());
        if (verdict instanceof Verdict.Verified) {
            return bundle;
        }
        throw new AicrException(
                ErrorClass.UNAUTHORIZED, "the signature that was made does not count: " + verdict.reason());
    }
}
