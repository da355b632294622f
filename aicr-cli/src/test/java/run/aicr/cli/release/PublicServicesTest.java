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
package run.aicr.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.release.WithdrawalBanner;
import run.aicr.cli.console.Environment;
import run.aicr.cli.console.Log;
import run.aicr.cli.console.LogStyle;
import run.aicr.cli.console.Session;
import run.aicr.error.AicrException;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.stamp.Stamp;

/** What is asked of the forge, and what is made of its answers. */
class PublicServicesTest {
    private static final String BANNER = WithdrawalBanner.BEGIN
            + "> [!CAUTION]\\n> **v1.3.0 was withdrawn.** It eats data.\\n>\\n> Use v1.3.1 instead.\\n";

    @TempDir
    private Path folder;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private PublicServices services;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String text = answers.getOrDefault(exchange.getRequestURI().getPath(), "");
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Environment environment = new Environment(
                Map.of(),
                folder.toString(),
                folder.toString(),
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false,
                InstantSource.system());
        Session session =
                new Session(environment, new Log(environment, LogStyle.of(false, false, ""), "dev"), Stamp.UNKNOWN);
        ServiceCaller caller = new ServiceCaller(
                HttpSettings.of("test/1", Proxies.NONE), Retry.standard().with(time -> {}, Clock.systemUTC()));
        services = new PublicServices(session, caller, base, base.resolve("api/"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void assetsAreDownloadedFromTheReleaseOfTheTag() throws IOException {
        answers.put("/NVIDIA/aicr/releases/download/v1.3.0/install", "#!/bin/sh");
        assertTrue(services.assets("NVIDIA/aicr", "v1.3.0", folder).asset("install"));
        assertEquals("#!/bin/sh", Files.readString(folder.resolve("install")));
        assertFalse(services.assets("NVIDIA/aicr", "v1.3.1", folder).asset("install"));
    }

    @Test
    void theForgeSaysWhetherAReleaseWasWithdrawn() {
        String path = "/api/repos/NVIDIA/aicr/releases/tags/";
        answers.put(path + "v1.3.0", "{\"body\": \"" + (BANNER + WithdrawalBanner.END).replace("\n", "\\n") + "\"}");
        answers.put(path + "v1.3.1", "{\"body\": \"Notes.\"}");
        assertEquals(
                Optional.of(new WithdrawalBanner("v1.3.0", "It eats data.")),
                services.withdrawal("NVIDIA/aicr", "v1.3.0"));
        assertEquals(Optional.empty(), services.withdrawal("NVIDIA/aicr", "v1.3.1"));
        assertThrows(AicrException.class, () -> services.withdrawal("NVIDIA/aicr", "v9.9.9"));
    }

    @Test
    void plainHttpIsForThisMachineOnly() throws IOException {
        answers.put("/x/install", "y");
        URI base = services.forge().resolve("x");
        assertTrue(services.assetsAt(base.toString(), folder).asset("install"));
        assertThrows(AicrException.class, () -> services.assetsAt("http://example.com/x", folder));
        assertThrows(AicrException.class, () -> services.assetsAt("ftp://example.com/x", folder));
    }
}
