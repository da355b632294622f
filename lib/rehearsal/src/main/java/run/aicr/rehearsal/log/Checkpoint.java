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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import run.aicr.digest.Sha256;
import run.aicr.rehearsal.trust.Keys;

/** A signed note about the size and the hash of the tree (spec sigstore-loopback §4.4). */
final class Checkpoint {
    private Checkpoint() {}

    static String of(String name, long treeId, int size, Sha256 root, KeyPair keys) {
        String header =
                name + " - " + treeId + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
        byte[] signature = Keys.sign(keys.getPrivate(), header.getBytes(StandardCharsets.UTF_8));
        ByteBuffer line = ByteBuffer.allocate(4 + signature.length);
        line.put(Keys.id(keys.getPublic()).bytes(), 0, 4).put(signature);
        return header + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(line.array()) + "\n";
    }
}
