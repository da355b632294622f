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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import run.aicr.digest.Sha256;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;
import run.aicr.oci.MediaTypes;
import run.aicr.rehearsal.registry.Pusher;

/** An image whose program answers with its version; {@code broken} says something and ends. */
record SmallServer(String version) {
    private static final String PROGRAM = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            class Server {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                    byte[] version = args[0].getBytes();
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(200, version.length);
                        exchange.getResponseBody().write(version);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;
    private static final String SCRIPT = """
            #!/bin/sh
            if [ "$1" = broken ]; then echo "cannot go on"; exit 1; fi
            exec "$JAVA_PROGRAM" "$HOME_OF_SERVER/Server.java" "$1"
            """;

    String push(Pusher pusher, String repository) throws IOException {
        byte[] layer = layer();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        byte[] config =
                ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Entrypoint\":[\"/start\"],\"Cmd\":[\""
                                + version + "\"],\"Env\":[\"PATH=/usr/bin\",\"JAVA_PROGRAM=" + java
                                + "\",\"HOME_OF_SERVER=/opt/server\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}")
                        .getBytes(StandardCharsets.UTF_8);
        String manifest = Pusher.manifest(
                pusher.blob(repository, config), config.length, pusher.blob(repository, layer), layer.length, "");
        String digest = Sha256.of(manifest).prefixed();
        pusher.manifest(repository, digest, manifest);
        String index =
                "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.INDEX + "\",\"manifests\":[{\"mediaType\":\""
                        + MediaTypes.MANIFEST + "\",\"digest\":\"" + digest + "\",\"size\":" + manifest.length()
                        + ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}}]}";
        String indexDigest = Sha256.of(index).prefixed();
        pusher.call("PUT", "/v2/" + repository + "/manifests/" + indexDigest, index, "Content-Type", MediaTypes.INDEX);
        return indexDigest;
    }

    private static byte[] layer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            PlainTar.write(
                    gzip,
                    List.of(
                            new ArchiveEntry.File("opt/server/start", true, source(SCRIPT)),
                            new ArchiveEntry.File("opt/server/Server.java", false, source(PROGRAM)),
                            new ArchiveEntry.Link("start", "/opt/server/start")),
                    Instant.EPOCH);
        }
        return bytes.toByteArray();
    }

    private static ArchiveEntry.Source source(String text) {
        return ArchiveEntry.Source.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
