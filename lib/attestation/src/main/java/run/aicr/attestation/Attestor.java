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

import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.statement.Statement;

/** Signs statements. */
public interface Attestor {

    /**
     * Signs the statement.
     *
     * @throws run.aicr.error.AicrException of a class that is {@link run.aicr.error.ErrorClass#retryable()} when a service
     *     could not be reached within the budget: the same call may succeed later; of any other class when it was refused
     */
    BundleFile attest(Statement statement);

    /** Signs with a key pair. */
    static Attestor ofKey(SigningKey key) {
        return new KeyAttestor(key);
    }

    /** Signs as the holder of an identity token, with a certificate that lives for minutes. */
    static Attestor keyless(KeylessSettings settings) {
        return new KeylessAttestor(settings);
    }
}
