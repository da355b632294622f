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
package run.aicr.attestation.forge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import run.aicr.digest.Sha256;

/** Keys and bytes for forgers. */
public final class Bytes {
    private Bytes() {}

    public static KeyPair p256() {
        return keys("EC", "secp256r1");
    }

    static KeyPair p384() {
        return keys("EC", "secp384r1");
    }

    static KeyPair ed25519() {
        return keys("Ed25519", "");
    }

    private static KeyPair keys(String family, String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            if (!curve.isEmpty()) {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().startsWith("Ed") ? "Ed25519" : "SHA256withECDSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] number(int bytes, long value) {
        return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(value).array(), 8 - bytes, 8);
    }

    static byte[] sha256(byte[]... parts) {
        return Sha256.of(concat(parts)).bytes();
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The same bytes with one bit of one byte changed. */
    public static byte[] flipped(byte[] bytes, int index) {
        byte[] changed = bytes.clone();
        changed[Math.floorMod(index, bytes.length)] ^= 1;
        return changed;
    }
}
