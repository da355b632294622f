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
package run.aicr.rehearsal.trust;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;

/** Elliptic keys and signatures. */
public final class Keys {
    static final String P256 = "secp256r1";
    static final String P384 = "secp384r1";

    private static final String ALGORITHM = "SHA256withECDSA";

    private Keys() {}

    static KeyPair make(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw AicrException.internal("this Java runtime has no keys on " + curve, e);
        }
    }

    /** Signature with ECDSA and SHA-256, in DER. */
    public static byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw AicrException.internal("cannot sign", e);
        }
    }

    /** Whether a signature with ECDSA and SHA-256, in DER, is right; false for keys of another kind. */
    public static boolean verify(PublicKey key, byte[] content, byte[] given) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** SHA-256 of the public key's DER form, by which logs are named. */
    public static Sha256 id(PublicKey key) {
        return Sha256.of(key.getEncoded());
    }
}
