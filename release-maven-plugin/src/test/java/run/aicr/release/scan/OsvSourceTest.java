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
package run.aicr.release.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Where a database comes from: files, addresses, or several of both. */
class OsvSourceTest {
    @TempDir
    Path root;

    @Test
    void aMirrorServesIt() throws IOException {
        byte[] zip = zip();
        HttpServer mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        mirror.createContext("/Maven/all.zip", exchange -> {
            exchange.sendResponseHeaders(200, zip.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(zip);
            }
        });
        mirror.start();
        try {
            String at = "http://127.0.0.1:" + mirror.getAddress().getPort();
            Path got = resolve(at + "/Maven/all.zip");
            assertEquals(1, entries(got));
            Files.copy(got, root.resolve("local.zip"));
            assertEquals(2, entries(resolve(at + "/Maven/all.zip, local.zip")));
            refused(at + "/none.zip");
        } finally {
            mirror.stop(0);
        }
    }

    @Test
    void addressesThatAreNotSafeAreRefusedAndFilesAreFoundFromTheRoot() {
        List.of("http://example.com/all.zip", "http://127.0.0.1.example.com/x", "http://", "https://a b")
                .forEach(this::refused);
        assertEquals(root.resolve("a/b"), resolve("a/./b"));
    }

    private void refused(String source) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> resolve(source), source);
        assertEquals(Code.INVALID_ARGUMENT, e.code(), source);
    }

    private Path resolve(String source) {
        ServiceCaller caller = new ServiceCaller(
                HttpSettings.of("test", Proxies.NONE), Retry.standard().with(time -> {}, Clock.systemUTC()));
        return OsvSource.resolve(source, root, root.resolve("down"), caller);
    }

    private static int entries(Path database) {
        return OsvDatabase.read(database, Set.of()).size();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("GHSA-one.json"));
            zip.write(
                    "{\"id\": \"GHSA-one\", \"modified\": \"2026-07-19T10:00:00Z\"}".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
