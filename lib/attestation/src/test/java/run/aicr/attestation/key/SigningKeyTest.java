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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class SigningKeyTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temp;

    @Test
    void signatureVerifiesOverItsContentOnly() {
        SigningKey key = SigningKey.generate();
        byte[] signature = key.sign(CONTENT);
        assertTrue(key.publicKey().verifies(CONTENT, signature));
        assertFalse(key.publicKey().verifies("other".getBytes(StandardCharsets.UTF_8), signature));
        assertFalse(SigningKey.generate().publicKey().verifies(CONTENT, signature));
    }

    @Test
    void malformedSignatureIsNotMadeByTheKey() {
        VerificationKey key = SigningKey.generate().publicKey();
        assertFalse(key.verifies(CONTENT, new byte[0]));
        assertFalse(key.verifies(CONTENT, new byte[] {1, 2, 3}));
        byte[] cut = Arrays.copyOf(SigningKey.generate().sign(CONTENT), 20);
        assertFalse(key.verifies(CONTENT, cut));
    }

    @Test
    void firstUseMakesFilesThatOnlyTheOwnerCanRead() throws IOException {
        Path folder = temp.resolve("a/keys");
        SigningKey.inFolder(folder);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        assertTrue(Files.isRegularFile(SigningKey.publicFile(folder)));
    }

    @Test
    void secondUseReadsTheSameKey() throws IOException {
        SigningKey first = SigningKey.inFolder(temp.resolve("keys"));
        SigningKey second = SigningKey.inFolder(temp.resolve("keys"));
        assertEquals(first.publicKey().hint(), second.publicKey().hint());
        assertTrue(first.publicKey().verifies(CONTENT, second.sign(CONTENT)));
        assertNotEquals(
                first.publicKey().hint(),
                SigningKey.inFolder(temp.resolve("others")).publicKey().hint());
    }

    @Test
    void halfAKeyPairIsNotReplaced() throws IOException {
        Path folder = temp.resolve("keys");
        SigningKey.inFolder(folder);
        Files.delete(folder.resolve("signing-key.pem"));
        byte[] before = Files.readAllBytes(SigningKey.publicFile(folder));
        assertThrows(IOException.class, () -> SigningKey.inFolder(folder));
        assertArrayEquals(before, Files.readAllBytes(SigningKey.publicFile(folder)));
    }

    @Test
    void privateFileThatIsNoKeyIsRefusedByName() throws IOException {
        Path folder = temp.resolve("keys");
        SigningKey.inFolder(folder);
        Path file = folder.resolve("signing-key.pem");
        for (String text : new String[] {
            "nothing",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n",
            "-----END PRIVATE KEY-----\n-----BEGIN PRIVATE KEY-----\n"
        }) {
            Files.writeString(file, text);
            AicrException e = assertThrows(AicrException.class, () -> SigningKey.inFolder(folder));
            assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
            assertTrue(e.sentence().startsWith(file.toString()), e.sentence());
        }
    }

    @Test
    void publicKeyReadsBackFromPem() throws IOException {
        VerificationKey key = SigningKey.generate().publicKey();
        Path file = Files.writeString(temp.resolve("key.pem"), "a comment\n" + key.toPem());
        VerificationKey again = VerificationKey.readPem(file);
        assertEquals(key.hint(), again.hint());
        assertEquals(key.toPem(), again.toPem());
    }

    @Test
    void hintIsTheDigestOfTheEncodedKey() throws Exception {
        VerificationKey key = SigningKey.generate().publicKey();
        String body = key.toPem().replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(body));
        assertEquals(Base64.getEncoder().encodeToString(digest), key.hint());
    }

    @Test
    void publicFileThatIsNoKeyIsRefused() throws IOException {
        AicrException absent =
                assertThrows(AicrException.class, () -> VerificationKey.readPem(temp.resolve("absent.pem")));
        assertEquals(ErrorClass.NOT_FOUND, absent.errorClass());
        Path garbage = Files.writeString(
                temp.resolve("garbage.pem"), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        assertEquals(
                ErrorClass.INVALID_REQUEST,
                assertThrows(AicrException.class, () -> VerificationKey.readPem(garbage))
                        .errorClass());
        Path large = Files.write(temp.resolve("large.pem"), new byte[(64 << 10) + 1]);
        AicrException e = assertThrows(AicrException.class, () -> VerificationKey.readPem(large));
        assertTrue(e.sentence().contains("65536"), e.sentence());
    }
}
