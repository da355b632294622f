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
package run.aicr.attestation.log;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import run.aicr.attestation.sigstore.LogEntry;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.digest.Sha256;

/** Inclusion proofs of a hash tree (RFC 6962 §2.1, RFC 9162 §2.1.3.2). */
public final class MerkleProof {
    private static final int HASH_BYTES = 32;

    private MerkleProof() {}

    /** Hash of a leaf. */
    public static Sha256 leaf(Octets body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(body.bytes());
        return Sha256.of(bytes.toByteArray());
    }

    /** Root of the tree that the proof leads to; empty when its length does not go with index and size. */
    static Optional<Octets> root(LogEntry.Proof proof, Octets body) {
        long node = proof.index();
        long last = proof.treeSize() - 1;
        if (node < 0 || node > last) {
            return Optional.empty();
        }
        byte[] hash = leaf(body).bytes();
        for (Octets sibling : proof.hashes()) {
            if (last == 0 || sibling.length() != HASH_BYTES) {
                return Optional.empty();
            }
            if ((node & 1) == 1 || node == last) {
                hash = parent(sibling.bytes(), hash);
                // At the right edge a node without a sibling rises unchanged.
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = parent(hash, sibling.bytes());
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(Octets.of(hash)) : Optional.empty();
    }

    private static byte[] parent(byte[] left, byte[] right) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(1);
        bytes.writeBytes(left);
        bytes.writeBytes(right);
        return Sha256.of(bytes.toByteArray()).bytes();
    }
}
