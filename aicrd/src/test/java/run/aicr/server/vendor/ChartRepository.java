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
package run.aicr.server.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Assumptions;

/**
 * A repository on loopback with one chart that the real Helm packed. Below {@code good} it is as it should be, {@code
 * moved} redirects to another host, and the index of {@code elsewhere} names one.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChartRepository(String scheme, HttpServer server, byte[] chart, Path certificate, List<String> asked)
        implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    /** Skips the test where there is no Helm. */
    static ChartRepository start(Path folder, String scheme) throws IOException, GeneralSecurityException {
        boolean there = Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(f -> Files.isExecutable(Path.of(f, "helm")));
        Assumptions.assumeTrue(there, "helm is not on the PATH");
        byte[] chart = packed(folder);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Path certificate = folder.resolve("certificate.pem");
        HttpServer server =
                scheme.equals("https") ? overTls(address, folder, certificate) : HttpServer.create(address, 0);
        ChartRepository repository =
                new ChartRepository(scheme, server, chart, certificate, new CopyOnWriteArrayList<>());
        server.createContext("/", repository::answer);
        server.start();
        return repository;
    }

    private static byte[] packed(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("c"));
        Files.writeString(source.resolve("Chart.yaml"), "apiVersion: v2\nname: c\nversion: 1.0.0\n");
        run(folder, "helm", "package", source.toString(), "--destination", folder.toString());
        return Files.readAllBytes(folder.resolve("c-1.0.0.tgz"));
    }

    private static HttpServer overTls(InetSocketAddress address, Path folder, Path certificate)
            throws IOException, GeneralSecurityException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String store = folder.resolve("server.p12").toString();
        String names = "san=dns:charts.example.test,dns:other.example.test";
        run(
                folder,
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=charts",
                "-ext",
                names,
                "-keystore",
                store,
                "-storepass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String der = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate("server").getEncoded());
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private static void run(Path folder, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", folder.toString());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(List.of(command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every host is this one; which was meant is remembered. */
    Socket dial(String host, int port) throws IOException {
        asked.add(host + ":" + port + " dialled");
        return new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = switch (path) {
            case "/good/index.yaml" -> index("c-1.0.0.tgz");
            case "/elsewhere/index.yaml" -> index(scheme + "://other.example.test/c-1.0.0.tgz");
            case "/good/c-1.0.0.tgz" -> chart;
            default -> new byte[0];
        };
        try (exchange) {
            if (path.startsWith("/moved/")) {
                exchange.getResponseHeaders().set("Location", scheme + "://other.example.test" + path);
                exchange.sendResponseHeaders(302, -1);
            } else if (body.length == 0) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] index(String url) {
        return """
                apiVersion: v1
                entries:
                  c:
                    - {apiVersion: v2, name: c, version: 1.0.0, urls: ['%s']}
                """.formatted(url).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
