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
package run.aicr.rehearsal.oidc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/** A P-256 key that signs JWTs (RFC 7515, ES256) and describes itself as a JWK (RFC 7517). */
final class TokenSigner {
    private static final int COORDINATE_BYTES = 32;

    private final KeyPair keys;
    private final String keyId;

    TokenSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw AicrException.internal("this Java runtime has no P-256 keys", e);
        }
        this.keyId = Sha256.of(keys.getPublic().getEncoded()).hex().substring(0, 16);
    }

    String sign(Mapping claims) {
        Mapping header = new Mapping.Builder()
                .put("typ", "JWT")
                .put("alg", "ES256")
                .put("kid", keyId)
                .build();
        String signed = encoded(JsonWriter.compact(header)) + "." + encoded(JsonWriter.compact(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw AicrException.internal("cannot sign a token", e);
        }
    }

    /** The claims of a token that this key signed; empty for any other text. */
    Optional<Fields> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                return Optional.empty();
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] json = Base64.getUrlDecoder().decode(parts[1]);
        return Optional.of(Fields.of(JsonReader.read("token", json, Limits.DOCUMENT), ""));
    }

    /** The document at {@code jwks_uri}. */
    Node keySet() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        Mapping jwk = new Mapping.Builder()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", keyId)
                .put("x", encoded(coordinate(key.getW().getAffineX())))
                .put("y", encoded(coordinate(key.getW().getAffineY())))
                .build();
        return new Mapping.Builder().put("keys", Sequence.of(List.of(jwk))).build();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return fixed;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
