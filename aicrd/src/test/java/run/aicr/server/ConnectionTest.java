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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import run.aicr.server.ConnectionClock.Patience;

/** What only a raw connection can show. */
@Timeout(60)
class ConnectionTest {
    private static final Patience IMPATIENT =
            new Patience(Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMinutes(1), Duration.ofMillis(200));

    private static final String HOST = "Host: here\r\n";
    private static final String CLOSE = HOST + "Connection: close\r\n";

    @Test
    void noiseIsABadRequestAndNotLogged() throws IOException {
        try (RunningServer server = new RunningServer(Map.of());
                Socket socket = connect(server)) {
            socket.getOutputStream()
                    .write(new byte[] {(byte) 0xC3, (byte) 0xA9, ' ', '/', ' ', 1, '\r', '\n', '\r', '\n'});
            socket.shutdownOutput();
            assertStatus(400, read(socket));
            assertFalse(server.log().contains("WARN"), server.log());
        }
    }

    @Test
    void tooLargeAHeadIs431() throws IOException {
        try (RunningServer server = new RunningServer(Map.of())) {
            String pad = "a".repeat(80_000);
            assertStatus(431, talk(server, "GET / HTTP/1.1\r\n" + HOST + "X-Pad: " + pad + "\r\n\r\n"));
            assertStatus(431, talk(server, "GET /?x=" + pad + " HTTP/1.1\r\n" + HOST + "\r\n"));
            assertStatus(400, talk(server, "GET / HTTP/1.1\r\n\r\n"));
        }
    }

    @Test
    void aBodyBeyondEveryLimitIs413WithoutReadingIt() throws IOException {
        try (RunningServer server = new RunningServer(Map.of())) {
            String answer = talk(server, "POST /nope HTTP/1.1\r\n" + HOST + "Content-Length: 9000000\r\n\r\n");
            assertStatus(413, answer);
            assertTrue(answer.contains("\"limit_bytes\":8388608"), answer);
        }
    }

