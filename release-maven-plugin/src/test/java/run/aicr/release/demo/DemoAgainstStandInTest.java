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
package run.aicr.release.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainTar;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Registry;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.release.endpoint.CiEndpoint;
import run.aicr.release.endpoint.DemoEndpoint;
import run.aicr.release.endpoint.Endpoints;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.publish.PublishedAlready;
import run.aicr.release.step.Finding;

/** The demo on the stand-in of the cloud, which really starts the images it is given. */
class DemoAgainstStandInTest {
    private static final String SERVER = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            class Server {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                    byte[] body = ("{\\"version\\":\\"" + args[0] + "\\"}").getBytes();
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;
    private static final String START = """
            #!/bin/sh
            [ "$1" = broken ] && exit 1
            exec "$JAVA_PROGRAM" "$HOME_OF_SERVER/Server.java" "$1"
            """;

    @TempDir
    Path folder;

    /** Real processes start here, so this clock is a real one; waits are short. */
    private final ServiceCaller caller = new ServiceCaller(
            HttpSettings.of("aicr-release/test", Proxies.NONE),
            Retry.standard().with(time -> Thread.sleep(Math.min(20, time.toMillis())), Clock.systemUTC()));

    private Rehearsal rehearsal;
    private Registry source;
    private DemoEndpoint demo;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"));
        rehearsal.identity("v1.3.0", "c".repeat(40));
        Addresses at = rehearsal.addresses();
        source = Registry.at(
                at.registry(), new Login(at.tokens().registryUser(), at.tokens().registryToken()), caller);
        DemoEndpoint real = Endpoints.github(Map.of("AICR_DEMO_PROJECT_NUMBER", "42"), "NVIDIA/aicr")
                .demo();
        demo = new DemoEndpoint(
                at.sts(),
                at.iamCredentials(),
                at.run(),
                at.demoRegistry(),
                real.image(),
                real.provider(),
                real.account(),
                real.service());
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    /**
     * The state for a release.
     *
     * @param answers what the program says its version is
     */
    private DemoDeployed step(String version, String answers) throws IOException {
        Sha256 digest = push(answers);
        Addresses at = rehearsal.addresses();
        Secret token = new Federation(
                        new CiEndpoint(at.tokenRequest().toString(), new Secret(at.tokenRequestToken())), demo, caller)
                .accessToken();
        Registry target = Registry.at(demo.registry(), Federation.registryLogin(token), caller);
        return new DemoDeployed(
                new PublishedAlready(),
                () -> new DemoDeployed.Image(source, "nvidia/aicrd", digest, version),
                Optional::empty,
                () -> target,
                demo.image(),
                new CloudRun(demo, () -> token, caller),
                caller);
    }

    private Sha256 push(String answers) throws IOException {
        Layout layout = Layout.create(folder.resolve("image-" + answers));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Descriptor config = layout.put(
                MediaTypes.CONFIG,
                ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Entrypoint\":[\"/start\"],\"Cmd\":[\""
                                + answers
                                + "\"],\"Env\":[\"PATH=/usr/bin\",\"JAVA_PROGRAM=" + java
                                + "\",\"HOME_OF_SERVER=/opt/server\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}")
                        .getBytes(StandardCharsets.UTF_8));
        Descriptor layer = layout.put(MediaTypes.LAYER_GZIP, layer());
        Descriptor manifest = layout.put(
                MediaTypes.MANIFEST,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", MediaTypes.MANIFEST)
                        .put("config", config.toNode())
                        .put("layers", Sequence.of(List.of(layer.toNode())))
                        .build()));
        source.push("nvidia/aicrd", layout, manifest, Optional.empty());
        return manifest.digest();
    }

    private static byte[] layer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            PlainTar.write(
                    gzip,
                    List.of(
                            new ArchiveEntry.File("opt/server/Server.java", false, text(SERVER)),
                            new ArchiveEntry.File("opt/server/start", true, text(START)),
                            new ArchiveEntry.Link("start", "/opt/server/start")),
                    Instant.EPOCH);
        }
        return bytes.toByteArray();
    }

    private static ArchiveEntry.Source text(String text) {
        return ArchiveEntry.Source.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aGoodImageServesAndBadOnesGiveItsRequestsBack() throws IOException {
        DemoDeployed good = step("1.3.0", "v1.3.0");
        assertInstanceOf(Finding.Missing.class, good.look());
        good.act();
        assertInstanceOf(Finding.Done.class, good.look());

        ReleaseException wrong = assertThrows(ReleaseException.class, step("1.4.0", "v1.3.9")::act);
        assertEquals(Code.DEPLOY_FAILED, wrong.code());
        assertTrue(wrong.sentence().contains("revision api-00002 of the demo"), wrong.sentence());
        assertTrue(wrong.sentence().contains("revision api-00001 serves again"), wrong.sentence());

        ReleaseException broken = assertThrows(ReleaseException.class, step("1.5.0", "broken")::act);
        assertEquals(Code.DEPLOY_FAILED, broken.code());
        assertTrue(broken.sentence().contains("revision api-00001 serves again"), broken.sentence());

        good.act();
        assertInstanceOf(Finding.Done.class, good.look());
    }
}
