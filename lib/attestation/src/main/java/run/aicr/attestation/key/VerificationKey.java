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
package run.aicr.attestation.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** The public half of a {@link SigningKey}. */
public final class VerificationKey {
    private static final long MAX_BYTES = 64 << 10;

    private final PublicKey key;

    VerificationKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads a PEM file of at most 64 KiB.
     *
     * @throws AicrException NOT_FOUND when the file is absent, INVALID_REQUEST when it holds no EC public key
     */
    public static VerificationKey readPem(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw AicrException.notFound("public key not found: " + file);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw AicrException.invalidRequest(file + ": larger than the limit of " + MAX_BYTES + " bytes");
        }
        byte[] der = Pem.decode("PUBLIC KEY", file, Files.readString(file, StandardCharsets.US_ASCII));
        try {
            return new VerificationKey(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, file + ": not an EC public key", e);
        }
    }

    /** Short name of the key: base64 of the SHA-256 of its DER form, as Sigstore bundles hint at it. */
    public String hint() {
        return Base64.getEncoder().encodeToString(Sha256.of(key.getEncoded()).bytes());
    }

    /** Whether the certificate is for this key. */
    public boolean isThatOf(Certificate certificate) {
        return Arrays.equals(key.getEncoded(), certificate.getPublicKey().getEncoded());
    }

    /** The textual form (RFC 7468) with a final newline. */
    public String toPem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whether the signature over the content was made by this key; a malformed signature was not. */
    public boolean verifies(byte[] content, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