    @Test
    void aBodyOfTwoLengthsIsRefusedAndWhatFollowsIsNoRequest() throws IOException {
        try (RunningServer server = new RunningServer(Map.of())) {
            String next = "GET /v1/recipe HTTP/1.1\r\n" + CLOSE + "\r\n";
            for (String lengths : List.of(
                    "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                    "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")) {
                String answer = talk(server, "POST /v1/recipe HTTP/1.1\r\n" + HOST + lengths + next);
                assertStatus(400, answer);
                assertEquals(2, answer.split("HTTP/1.1 ", -1).length, answer);
            }
        }
    }

    @Test
    void aClientOfTheOldVersionIsAnsweredAndTheConnectionEnds() throws IOException {
        try (RunningServer server = new RunningServer(Map.of())) {
            for (String old : List.of(
                    "GET /v1/recipe?service=eks HTTP/1.0\r\n" + HOST + "\r\n",
                    "GET /health HTTP/1.0\r\n" + HOST + "Connection: keep-alive\r\n\r\n",
                    "POST /v1/recipe HTTP/1.0\r\n" + HOST + "Content-Length: 9\r\n\r\n{\"x\":1.0}")) {
                String answer = talk(server, old);
                assertTrue(answer.startsWith("HTTP/1.1 200") || answer.startsWith("HTTP/1.1 400"), answer);
                assertTrue(answer.contains("Connection: close\r\n"), answer);
                assertTrue(answer.contains("Content-Length: "), answer);
            }
            assertStatus(400, talk(server, "GET /health HTTP/0.9\r\n" + HOST + "\r\n"));
        }
    }

    @Test
    void chunkedBodiesHaveTheSameLimit() throws IOException {
        try (RunningServer server = new RunningServer(Map.of())) {
            String head = "POST /v1/recipe HTTP/1.1\r\n" + CLOSE + "Transfer-Encoding: chunked\r\n\r\n";
            String chunks = "100001\r\n" + " ".repeat(0x100001) + "\r\n0\r\n\r\n";
            assertStatus(413, talk(server, head + chunks));
        }
    }

    @Test
    void odditiesOfTargetsAreHandled() throws IOException {
        try (RunningServer server = new RunningServer(Map.of())) {
            String moved = talk(server, "GET //v1/./recipe?os=dos HTTP/1.1\r\n" + CLOSE + "\r\n");
            assertStatus(307, moved);
            assertTrue(moved.contains("Location: /v1/recipe?os=dos\r\n"), moved);
            assertTrue(talk(server, "GET /a/../ HTTP/1.1\r\n" + CLOSE + "\r\n").contains("Location: /\r\n"));
            assertStatus(200, talk(server, "GET http://x/v1/recipe?a=%zz HTTP/1.1\r\n" + CLOSE + "\r\n"));
            assertStatus(200, talk(server, "GET http://x HTTP/1.1\r\n" + CLOSE + "\r\n"));
            assertStatus(404, talk(server, "GET /%zz HTTP/1.1\r\n" + CLOSE + "\r\n"));
            assertStatus(404, talk(server, "OPTIONS * HTTP/1.1\r\n" + CLOSE + "\r\n"));
        }
    }

    @Test
    void aSilentClientDoesNotHoldAThread() throws IOException {
        try (RunningServer server = new RunningServer(Map.of(), IMPATIENT);
                Socket socket = connect(server)) {
            write(socket, "POST /v1/recipe HTTP/1.1\r\n" + HOST + "Content-Length: 100\r\n\r\n{");
            String answer = read(socket);
            assertStatus(408, answer);
            assertTrue(answer.contains("\"retryable\":true"), answer);
            assertTrue(answer.contains("Connection: close"), answer);
        }
    }

    @Test
    void aHeadThatNeverEndsClosesTheConnection() throws IOException {
        try (RunningServer server = new RunningServer(Map.of(), IMPATIENT);
                Socket silent = connect(server);
                Socket half = connect(server);
                Socket trickle = connect(server)) {
            write(half, "GET / HTTP/1.1\r\nHost: he");
            assertEquals("", read(silent));
            assertEquals("", read(half));
            trickle(trickle);
        }
    }

    @Test
    void aClientThatDoesNotReadLosesTheConnection() throws IOException {
        Map<String, String> unlimited = Map.of("AICR_RATE_LIMIT", "0");
        try (RunningServer server = new RunningServer(unlimited, IMPATIENT);
                Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            String request = "GET /v1/recipe?service=eks HTTP/1.1\r\n" + HOST + "\r\n";
            // More than all buffers on the way hold; once the server has gone, writing fails.
            assertThrows(SocketException.class, () -> {
                while (true) {
                    write(deaf, request);
                }
            });
        }
    }

    @Test
    void aPauseBetweenRequestsMayBeLongerThanAHead() throws IOException {
        try (RunningServer server = new RunningServer(Map.of(), IMPATIENT);
                Socket paused = connect(server);
                Socket silent = connect(server)) {
            write(paused, "GET /health HTTP/1.1\r\n" + HOST + "\r\n");
            assertTrue(paused.getInputStream().read() >= 0);
            assertEquals("", read(silent), "the limit for a head is over");
            write(paused, "GET /health HTTP/1.1\r\n" + CLOSE + "\r\n");
            assertTrue(read(paused).contains("HTTP/1.1 200 OK"), "the second request is answered");
        }
    }

    @Test
    void bodiesThatBreakOffOrAreBadlyFramedAreNotTheServersFault() throws IOException {
        try (RunningServer server = new RunningServer(Map.of())) {
            try (Socket gone = connect(server)) {
                write(gone, "POST /v1/recipe HTTP/1.1\r\n" + HOST + "Content-Length: 100\r\n\r\n{");
                gone.shutdownOutput();
                read(gone);
            }
            String chunked = "POST /v1/recipe HTTP/1.1\r\n" + CLOSE + "Transfer-Encoding: chunked\r\n\r\n";
            assertStatus(400, talk(server, chunked + "zz\r\n{}\r\n0\r\n\r\n"));
            String metrics = server.get("/metrics").body();
            assertTrue(metrics.contains("{method=\"POST\",path=\"/v1/recipe\",status=\"400\"} 2.0"), metrics);
            assertTrue(metrics.contains("aicr_panic_recoveries_total 0.0"), metrics);
            assertFalse(server.log().contains("Internal server error"), server.log());
        }
    }

    /** Sends a byte of a header now and then, until the server has had enough of it. */
    private static void trickle(Socket socket) throws IOException {
        write(socket, "GET / HTTP/1.1\r\nX-Slow: ");
        socket.setSoTimeout(20);
        boolean open = true;
        while (open) {
            try {
                write(socket, "a");
                open = socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException e) {
                // Nothing yet: the next byte.
                open = true;
            } catch (SocketException e) {
                // Closed by the server while a byte was on its way.
                open = false;
            }
        }
    }

    @Test
    void aStopWaitsForARunningRequest() throws Exception {
        RunningServer server = new RunningServer(Map.of("SHUTDOWN_TIMEOUT_SECONDS", "30"));
        try (Socket running = connect(server);
                Socket idle = connect(server)) {
            write(idle, "GET /health HTTP/1.1\r\n" + HOST + "\r\n");
            assertTrue(idle.getInputStream().read() >= 0);
            write(
                    running,
                    "POST /v1/recipe HTTP/1.1\r\n" + CLOSE + "Expect: 100-continue\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n");
            byte[] going = running.getInputStream().readNBytes(25);
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", new String(going, StandardCharsets.US_ASCII));
            CompletableFuture<Boolean> stopped =
                    CompletableFuture.supplyAsync(() -> server.server().stop());
            while (!server.log().contains("shutting down server")) {
                Thread.onSpinWait();
            }
            write(running, "{}");
            assertStatus(200, read(running));
            assertTrue(stopped.get(20, TimeUnit.SECONDS));
        }
    }

    private static String talk(RunningServer server, String request) throws IOException {
        try (Socket socket = connect(server)) {
            write(socket, request);
            return read(socket);
        }
    }

    private static Socket connect(RunningServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertStatus(int status, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }
}
