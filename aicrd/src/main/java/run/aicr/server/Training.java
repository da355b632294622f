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

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.server.observe.LibraryLog;
import run.aicr.server.observe.ServerLog;
import run.aicr.stamp.Stamp;

/**
 * Starts the server on a free loopback port, asks every endpoint once, one after the other, and stops it. The build
 * records the classes this loads for the class archive (spec performance §4).
 */
public final class Training {
    private static final List<String> PATHS = List.of(
            "/health",
            "/ready",
            "/",
            "/v1/recipe?service=eks&accelerator=h100&intent=training&os=ubuntu",
            "/v1/recipe?service=eks&accelerator=h100&intent=training&os=ubuntu",
            "/v1/recipe?service=nowhere",
            "/v1/query?service=eks&accelerator=h100&intent=training&selector=components.gpu-operator.values.driver",
            "/v1/query?service=eks&selector=nothing",
            "/no/such/path",
            "/metrics");

    private Training() {}

    /** Arguments are ignored. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Stamp.read(".");
        Main.arguments(List.of(), "dev", new HashMap<>(), nowhere, nowhere);
        Settings settings = Settings.of(Map.of("PORT", "0", "SHUTDOWN_DRAIN_SECONDS", "0"));
        ServerLog log = new ServerLog(nowhere, ServerLog.Level.INFO, "dev", Clock.systemUTC());
        LibraryLog.install(log);
        ApiServer server = ApiServer.start(settings, EmbeddedCatalog.open(), "dev", log, Clock.systemUTC());
        for (String path : PATHS) {
            ask(server.port(), "GET", path, "");
        }
        ask(server.port(), "POST", "/v1/recipe", "{\"spec\": {\"service\": \"eks\"}}");
        server.stop();
        waitForABlockedReader();
        waitForAFuture();
        Runtime.getRuntime().halt(0);
    }

    /**
     * A virtual thread that has to wait for a socket starts the pollers. Whether a request above did is a matter of
     * timing, and two builds must record the same classes.
     */
    private static void waitForABlockedReader() throws IOException, InterruptedException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket listener = new ServerSocket(0, 1, loopback);
                Socket out = new Socket(loopback, listener.getLocalPort());
                Socket in = listener.accept()) {
            Thread reader = Thread.ofVirtual().start(() -> read(in));
            while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            out.getOutputStream().write(1);
            out.shutdownOutput();
            reader.join();
        }
    }

    private static void read(Socket in) {
        try {
            in.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the same reason: a future and a latch that are not ready yet when somebody asks for them. */
    private static void waitForAFuture() throws InterruptedException {
        CompletableFuture<Boolean> future = new CompletableFuture<>();
        onceThisThreadWaits(() -> future.complete(true));
        future.join();
        CountDownLatch latch = new CountDownLatch(1);
        onceThisThreadWaits(latch::countDown);
        latch.await();
    }

    private static void onceThisThreadWaits(Runnable release) {
        Thread waiting = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            release.run();
        });
    }

    private static void ask(int port, String method, String path, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
            String request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + length
                    + "\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }
}
