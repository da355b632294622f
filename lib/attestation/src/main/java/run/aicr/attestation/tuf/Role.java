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
package run.aicr.attestation.tuf;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import run.aicr.document.Fields;

/**
 * Who signs one kind of metadata: a number of different keys out of a set, as a root says.
 *
 * @param keys by their ids
 * @param threshold how many of them must have signed
 */
record Role(String name, Map<String, PublicKey> keys, int threshold) {
    /** What comes before an Ed25519 key of 32 bytes in an X.509 key (RFC 8410). */
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    Role {
        keys = Map.copyOf(keys);
    }

    /** The role as the root names it; keys of kinds that we do not know sign nothing. */
    static Role of(SignedFile root, String name) {
        Fields role = root.signed()
                .fields("roles")
                .flatMap(r -> r.fields(name))
                .orElseThrow(() -> SignedFile.refused(root.name() + " has no role " + name));
        Map<String, PublicKey> keys = new HashMap<>();
        for (String id : role.texts("keyids")) {
            root.signed().fields("keys").flatMap(k -> k.fields(id)).ifPresent(key -> add(keys, id, key));
        }
        int threshold = role.integer("threshold").orElse(0);
        if (threshold < 1) {
            throw SignedFile.refused(root.name() + ": the role " + name + " asks for no signature");
        }
        return new Role(name, keys, threshold);
    }

    private static void add(Map<String, PublicKey> keys, String id, Fields key) {
        String value = key.fields("keyval").map(k -> k.textOrEmpty("public")).orElse("");
        try {
            switch (key.textOrEmpty("scheme")) {
                case "ecdsa-sha2-nistp256" -> keys.put(id, key("EC", pem(value)));
                case "ed25519" -> keys.put(id, key("Ed25519", HexFormat.of().parseHex(ED25519_PREFIX + value)));
                default -> {}
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw SignedFile.refused("the key " + id + " of the root cannot be read: " + e.getMessage());
        }
    }

    private static byte[] pem(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static PublicKey key(String algorithm, byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /**
     * Demands that enough different keys signed the file.
     *
     * @throws run.aicr.error.AicrException UNAUTHORIZED otherwise
     */
    SignedFile verify(SignedFile file) {
        Set<PublicKey> signers = new HashSet<>();
        for (SignedFile.Signature signature : file.signatures()) {
            PublicKey key = keys.get(signature.keyId());
            if (key != null && verifies(key, file.canonical(), signature.value())) {
                signers.add(key);
            }
        }
        if (signers.size() < threshold) {
            throw SignedFile.refused(file.name() + " has " + signers.size() + " good signatures of the role " + name
                    + ", expected " + threshold);
        }
        return file;
    }

    private static boolean verifies(PublicKey key, byte[] content, byte[] value) {
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519");
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false; // not even of the form of a signature
        }
    }
}
