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
package run.aicr.bundle.bom;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import run.aicr.error.AicrException;

/** UUIDs that follow from names: version 5 (RFC 9562 §5.5). */
final class NameUuid {
    /** The namespace of addresses (RFC 9562 §6.6). */
    private static final UUID URL = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private NameUuid() {}

    static UUID ofUrl(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + text.length)
                .putLong(URL.getMostSignificantBits())
                .putLong(URL.getLeastSignificantBits())
                .put(text);
        ByteBuffer hash;
        try {
            hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(input.array()));
        } catch (NoSuchAlgorithmException e) {
            throw AicrException.internal("this Java runtime has no SHA-1", e);
        }
        long most = hash.getLong() & ~0xf000L | 0x5000L;
        long least = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
