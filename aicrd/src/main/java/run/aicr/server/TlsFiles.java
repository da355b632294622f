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
package run.aicr.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * Certificate chain and private key of the server, two PEM files that are read once, at the start.
 *
 * @param certificate the server's certificate first, then those that lead to its root
 * @param key PKCS #8, not encrypted ({@code BEGIN PRIVATE KEY}); RSA or EC
 */
public record TlsFiles(Path certificate, Path key) {
    private static final String CERTIFICATE = "AICR_TLS_CERT_FILE";
    private static final String KEY = "AICR_TLS_KEY_FILE";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int MAX_BYTES = 1 << 20;

    /**
     * Reads {@code AICR_TLS_CERT_FILE} and {@code AICR_TLS_KEY_FILE}; absent when both are not set.
     *
     * @throws AicrException INVALID_REQUEST when only one of them is set
     */
    static Optional<TlsFiles> of(Map<String, String> environment) {
        String certificate = environment.getOrDefault(CERTIFICATE, "").strip();
        String key = environment.getOrDefault(KEY, "").strip();
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw AicrException.invalidRequest((certificate.isEmpty() ? KEY : CERTIFICATE) + " is set without "
                    + (certificate.isEmpty() ? CERTIFICATE : KEY) + "; TLS needs both, plain HTTP neither");
        }
        return Optional.of(new TlsFiles(Path.of(certificate), Path.of(key)));
    }

    /**
     * The context for the listener.
     *
     * @throws AicrException INVALID_REQUEST when a file cannot be read, is not what it should be, or the two do not belong
     *     together
     */
    SSLContext context() {
        try {
            Collection<? extends Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes(certificate, CERTIFICATE)));
            if (chain.isEmpty()) {
                throw AicrException.invalidRequest(CERTIFICATE + " holds no certificate: " + certificate);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server", privateKey(chain.iterator().next()), new char[0], chain.toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    "cannot use the certificate " + certificate + " with the key " + key + ": " + e.getMessage(),
                    e);
        }
    }

    private PrivateKey privateKey(Certificate own) throws GeneralSecurityException {
        String text = new String(bytes(key, KEY), StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw AicrException.invalidRequest(KEY + " must be a PEM file with '" + BEGIN
                    + "' (PKCS #8, not encrypted): " + key + "; openssl pkcs8 -topk8 -nodes makes one");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            String algorithm = own.getPublicKey().getAlgorithm();
            PrivateKey found = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            requireTogether(found, own.getPublicKey());
            return found;
        } catch (IllegalArgumentException | InvalidKeySpecException | SignatureException e) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    KEY + " does not hold the private key of the certificate " + certificate + ": " + key,
                    e);
        }
    }

    /** Nobody else looks before the first handshake. */
    private static void requireTogether(PrivateKey found, PublicKey own) throws GeneralSecurityException {
        String algorithm = found.getAlgorithm();
        Signature signature = Signature.getInstance(
                algorithm.equals("RSA") ? "SHA256withRSA" : algorithm.equals("EC") ? "SHA256withECDSA" : algorithm);
        signature.initSign(found);
        signature.update((byte) 1);
        byte[] made = signature.sign();
        signature.initVerify(own);
        signature.update((byte) 1);
        if (!signature.verify(made)) {
            throw new SignatureException("the key made a signature that the certificate does not verify");
        }
    }

    private static byte[] bytes(Path file, String variable) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw AicrException.invalidRequest(variable + " names a file of more than 1 MiB: " + file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST, variable + " names a file that cannot be read: " + file, e);
        }
    }
}
