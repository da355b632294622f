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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;

/** The form of {@code keys/sigstore.json}: key (PKCS #8) and certificate or public key (SPKI) of each role, in base64. */
final class KeyFile {
    private KeyFile() {}

    static byte[] content(Material material) {
        Mapping document = new Mapping.Builder()
                .put("made", material.made().toString())
                .put("root", node(material.root()))
                .put("intermediate", node(material.intermediate()))
                .put("certificateLog", node(material.certificateLog()))
                .put("log", node(material.log()))
                .put("timestampRoot", node(material.timestampRoot()))
                .put("timestamper", node(material.timestamper()))
                .build();
        return JsonWriter.indented(document);
    }

    private static Mapping node(Authority authority) {
        try {
            return new Mapping.Builder()
                    .put("key", base64(authority.key().getEncoded()))
                    .put("certificate", base64(authority.certificate().getEncoded()))
                    .build();
        } catch (GeneralSecurityException e) {
            throw AicrException.internal("cannot write a certificate", e);
        }
    }

    private static Mapping node(KeyPair keys) {
        return new Mapping.Builder()
                .put("key", base64(keys.getPrivate().getEncoded()))
                .put("publicKey", base64(keys.getPublic().getEncoded()))
                .build();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Material read(Path file) throws IOException {
        Fields fields = Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT), "");
        try {
            return new Material(
                    Instant.parse(fields.requiredText("made")),
                    authority(fields, "root"),
                    authority(fields, "intermediate"),
                    keys(fields, "certificateLog"),
                    keys(fields, "log"),
                    authority(fields, "timestampRoot"),
                    authority(fields, "timestamper"));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw AicrException.internal(file + " is damaged; remove it to have new keys made", e);
        }
    }

    private static Authority authority(Fields fields, String role) throws GeneralSecurityException {
        Fields own = fields.fields(role).orElseThrow();
        return new Authority(privateKey(own), (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(bytes(own, "certificate"))));
    }

    private static KeyPair keys(Fields fields, String role) throws GeneralSecurityException {
        Fields own = fields.fields(role).orElseThrow();
        return new KeyPair(
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes(own, "publicKey"))),
                privateKey(own));
    }

    private static PrivateKey privateKey(Fields own) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes(own, "key")));
    }

    private static byte[] bytes(Fields own, String key) {
        return Base64.getDecoder().decode(own.requiredText(key));
    }
}
