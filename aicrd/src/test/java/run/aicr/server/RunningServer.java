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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.server.ConnectionClock.Patience;
import run.aicr.server.observe.ServerLog;

/** A server on a free loopback port, with a client for it. */
final class RunningServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ApiServer server;

    RunningServer(Map<String, String> environment) {
        this(environment, Patience.NORMAL);
    }

    RunningServer(Map<String, String> environment, Patience patience) {
        Map<String, String> variables = new HashMap<>(Map.of("PORT", "0", "SHUTDOWN_DRAIN_SECONDS", "0"));
        variables.putAll(environment);
        Settings settings = Settings.of(variables);
        PrintStream err = new PrintStream(log, true, StandardCharsets.UTF_8);
        ServerLog serverLog = new ServerLog(err, settings.logLevel(), "1.2.3", Clock.systemUTC());
        server = ApiServer.start(settings, EmbeddedCatalog.open(), "1.2.3", serverLog, Clock.systemUTC(), patience);
    }

    ApiServer server() {
        return server;
    }

    int port() {
        return server.port();
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    HttpResponse<String> get(String target, String... headers) {
        return send("GET", target, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> send(String method, String target, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
                .method(method, body)
                .timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
