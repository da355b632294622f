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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line, and the program as a real process. */
@Timeout(120)
class MainTest {
    private static final Pattern STARTED = Pattern.compile("\"msg\":\"server started\".*\"port\":\"(\\d+)\"");

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void explainsItself() {
        assertEquals(0, arguments("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("usage: aicrd"));
        out.reset();
        assertEquals(0, arguments("--version"));
        assertEquals("aicrd v1.2.3", out.toString(StandardCharsets.UTF_8).strip());
        assertEquals("dev", RootResource.shown("dev"));
    }

    @Test
    void takesAPort() {
        assertEquals(-1, arguments("--port", "0"));
        assertEquals("0", environment.get("PORT"));
        assertEquals(-1, arguments("--port=81"));
        assertEquals("81", environment.get("PORT"));
        assertEquals(-1, arguments());
    }

    @Test
    void refusesUnknownArguments() {
        assertEquals(2, arguments("--colour"));
        assertEquals(2, arguments("--port"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("unknown argument '--colour'"));
    }

    @Test
    void endsWithZeroOnTermAndReportsTheStamp() throws Exception {
        Files.writeString(folder.resolve("aicr-release.json"), """
                {"schema":"aicr.run/stamp/v1","version":"9.8.7","commit":"0123456789012345678901234567890123456789",
                 "date":"2026-01-01T00:00:00Z"}""");
        Process process = start(Map.of("PORT", "0", "SHUTDOWN_DRAIN_SECONDS", "0"));
        awaitStart(process);
        process.destroy();
        assertEnds(process, 0);
        assertTrue(log().contains("\"msg\":\"shutting down server\""), log());
        assertTrue(log().contains("\"version\":\"9.8.7\""), log());
        for (String line : log().lines().toList()) {
            assertTrue(line.startsWith("{\"time\":\""), line);
        }
    }

    /** Clients that go on as load balancers do: to another server as soon as this one says that it stops. */
    @Test
    void aStopUnderLoadLosesNoRequest() throws Exception {
        Process process = start(Map.of("PORT", "0", "SHUTDOWN_DRAIN_SECONDS", "1", "AICR_RATE_LIMIT", "0"));
        int port = awaitStart(process);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch busy = new CountDownLatch(8);
            List<Future<Integer>> answered = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answered.add(clients.submit(() -> askUntilToldToGo(port, busy)));
            }
            busy.await();
            process.destroy();
            for (Future<Integer> count : answered) {
                assertTrue(count.get(60, TimeUnit.SECONDS) > 20, "requests before the stop");
            }
        }
        assertEnds(process, 0);
    }

    /** Answers until one says {@code Connection: close}; anything but a complete 200 fails. */
    private static int askUntilToldToGo(int port, CountDownLatch busy) throws IOException {
        byte[] request =
                "GET /v1/recipe?service=eks HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            InputStream in = socket.getInputStream();
            for (int count = 1; ; count++) {
                socket.getOutputStream().write(request);
                String head = head(in);
                assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
                Matcher length = LENGTH.matcher(head);
                assertTrue(length.find(), head);
                int bytes = Integer.parseInt(length.group(1));
                assertEquals(bytes, in.readNBytes(bytes).length);
                if (count == 20) {
                    busy.countDown();
                }
                if (head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n")) {
                    return count;
                }
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertTrue(next >= 0, "the connection ended inside of: " + head);
            head.append((char) next);
        }
        return head.toString();
    }

    @Test
    void endsWithOneWhenItCannotStart() throws Exception {
        assertEnds(start(Map.of("PORT", "99999")), 1);
        assertTrue(log().contains("\"msg\":\"server failed\""), log());
        assertEnds(start(Map.of("PORT", "0", "AICR_ALLOWED_SERVICES", "eks,nope")), 1);
        assertTrue(log().contains("failed to parse allowlists from environment"), log());
        assertTrue(log().contains("invalid AICR_ALLOWED_SERVICES"), log());
        assertTrue(log().contains("invalid service type: nope"), log());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[4]))) {
            assertEnds(start(Map.of("PORT", Integer.toString(taken.getLocalPort()))), 1);
            assertTrue(log().contains("\"msg\":\"server failed\""), log());
        }
    }

    private int arguments(String... arguments) {
        return Main.arguments(
                List.of(arguments),
                "1.2.3",
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private Process start(Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Daicr.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().putAll(variables);
        return builder.redirectError(folder.resolve("err").toFile()).start();
    }

    /** Polls the log file, since nothing else tells when another process is up. */
    private int awaitStart(Process process) throws IOException, InterruptedException {
        while (process.isAlive()) {
            Matcher started = STARTED.matcher(log());
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("the server ended: " + log());
    }

    private static void assertEnds(Process process, int exit) throws InterruptedException {
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the process ends");
        assertEquals(exit, process.exitValue());
    }

    private String log() throws IOException {
        Path file = folder.resolve("err");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
