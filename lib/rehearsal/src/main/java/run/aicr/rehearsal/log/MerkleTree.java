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

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import run.aicr.digest.Sha256;

/** Hashes of RFC 6962 §2.1. */
final class MerkleTree {
    private MerkleTree() {}

    static Sha256 leaf(byte[] body) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) 0);
        digest.update(body);
        return Sha256.from(digest);
    }

    static Sha256 node(Sha256 left, Sha256 right) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((byte) 1);
        digest.update(left.bytes());
        digest.update(right.bytes());
        return Sha256.from(digest);
    }

    /** Hash of a tree with at least one leaf. */
    static Sha256 root(List<Sha256> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = split(leaves.size());
        return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The hashes beside the way from a leaf up to the root. */
    static List<Sha256> path(int index, List<Sha256> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<Sha256> left = leaves.subList(0, split);
        List<Sha256> right = leaves.subList(split, leaves.size());
        List<Sha256> path = new ArrayList<>(index < split ? path(index, left) : path(index - split, right));
        path.add(index < split ? root(right) : root(left));
        return path;
    }

    /** The largest power of two smaller than the size. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
