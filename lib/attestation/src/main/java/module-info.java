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
/** Statements about artefacts, how they are signed, and how a signature is judged. */
module run.aicr.attestation {
    requires transitive run.aicr.foundation;
    requires static transitive org.jspecify;

    exports run.aicr.attestation;
    exports run.aicr.attestation.dsse;
    exports run.aicr.attestation.key;
    exports run.aicr.attestation.keyless;
    exports run.aicr.attestation.policy;
    exports run.aicr.attestation.release;
    exports run.aicr.attestation.sigstore;
    exports run.aicr.attestation.statement;
    exports run.aicr.attestation.trust;
    exports run.aicr.attestation.tuf;
}
