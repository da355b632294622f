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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy against a server that answers one line and repeats what it was asked. */
class GateTest {
    private final ChartHosts hosts = new ChartHosts(true, List.of("charts.example.com:80", "charts.example.com:443"));
    private ServerSocket server = unbound();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    StringBuilder head = new StringBuilder();
                    for (int b = client.getInputStream().read();
                            b >= 0;
                            b = client.getInputStream().read()) {
                        head.append((char) b);
                        if (head.toString().endsWith("\r\n\r\n")) {
                            break;
                        }
                    }
                    client.getOutputStream().write(("seen:" + head).getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Gate gate(long maxBytes) throws IOException {
        return Gate.open(hosts, maxBytes, (host, port) -> {
            if (!host.equals("charts.example.com")) {
                throw new IOException("dialled " + host);
            }
            return new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        });
    }

    private static String asked(Gate gate, String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(gate.address()).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void passesATunnelOn() throws IOException {
        try (Gate gate = gate(1000)) {
            String answer = asked(gate, "CONNECT charts.example.com:443 HTTP/1.1\r\n\r\nanything\r\n\r\n");
            assertEquals("HTTP/1.1 200 Connection established\r\n\r\nseen:anything\r\n\r\n", answer);
            assertEquals(Optional.empty(), gate.refused());
        }
    }

    @Test
    void passesOnePlainRequestOn() throws IOException {
        try (Gate gate = gate(1000)) {
            String request = """
                    GET http://charts.example.com/a%20b?c=d HTTP/1.1
                    Host: charts.example.com
                    Proxy-Authorization: x
                    Connection: keep-alive

                    GET http://other.example.com/ HTTP/1.1

                    """;
            assertEquals(
                    "seen:GET /a%20b?c=d HTTP/1.1\r\nHost: charts.example.com\r\nConnection: close\r\n\r\n",
                    asked(gate, request.replace("\n", "\r\n")));
        }
    }

    @Test
    void refusesWhatIsNotListedAndRemembersTheFirst() throws IOException {
        try (Gate gate = gate(1000)) {
            for (String target : List.of(
                    "CONNECT 169.254.169.254:443",
                    "CONNECT charts.example.com:8443",
                    "GET http://other.example.com/")) {
                assertTrue(asked(gate, target + " HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 403 "), target);
            }
            assertEquals(Optional.of("169.254.169.254:443"), gate.refused());
        }
    }

    @Test
    void refusesWhatIsNoRequestToAProxy() throws IOException {
        try (Gate gate = gate(1000)) {
            for (String line : List.of(
                    "GET / HTTP/1.1",
                    "nonsense",
                    "CONNECT charts.example.com HTTP/1.1",
                    "GET https://charts.example.com/ HTTP/1.1",
                    "GET http://a\\b/ HTTP/1.1")) {
                assertTrue(asked(gate, line + "\r\n\r\n").startsWith("HTTP/1.1 400 "), line);
            }
        }
    }

    @Test
    void saysWhenAHostCannotBeReached() throws IOException {
        Gate.Dialer nobody = (host, port) -> {
            throw new IOException("nobody there");
        };
        try (Gate gate = Gate.open(hosts, 1000, nobody)) {
            assertTrue(asked(gate, "CONNECT charts.example.com:443 HTTP/1.1\r\n\r\n")
                    .startsWith("HTTP/1.1 502 "));
        }
    }

    @Test
    void stopsWhenTooMuchComesIn() throws IOException {
        try (Gate gate = gate(4)) {
            assertFalse(gate.isExhausted());
            String answer = asked(gate, "CONNECT charts.example.com:443 HTTP/1.1\r\n\r\n\r\n\r\n");
            assertEquals("HTTP/1.1 200 Connection established\r\n\r\n", answer);
            assertTrue(gate.isExhausted());
        }
    }
}
