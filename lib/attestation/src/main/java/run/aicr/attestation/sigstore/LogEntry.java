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
import java.util.Optional;

/**
 * An entry of a transparency log with the log's own proofs (Sigstore bundle v0.3, {@code TransparencyLogEntry}).
 *
 * @param index in the whole log; {@link Proof#index} is that in its tree
 * @param logId names the key of the log
 * @param kind such as {@code dsse}
 * @param version such as {@code 0.0.1}
 * @param integratedTime seconds since 1970; absent in logs of the second generation
 * @param promise the signed entry timestamp; absent likewise
 * @param body canonical JSON (RFC 8785)
 */
public record LogEntry(
        long index,
        Octets logId,
        String kind,
        String version,
        Optional<Long> integratedTime,
        Optional<Octets> promise,
        Proof proof,
        Octets body) {

    /**
     * That the entry is in the tree (RFC 6962 §2.1.1).
     *
     * @param index of the leaf
     * @param root hash of the tree
     * @param treeSize number of leaves
     * @param hashes from the leaf upwards
     * @param checkpoint the signed head of that tree, a signed note
     */
    public record Proof(long index, Octets root, long treeSize, List<Octets> hashes, String checkpoint) {
        public Proof {
            hashes = List.copyOf(hashes);
        }
    }
}
