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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** An ECDSA P-256 key pair that signs with SHA-256; the private half never leaves this class but to its file. */
public final class SigningKey {
    private static final String PRIVATE_FILE = "signing-key.pem";
    private static final String PUBLIC_FILE = "signing-key.pub.pem";

    private final PrivateKey privateKey;
    private final VerificationKey publicKey;

    private SigningKey(PrivateKey privateKey, VerificationKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), new VerificationKey(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw AicrException.internal("this Java runtime has no P-256 keys", e);
        }
    }

    /**
     * The key pair of a folder; made there on first use (folder 0700, files 0600).
     *
     * @throws AicrException INVALID_REQUEST when the files are there but cannot be read as keys
     */
    public static SigningKey inFolder(Path folder) throws IOException {
        Path privateFile = folder.resolve(PRIVATE_FILE);
        if (!Files.exists(privateFile)) {
            store(generate(), folder);
        }
        VerificationKey publicKey = VerificationKey.readPem(folder.resolve(PUBLIC_FILE));
        try {
            byte[] der =
                    Pem.decode("PRIVATE KEY", privateFile, Files.readString(privateFile, StandardCharsets.US_ASCII));
            PrivateKey privateKey = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new SigningKey(privateKey, publicKey);
        } catch (GeneralSecurityException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, privateFile + ": not an EC private key in PKCS #8", e);
        }
    }

    /** Where the public half of the folder's key pair lies, as PEM. */
    public static Path publicFile(Path folder) {
        return folder.resolve(PUBLIC_FILE);
    }

    public VerificationKey publicKey() {
        return publicKey;
    }

    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(privateKey);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw AicrException.internal("signing failed", e);
        }
    }

    private static void store(SigningKey key, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        writeNew(folder.resolve(PUBLIC_FILE), key.publicKey.toPem());
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.privateKey.getEncoded());
        writeNew(
                folder.resolve(PRIVATE_FILE), "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    private static void writeNew(Path file, String text) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("another process is making keys in " + file.getParent() + "; run again", e);
        }
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }
}
