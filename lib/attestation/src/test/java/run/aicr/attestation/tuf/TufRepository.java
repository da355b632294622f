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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;

/** A repository of TUF in memory, signed with keys of its own; every part can be made wrong. */
public final class TufRepository implements TufClient.Source {
    static final String EXPIRES = "2027-01-01T00:00:00Z";

    private final Map<String, KeyPair> keys = new HashMap<>();
    final Map<String, byte[]> files = new HashMap<>();

    String expires = EXPIRES;
    int version = 1;

    /** Two roots, of which the second names other keys, and a target. */
    public TufRepository(byte[] target) {
        root(1, List.of("a", "b", "c"), List.of("a", "b"));
        root(2, List.of("b", "c", "d"), List.of("a", "b", "c"));
        publish(target);
    }

    /** The root that users carry. */
    public byte[] first() {
        return files.get("1.root.json");
    }

    /** A root with a threshold of two. */
    void root(int number, List<String> signers, List<String> signed) {
        StringBuilder keyTexts = new StringBuilder();
        List<String> all = new ArrayList<>(signers);
        all.add("online");
        for (String name : all) {
            keyTexts.append(keyTexts.isEmpty() ? "" : ",")
                    .append("'")
                    .append(name)
                    .append("':")
                    .append(keyText(name));
        }
        String ids = "'" + String.join("','", signers) + "'";
        String online = "{'keyids':['online'],'threshold':1}";
        put(
                number + ".root.json",
                "{'_type':'root','version':" + number + ",'expires':'" + expires
                        + "','consistent_snapshot':true,'keys':{"
                        + keyTexts + "},'roles':{'root':{'keyids':[" + ids + "],'threshold':2},'timestamp':" + online
                        + ",'snapshot':" + online + ",'targets':{'keyids':[" + ids + "],'threshold':2}}}",
                signed);
    }

    /** Everything below the roots. */
    void publish(byte[] target) {
        String hex = Sha256.of(target).hex();
        files.put("targets/" + hex + ".trusted_root.json", target);
        put(
                version + ".targets.json",
                "{'_type':'targets','version':" + version + ",'expires':'" + expires
                        + "','targets':{'trusted_root.json':{'length':" + target.length + ",'hashes':{'sha256':'" + hex
                        + "'}}}}",
                List.of("b", "c"));
        put(
                version + ".snapshot.json",
                "{'_type':'snapshot','version':" + version + ",'expires':'" + expires
                        + "','meta':{'targets.json':{'version':" + version + "}}}",
                List.of("online"));
        byte[] snapshot = files.get(version + ".snapshot.json");
        put(
                "timestamp.json",
                "{'_type':'timestamp','version':" + version + ",'expires':'" + expires
                        + "','meta':{'snapshot.json':{'version':" + version + ",'length':" + snapshot.length
                        + ",'hashes':{'sha256':'" + Sha256.of(snapshot).hex() + "'}}}}",
                List.of("online"));
    }

    void put(String name, String signed, List<String> signers) {
        String text = signed.replace('\'', '"');
        byte[] canonical =
                CanonicalJson.of(JsonReader.read(name, text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT));
        List<String> signatures = new ArrayList<>();
        signers.forEach(s -> signatures.add("{\"keyid\":\"" + s + "\",\"sig\":\"" + sign(s, canonical) + "\"}"));
        signatures.add("{\"keyid\":\"later\",\"sig\":\"\"}");
        files.put(
                name,
                ("{\"signatures\": [" + String.join(",", signatures) + "], \"signed\": " + text + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Every second key is of the other kind. */
    private KeyPair key(String name) {
        return keys.computeIfAbsent(name, n -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(isEd25519(n) ? "Ed25519" : "EC");
                if (!isEd25519(n)) {
                    generator.initialize(256);
                }
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static boolean isEd25519(String name) {
        return name.equals("b");
    }

    private String keyText(String name) {
        byte[] encoded = key(name).getPublic().getEncoded();
        if (isEd25519(name)) {
            String hex = HexFormat.of().formatHex(encoded, 12, 44);
            return "{'keytype':'ed25519','scheme':'ed25519','keyval':{'public':'" + hex + "'}}";
        }
        return "{'keytype':'ecdsa','scheme':'ecdsa-sha2-nistp256','keyval':{'public':'-----BEGIN PUBLIC KEY-----\\n"
                + Base64.getEncoder().encodeToString(encoded) + "\\n-----END PUBLIC KEY-----\\n'}}";
    }

    private String sign(String name, byte[] content) {
        try {
            Signature signature = Signature.getInstance(isEd25519(name) ? "Ed25519" : "SHA256withECDSA");
            signature.initSign(key(name).getPrivate());
            signature.update(content);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<byte[]> get(String path, int maxBytes) {
        return Optional.ofNullable(files.get(path));
    }
}
