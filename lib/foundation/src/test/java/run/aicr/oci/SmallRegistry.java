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
package run.aicr.oci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;

/**
 * A registry in memory that goes wrong as told: {@link #next} scripts what happens to the next requests with a method.
 * It knows nothing of the client.
 */
final class SmallRegistry implements Closeable {
    /** Takes a request away from the registry; false lets it pass. */
    interface Fault {
        boolean takes(HttpExchange exchange) throws IOException;
    }

    final List<String> seen = new ArrayList<>();
    final Map<String, byte[]> blobs = new HashMap<>();
    final Map<String, byte[]> manifests = new HashMap<>();
    final Map<String, byte[]> sessions = new HashMap<>();
    boolean mounts = true;
    boolean referrersApi;
    boolean saysIndexed;
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final HttpServer server;

    SmallRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void next(String method, Fault fault) {
        faults.computeIfAbsent(method, any -> new ArrayDeque<>()).add(fault);
    }

    void next(String method, int status, String header, String value) {
        next(method, exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set(header, value);
            exchange.sendResponseHeaders(status, -1);
            return true;
        });
    }

    /** Keeps the first bytes of an upload and cuts the line. */
    void cutAfter(String method, int bytes) {
        next(method, exchange -> {
            append(exchange.getRequestURI().getPath(), exchange.getRequestBody().readNBytes(bytes));
            exchange.close();
            return true;
        });
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        seen.add(method + " " + exchange.getRequestURI().getPath());
        Deque<Fault> scripted = faults.getOrDefault(method, new ArrayDeque<>());
        if (!scripted.isEmpty() && scripted.poll().takes(exchange)) {
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getPath();
        byte[] body = method.equals("GET") || method.equals("HEAD")
                ? new byte[0]
                : exchange.getRequestBody().readAllBytes();
        if (path.contains("/uploads/")) {
            upload(exchange, method, path, body);
        } else if (path.contains("/blobs/")) {
            give(exchange, blobs.get(path), "application/octet-stream");
        } else if (path.contains("/manifests/")) {
            manifest(exchange, method, path, body);
        } else if (path.contains("/referrers/") && referrersApi) {
            give(exchange, "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8), MediaTypes.INDEX);
        } else {
            send(exchange, 404);
        }
        exchange.close();
    }

    private void upload(HttpExchange exchange, String method, String path, byte[] body) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        if (method.equals("POST")) {
            String mount = query.startsWith("mount=") ? query.substring(6, 77) : "";
            byte[] known = blobs.get("/v2/other/blobs/" + mount);
            if (mounts && known != null) {
                blobs.put(path.replace("uploads/", "") + mount, known);
                send(exchange, 201);
                return;
            }
            String session = path + "session-" + sessions.size();
            sessions.put(session, new byte[0]);
            exchange.getResponseHeaders().set("Location", session + "?state=1");
            send(exchange, 202);
        } else if (!sessions.containsKey(path)) {
            send(exchange, 404);
        } else if (method.equals("GET")) {
            exchange.getResponseHeaders().set("Range", "0-" + Math.max(0, sessions.get(path).length - 1));
            exchange.getResponseHeaders().set("Location", path + "?state=2");
            send(exchange, 204);
        } else {
            take(exchange, method, path, body, query);
        }
    }

    private void take(HttpExchange exchange, String method, String path, byte[] body, String query) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Content-Range");
        if (range != null && !range.startsWith(sessions.get(path).length + "-")) {
            send(exchange, 416);
            return;
        }
        append(path, body);
        if (method.equals("PATCH")) {
            exchange.getResponseHeaders().set("Location", path + "?state=3");
            send(exchange, 202);
            return;
        }
        byte[] whole = sessions.remove(path);
        String digest = query.substring(query.indexOf("digest=") + 7);
        if (!Sha256.of(whole).prefixed().equals(digest)) {
            send(exchange, 400);
            return;
        }
        blobs.put(path.substring(0, path.indexOf("uploads/")) + digest, whole);
        send(exchange, 201);
    }

    private void append(String path, byte[] more) {
        byte[] had = sessions.get(path);
        byte[] both = Arrays.copyOf(had, had.length + more.length);
        System.arraycopy(more, 0, both, had.length, more.length);
        sessions.put(path, both);
    }

    private void manifest(HttpExchange exchange, String method, String path, byte[] body) throws IOException {
        if (method.equals("PUT")) {
            String digest = Sha256.of(body).prefixed();
            manifests.put(path, body);
            manifests.put(path.substring(0, path.lastIndexOf('/') + 1) + digest, body);
            if (saysIndexed) {
                exchange.getResponseHeaders().set("OCI-Subject", digest);
            }
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
            send(exchange, 201);
        } else {
            give(exchange, manifests.get(path), MediaTypes.MANIFEST);
        }
    }

    private static void give(HttpExchange exchange, byte[] bytes, String type) throws IOException {
        if (bytes == null) {
            send(exchange, 404);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.getResponseHeaders()
                    .set("Docker-Content-Digest", Sha256.of(bytes).prefixed());
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void send(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
