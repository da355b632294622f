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
package run.aicr.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class TlsTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    private static Path folder;

    private static SSLContext tls;

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertEquals(0, process.waitFor());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    private static TestServer server() {
        return new TestServer(tls.getServerSocketFactory(), (head, out) -> {
            if (head.startsWith("GET /down")) {
                TestServer.send(out, "302 Found", "Location: http://127.0.0.1/x", "");
            } else {
                TestServer.send(out, "200 OK", "X-Kind: tls:", "page");
            }
        });
    }

    private static String get(HttpSettings settings, String address) {
        return new HttpCaller(settings).call(new Page(address));
    }

    private static AicrException refused(HttpSettings settings, String address) {
        AicrException e = assertThrows(AicrException.class, () -> get(settings, address));
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, e.errorClass(), e.getMessage());
        return e;
    }

    @Test
    void httpsIsSpokenWithServersThatAreTrusted() {
        HttpSettings settings = HttpSettings.of("Test/1.0", Proxies.NONE);
        try (TestServer server = server()) {
            String address = "https://" + server.host() + "/page";
            assertEquals("tls:page", get(settings.trusting(tls), address));
            String sentence = refused(settings, address).sentence();
            assertTrue(sentence.contains("TLS failed: "), sentence);
        }
    }

    @Test
    void aRedirectThatLeavesHttpsIsNotFollowed() {
        HttpSettings settings = HttpSettings.of("Test/1.0", Proxies.NONE).trusting(tls);
        try (TestServer server = server()) {
            String sentence =
                    refused(settings, "https://" + server.host() + "/down").sentence();
            assertTrue(sentence.contains("leaves https"), sentence);
        }
    }

    @Test
    void whoAsksForItGetsAnyCertificate() {
        HttpSettings settings = HttpSettings.of("Test/1.0", Proxies.NONE).trusting(UncheckedAuthorities.context());
        try (TestServer server = server()) {
            assertEquals("tls:page", get(settings, "https://" + server.host() + "/page"));
        }
    }
}
