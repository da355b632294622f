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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class ServiceCallerTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<String> seen = new ArrayList<>();
    private String retryAfter = "";
    private HttpServer server;
    private ServiceCaller caller;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        caller = new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), clock.retry());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String length = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length"));
        String user = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + length + " " + user + " "
                + Sha256.of(body).hex().substring(0, 8));
        int status = statuses.isEmpty() ? 200 : statuses.poll();
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        if (status == 307) {
            exchange.getResponseHeaders()
                    .set("Location", "http://localhost:" + server.getAddress().getPort() + "/else");
        }
        byte[] text = "body of the answer".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : text.length);
        if (status == 299) {
            exchange.getResponseBody().write(text, 0, 5);
            exchange.getResponseBody().flush();
        } else if (status != 204) {
            exchange.getResponseBody().write(text);
        }
        exchange.close();
    }

    private Request request(String method) {
        return Request.of("ask the service", method, URI.create("http://127.0.0.1:" + port() + "/path"));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    @Test
    void aFileIsSentWithItsLength() throws IOException {
        byte[] bytes = new byte[300_000];
        bytes[77] = 7;
        Path file = Files.write(folder.resolve("payload"), bytes);
        HttpAnswer answer = caller.send(request("PUT").withContent("application/octet-stream", Content.of(file)));
        assertEquals(200, answer.status());
        assertEquals(List.of("PUT /path 300000 null " + Sha256.of(bytes).hex().substring(0, 8)), seen);
    }

    @Test
    void aSliceOfAFileIsThatPartOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("payload"), "0123456789");
        caller.send(request("PATCH").withContent("text/plain", Content.of(file).slice(2, 5)));
        assertEquals(List.of("PATCH /path 5 null " + Sha256.of("23456").hex().substring(0, 8)), seen);
        assertArrayEquals(
                new byte[] {2, 3},
                ((Content.Bytes) Content.of(new byte[] {1, 2, 3}).slice(1, 2)).bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void whatMayGoAwayIsTriedAgain(int status) {
        statuses.addAll(List.of(status, status));
        assertEquals(200, caller.send(request("GET")).status());
        assertEquals(3, seen.size());
        assertEquals(2, clock.waits().size());
        assertTrue(
                clock.waits().get(0).toMillis() >= 500 && clock.waits().get(0).toMillis() <= 1000);
        assertTrue(
                clock.waits().get(1).toMillis() >= 1000 && clock.waits().get(1).toMillis() <= 2000);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 501})
    void whatWillNotGoAwayIsHandedOver(int status) {
        statuses.add(status);
        assertEquals(status, caller.send(request("GET")).status());
        assertTrue(clock.waits().isEmpty());
    }

    @Test
    void afterFiveAttemptsTheServiceIsUnavailable() {
        statuses.addAll(List.of(502, 502, 502, 502, 502, 502));
        AicrException refused = assertThrows(AicrException.class, () -> caller.send(request("GET")));
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, refused.errorClass());
        assertTrue(refused.getMessage().contains("gave up after 5 attempts"), refused.getMessage());
        assertEquals(5, seen.size());
    }

    @Test
    void retryAfterIsHonouredUpToFiveMinutes() {
        retryAfter = "300";
        statuses.add(429);
        caller.send(request("GET"));
        assertEquals(List.of(Duration.ofMinutes(5)), clock.waits());
        retryAfter = "301";
        statuses.add(429);
        AicrException refused = assertThrows(AicrException.class, () -> caller.send(request("GET")));
        assertTrue(refused.getMessage().contains("wait for 301 s"), refused.getMessage());
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, refused.errorClass());
    }

    @Test
    void retryAfterMayBeADate() {
        retryAfter = "Wed, 01 Jul 2026 00:00:42 GMT";
        statuses.add(503);
        caller.send(request("GET"));
        assertEquals(List.of(Duration.ofSeconds(42)), clock.waits());
        retryAfter = "soon";
        statuses.add(503);
        caller.send(request("GET"));
        assertTrue(clock.waits().get(1).toMillis() <= 1000);
    }

    @Test
    void theTimeForAllAttemptsIsLimited() {
        ServiceCaller hurried = caller.with(caller.retry().withBudget(Duration.ofSeconds(30)));
        retryAfter = "20";
        statuses.addAll(List.of(503, 503, 503));
        AicrException refused = assertThrows(AicrException.class, () -> hurried.send(request("GET")));
        assertTrue(refused.getMessage().contains("the time limit of 30 s is used up"), refused.getMessage());
        assertEquals(1, clock.waits().size());
    }

    @Test
    void brokenConnectionsAreTriedAgain() {
        server.stop(0);
        AicrException refused = assertThrows(AicrException.class, () -> caller.send(request("GET")));
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, refused.errorClass());
        assertEquals(4, clock.waits().size());
    }

    @Test
    void whatIsSentOnceIsSentOnce() {
        statuses.addAll(List.of(503, 200));
        assertEquals(503, caller.send(request("POST").onlyOnce()).status());
        assertEquals(1, seen.size());
        server.stop(0);
        assertThrows(AicrException.class, () -> caller.send(request("POST").onlyOnce()));
        assertTrue(clock.waits().isEmpty());
    }

    @Test
    void anAnswerGoesIntoAFileWithItsDigest() throws IOException {
        Path file = folder.resolve("got");
        Download got = caller.download(request("GET"), file);
        assertEquals(Sha256.of("body of the answer"), got.stored().orElseThrow().digest());
        assertEquals(18, got.stored().orElseThrow().size());
        assertEquals("body of the answer", Files.readString(file));
        statuses.add(404);
        Download missing = caller.download(request("GET"), folder.resolve("missing"));
        assertEquals("body of the answer", new String(missing.answer().body(), StandardCharsets.UTF_8));
        assertTrue(missing.stored().isEmpty());
        assertFalse(Files.exists(folder.resolve("missing")));
    }

    @Test
    void anAnswerThatIsTooLargeLeavesNoFile() throws IOException {
        Request small = request("GET").withLimit(17);
        AicrException refused = assertThrows(AicrException.class, () -> caller.download(small, folder.resolve("got")));
        assertEquals(ErrorClass.INVALID_REQUEST, refused.errorClass());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void credentialsDoNotFollowToAnotherOrigin() {
        statuses.add(307);
        caller.send(request("POST")
                .withHeader("Authorization", "Bearer secret")
                .withContent("text/plain", Content.of(new byte[] {1})));
        assertTrue(seen.get(0).startsWith("POST /path 1 Bearer secret "), seen.toString());
        assertTrue(seen.get(1).startsWith("POST /else 1 null "), seen.toString());
    }

    @Test
    void anAddressThatIsASecretIsNotShown() {
        statuses.add(500);
        Request secret = request("POST").withSecretAddress().onlyOnce();
        HttpAnswer answer = caller.send(secret);
        assertEquals("http://127.0.0.1/***", answer.shownAs());
        assertEquals("POST http://127.0.0.1/***", secret.toString());
        server.stop(0);
        AicrException refused = assertThrows(AicrException.class, () -> caller.send(secret));
        assertFalse(refused.getMessage().contains("/path"), refused.getMessage());
    }
}
