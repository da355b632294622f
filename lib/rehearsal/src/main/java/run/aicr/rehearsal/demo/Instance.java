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
package run.aicr.rehearsal.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import run.aicr.error.AicrException;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.rehearsal.web.Kept;

/** A running process of an image, on a port of the loopback interface. */
final class Instance implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int SHOWN_OUTPUT = 2000;

    private final Process process;
    private final Path folder;
    private final int port;

    private Instance(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Unpacks the image, starts it and waits until {@code /health} answers 200.
     *
     * @throws AicrException INVALID_REQUEST when the image does not come up; says why
     */
    static Instance start(Layout layout, Descriptor image, String revision, String service) throws IOException {
        Path folder = Files.createTempDirectory("aicr-demo-");
        try {
            Path root = Files.createDirectory(folder.resolve("root"));
            ImageTree.Command command = ImageTree.unpack(layout, image, root);
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(arguments(root.toRealPath(), command))
                    .directory(startFolder(root, command.folder()).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile());
            environment(builder.environment(), root.toRealPath(), command);
            builder.environment().put("PORT", Integer.toString(port));
            builder.environment().put("K_REVISION", revision);
            builder.environment().put("K_SERVICE", service);
            Instance instance = new Instance(builder.start(), folder, port);
            instance.awaitHealth();
            return instance;
        } catch (IOException | RuntimeException e) {
            Kept.delete(folder);
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> arguments(Path root, ImageTree.Command command) {
        List<String> arguments = new ArrayList<>();
        for (String each : command.arguments()) {
            arguments.add(mapped(root, each));
        }
        return arguments;
    }

    /** Only what the image names, with its paths; the tools of this machine come last on the path. */
    private static void environment(Map<String, String> environment, Path root, ImageTree.Command command) {
        environment.clear();
        environment.put("PATH", "/usr/bin:/bin");
        for (String each : command.environment()) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                StringJoiner value = new StringJoiner(":");
                for (String part : each.substring(equals + 1).split(":", -1)) {
                    value.add(mapped(root, part));
                }
                String name = each.substring(0, equals);
                environment.put(name, name.equals("PATH") ? value + ":/usr/bin:/bin" : value.toString());
            }
        }
    }

    /** A path of the image as it is on this machine; other text as it is. */
    private static String mapped(Path root, String text) {
        if (!text.startsWith("/")) {
            return text;
        }
        Path place = inside(root, text);
        return place.startsWith(root) && Files.exists(place) ? place.toString() : text;
    }

    private static Path inside(Path root, String path) {
        return root.resolve(path.replaceAll("^/+", "")).normalize();
    }

    /** The folder to start in: that of the image when it is there, else its root. */
    private static Path startFolder(Path root, String path) {
        Path place = inside(root, path);
        return place.startsWith(root) && Files.isDirectory(place) ? place : root;
    }

    private void awaitHealth() throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        try {
            while (!healthy()) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw AicrException.invalidRequest("The user-provided container failed to start and listen on the"
                            + " port defined by the PORT environment variable, or /health is not 200. It said: "
                            + output());
                }
                process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new IOException("interrupted while the service started", e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private boolean healthy() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address().resolve("/health").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private String output() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("output"));
        int from = Math.max(0, bytes.length - SHOWN_OUTPUT);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends the process, and those it started. */
    void stop() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() throws IOException {
        stop();
        Kept.delete(folder);
    }
}
