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
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A repository on loopback with one chart that the real Helm packed. Below {@code good} it is as it should be, {@code
 * moved} redirects to another host, and the index of {@code elsewhere} names one.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChartRepository(HttpServer server, byte[] chart, List<String> asked) implements AutoCloseable {
    /** Skips the test where there is no Helm. */
    static ChartRepository start(Path folder) throws IOException {
        boolean there = Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(f -> Files.isExecutable(Path.of(f, "helm")));
        Assumptions.assumeTrue(there, "helm is not on the PATH");
        byte[] chart = packed(folder);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ChartRepository repository = new ChartRepository(server, chart, new CopyOnWriteArrayList<>());
        server.createContext("/", repository::answer);
        server.start();
        return repository;
    }

    private static byte[] packed(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("c"));
        Files.writeString(source.resolve("Chart.yaml"), "apiVersion: v2\nname: c\nversion: 1.0.0\n");
        ProcessBuilder builder = new ProcessBuilder(
                        "helm", "package", source.toString(), "--destination", folder.toString())
                .inheritIO();
        builder.environment().put("HOME", folder.toString());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("helm package failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Files.readAllBytes(folder.resolve("c-1.0.0.tgz"));
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
            case "/elsewhere/index.yaml" -> index("http://other.example.test/c-1.0.0.tgz");
            case "/good/c-1.0.0.tgz" -> chart;
            default -> new byte[0];
        };
        try (exchange) {
            if (path.startsWith("/moved/")) {
                exchange.getResponseHeaders().set("Location", "http://other.example.test" + path);
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
