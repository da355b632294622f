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
package run.aicr.attestation.sigstore;

import java.util.List;

/** By what a signature can be verified. */
public sealed interface Material {

    /**
     * A key that the reader must already have.
     *
     * @param hint {@link run.aicr.attestation.key.VerificationKey#hint()} of the key that signed
     */
    record KeyHint(String hint) implements Material {}

    /**
     * A short-lived certificate, and witnesses of the time at which it was used.
     *
     * @param certificate the leaf, DER
     * @param entry what the transparency log answered
     * @param timestamps RFC 3161 responses over the signature, DER
     */
    record Certified(Octets certificate, LogEntry entry, List<Octets> timestamps) implements Material {
        public Certified {
            timestamps = List.copyOf(timestamps);
        }
    }
}
