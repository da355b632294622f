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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.aicr.attestation.sigstore.LogEntry;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.digest.Sha256;

class MerkleProofTest {

    @Test
    void everyLeafOfEveryTreeLeadsToItsRoot() {
        for (int size = 1; size <= 20; size++) {
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                leaves.add(MerkleProof.leaf(body(i)).bytes());
            }
            Optional<Octets> root = Optional.of(Octets.of(root(leaves)));
            for (int i = 0; i < size; i++) {
                List<Octets> path = new ArrayList<>();
                path(i, leaves, path);
                for (int claimed = 0; claimed < size; claimed++) {
                    Optional<Octets> found = MerkleProof.root(proof(claimed, size, path), body(i));
                    assertEquals(claimed == i, found.equals(root), i + " as " + claimed + " of " + size);
                }
            }
        }
    }

    private static LogEntry.Proof proof(long index, long size, List<Octets> path) {
        return new LogEntry.Proof(index, Octets.of(new byte[32]), size, path, "");
    }

    private static Octets body(int i) {
        return Octets.of("leaf " + i);
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        byte[] node = new byte[65];
        node[0] = 1;
        System.arraycopy(root(leaves.subList(0, split)), 0, node, 1, 32);
        System.arraycopy(root(leaves.subList(split, leaves.size())), 0, node, 33, 32);
        return Sha256.of(node).bytes();
    }

    private static void path(int index, List<byte[]> leaves, List<Octets> path) {
        if (leaves.size() == 1) {
            return;
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        path(index < split ? index : index - split, index < split ? left : right, path);
        path.add(Octets.of(root(index < split ? right : left)));
    }
}
