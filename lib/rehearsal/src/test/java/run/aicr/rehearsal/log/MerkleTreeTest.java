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
package run.aicr.rehearsal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.aicr.digest.Sha256;

class MerkleTreeTest {
    @Test
    void everyPathLeadsToTheRoot() {
        for (int size = 1; size <= 20; size++) {
            List<Sha256> leaves = leaves(size);
            for (int index = 0; index < size; index++) {
                assertEquals(
                        MerkleTree.root(leaves),
                        climbed(index, size, leaves.get(index), MerkleTree.path(index, leaves)));
            }
        }
    }

    private static List<Sha256> leaves(int size) {
        List<Sha256> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleTree.leaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    /** The way up of RFC 9162 §2.1.3.2. */
    static Sha256 climbed(int index, int size, Sha256 leaf, List<Sha256> path) {
        int at = index;
        int last = size - 1;
        Sha256 hash = leaf;
        for (Sha256 each : path) {
            if (at % 2 == 1 || at == last) {
                hash = MerkleTree.node(each, hash);
                while (at % 2 == 0 && at != 0) {
                    at /= 2;
                    last /= 2;
                }
            } else {
                hash = MerkleTree.node(hash, each);
            }
            at /= 2;
            last /= 2;
        }
        assertEquals(0, last);
        return hash;
    }
}
