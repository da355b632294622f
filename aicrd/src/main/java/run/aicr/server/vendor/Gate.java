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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A forward proxy on loopback for one run of Helm: {@code CONNECT} and plain HTTP, to listed hosts only, up to a number of
 * bytes in all. It is the one place where a connection is made, so what Helm makes of an address does not matter.
 *
 * <p>A Go program uses no proxy for loopback addresses; those it reaches without the gate.
 */
final class Gate implements AutoCloseable {
    private static final int MAX_HEAD = 64 << 10;
    private static final int BLOCK = 16 << 10;
    private static final int DIAL_MILLIS = 10_000;
    private static final int QUIET_MILLIS = 30_000;

    private final ChartHosts hosts;
    private final Dialer dialer;
    private final AtomicLong left;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> refused = new AtomicReference<>();

    /** Makes connections. */
    interface Dialer {
        /** By name and port, resolved here. */
        Dialer DIRECT = (host, port) -> {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress(host, port), DIAL_MILLIS);
            return socket;
        };

        Socket dial(String host, int port) throws IOException;
    }

    private Gate(ChartHosts hosts, long maxBytes, Dialer dialer, ServerSocket door) {
        this.hosts = hosts;
        this.dialer = dialer;
        this.left = new AtomicLong(maxBytes);
        this.door = door;
    }

    /** @param maxBytes that may come in, over all connections */
    static Gate open(ChartHosts hosts, long maxBytes, Dialer dialer) throws IOException {
        Gate gate = new Gate(hosts, maxBytes, dialer, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("chart-gate").start(gate::accept);
        return gate;
    }

    /** For {@code HTTP_PROXY} and {@code HTTPS_PROXY}. */
    String address() {
        return "http://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort();
    }

    /** The first host that was asked for and is not listed. */
    Optional<String> refused() {
        return Optional.ofNullable(refused.get());
    }

    /** Whether more came in than may. */
    boolean isExhausted() {
        return left.get() < 0;
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(Gate::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException e) {
                // Closed, as in the condition; what else may happen to a loopback socket ends the run of Helm.
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(QUIET_MILLIS);
            Optional<Head> head = Head.read(client.getInputStream());
            if (head.isEmpty()) {
                answer(client, "400 Bad Request");
            } else if (!hosts.has(head.get().host(), head.get().port())) {
                refused.compareAndSet(null, head.get().host() + ":" + head.get().port());
                answer(client, "403 Forbidden");
            } else {
                relay(client, head.get());
            }
        } catch (IOException e) {
            // One of the two hung up, or the gate was closed: Helm reports what that means for it.
            end(client);
        } finally {
            open.remove(client);
        }
    }

    private void relay(Socket client, Head head) throws IOException {
        Socket server;
        try {
            server = dialer.dial(head.host(), head.port());
        } catch (IOException e) {
            answer(client, "502 Bad Gateway");
            return;
        }
        try (server) {
            open.add(server);
            server.setSoTimeout(QUIET_MILLIS);
            if (head.tunnel()) {
                client.getOutputStream()
                        .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread.startVirtualThread(() -> upstream(client, server));
            } else {
                // One request for each connection: what the client sends after it is not passed on.
                server.getOutputStream().write(head.forwarded());
            }
            copy(server.getInputStream(), client.getOutputStream(), left);
        } finally {
            open.remove(server);
        }
    }

    private static void upstream(Socket client, Socket server) {
        try {
            copy(client.getInputStream(), server.getOutputStream(), new AtomicLong(Long.MAX_VALUE));
            server.shutdownOutput();
        } catch (IOException e) {
            end(server);
        }
    }

    private static void copy(InputStream in, OutputStream out, AtomicLong left) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            if (left.addAndGet(-n) < 0) {
                return;
            }
            out.write(block, 0, n);
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        String text = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing left that could be closed.
            return;
        }
    }

    /**
     * The head of a request to a proxy.
     *
     * @param tunnel whether it is {@code CONNECT}
     * @param forwarded the head as the host gets it; empty for a tunnel
     */
    @SuppressWarnings("ArrayRecordComponent") // used once; never compared
    private record Head(boolean tunnel, String host, int port, byte[] forwarded) {

        /** Empty when it is none, or not for a proxy. */
        static Optional<Head> read(InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // Byte by byte: what follows the head belongs to the tunnel.
            for (int b = in.read(); b >= 0; b = in.read()) {
                bytes.write(b);
                if (b == '\n' && bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    return of(bytes.toString(StandardCharsets.ISO_8859_1));
                }
                if (bytes.size() > MAX_HEAD) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }

        private static Optional<Head> of(String text) {
            String[] lines = text.strip().split("\r\n", -1);
            String[] words = lines[0].split(" ", -1);
            if (words.length != 3) {
                return Optional.empty();
            }
            boolean tunnel = words[0].equals("CONNECT");
            try {
                URI target = new URI(tunnel ? "https://" + words[1] : words[1]).parseServerAuthority();
                boolean known = tunnel ? target.getPort() > 0 : "http".equals(target.getScheme());
                if (target.getHost() == null || !known) {
                    return Optional.empty();
                }
                int port = target.getPort() < 0 ? 80 : target.getPort();
                byte[] forwarded = tunnel ? new byte[0] : forwarded(words, target, lines);
                return Optional.of(new Head(tunnel, target.getHost(), port, forwarded));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }

        private static byte[] forwarded(String[] words, URI target, String[] lines) {
            String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            StringBuilder head = new StringBuilder(words[0] + " " + path + query + " HTTP/1.1\r\n");
            for (int i = 1; i < lines.length; i++) {
                String line = lines[i].toLowerCase(Locale.ROOT);
                if (!line.startsWith("connection:") && !line.startsWith("proxy-")) {
                    head.append(lines[i]).append("\r\n");
                }
            }
            return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
