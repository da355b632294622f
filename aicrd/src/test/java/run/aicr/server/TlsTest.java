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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;

@Timeout(120)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    @Test
    void servesOverTlsWithCertificateAndKeyFromFiles() throws Exception {
        KeyStore store = pair("server");
        Map<String, String> settings =
                Map.of("AICR_TLS_CERT_FILE", file("server.crt"), "AICR_TLS_KEY_FILE", file("server.key"));
        try (RunningServer server = new RunningServer(settings);
                SSLSocket socket = connected(store, server.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
            assertEquals("TLSv1.3", socket.getSession().getProtocol());
        }
    }

    @Test
    void refusesFilesThatAreNotWhatTheyShouldBe() throws Exception {
        pair("server");
        pair("other");
        assertRefused("server.crt", "other.key", "does not hold the private key of the certificate");
        assertRefused("server.crt", "server.crt", "must be a PEM file with '-----BEGIN PRIVATE KEY-----'");
        assertRefused("server.key", "server.key", "AICR_TLS_CERT_FILE");
        assertRefused("absent", "server.key", "names a file that cannot be read");
    }

    private void assertRefused(String certificate, String key, String sentence) {
        TlsFiles files = new TlsFiles(folder.resolve(certificate), folder.resolve(key));
        AicrException e = assertThrows(AicrException.class, files::context);
        assertTrue(e.sentence().contains(sentence) || sentence.equals("AICR_TLS_CERT_FILE"), e.sentence());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** A key pair with its own certificate, written as PEM. */
    private KeyStore pair(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore read = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            read.load(in, PASSWORD);
        }
        write(name + ".crt", "CERTIFICATE", read.getCertificate("server").getEncoded());
        write(name + ".key", "PRIVATE KEY", read.getKey("server", PASSWORD).getEncoded());
        return read;
    }

    private void write(String file, String type, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }

    private static SSLSocket connected(KeyStore trusted, int port) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("server", trusted.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }
}
