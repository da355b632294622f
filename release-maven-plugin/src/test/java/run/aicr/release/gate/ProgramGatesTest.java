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
package run.aicr.release.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.version.ReleaseId;

/** Gates that start what was built: cli-e2e, server-e2e, repro. */
class ProgramGatesTest {
    private static final String RECIPE = "{\"kind\": \"RecipeResult\", \"componentRefs\": [{\"name\": \"a\"}]}";
    private static final String CLI = """
            #!/bin/sh
            case $1 in
            --version) echo 'aicr version dev' ;;
            recipe) cat "${0%/*}/lib/recipe.json" ;;
            esac
            """;
    private static final String START = """
            #!/bin/sh
            exec '@JAVA@/bin/java' -XX:TieredStopAtLevel=1 "${0%/*}/lib/Server.java"
            """;
    private static final String SERVER = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import java.nio.charset.StandardCharsets;

            public class Server {
                public static void main(String[] args) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", call -> {
                        String path = call.getRequestURI().getPath();
                        byte[] body = (path.equals("/metrics") ? "# TYPE aicr_http_requests_total counter" : "@RECIPE@")
                                .getBytes(StandardCharsets.UTF_8);
                        call.sendResponseHeaders(path.equals("@BROKEN@") ? 503 : 200, body.length);
                        call.getResponseBody().write(body);
                        call.close();
                    });
                    server.start();
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0)));
                    System.err.println("noise");
                    System.err.println("{\\"msg\\":\\"server started\\",\\"port\\":\\""
                            + server.getAddress().getPort() + "\\"}");
                }
            }
            """;

    @TempDir
    Path temp;

    private GateScene scene;

    @BeforeEach
    void begin() {
        scene = new GateScene(temp);
    }

    @Test
    void withoutPayloadNothingIsClaimed() {
        for (Gate gate : List.of(new CliGate(), new ServerGate(), new ReproGate(), new ClusterGate())) {
            assertEquals(GateVerdict.Result.SKIPPED, scene.ask(gate).result(), gate.name());
        }
        scene.choice = new GateChoice(Optional.of(Set.of("repro")), Set.of(), false);
        assertEquals(
                "no build of this commit; run mvn aicr-release:build",
                scene.ask(new ReproGate()).summary());
    }

    @Test
    void commandLineThatMakesRecipesPasses() throws IOException {
        scene.built("aicr", CLI, "recipe.json", RECIPE);
        assertEquals(GateVerdict.Result.PASS, scene.ask(new CliGate()).result());
        Files.writeString(scene.payload("aicr").resolve("lib/recipe.json"), "changed");
        assertEquals(GateVerdict.Result.SKIPPED, scene.ask(new CliGate()).result());
    }

    @Test
    void commandLineThatAnswersWronglyFails() {
        assertCli("--version answers 'something'", "#!/bin/sh\necho something\n");
        assertCli("--version ended with exit code 3", "#!/bin/sh\nexit 3\n");
        assertCli(
                "recipe answers no RecipeResult", "#!/bin/sh\n[ $1 = recipe ] && echo '{}' || echo 'aicr version x'\n");
        assertCli("recipe:1:", "#!/bin/sh\necho 'aicr version x'\n");
        assertCli("two different recipes", CLI + "[ $# -lt 7 ] && echo ' ' || exit 0\n");
    }

    private void assertCli(String part, String launcher) {
        scene.built("aicr", launcher, "recipe.json", RECIPE);
        String sentence = scene.ask(new CliGate()).failure().orElseThrow().sentence();
        assertTrue(sentence.contains(part), sentence);
    }

    @Test
    void serverThatAnswersPasses() {
        serve("/nothing");
        assertEquals(
                GateVerdict.passed("/health, /ready, /v1/recipe by GET and POST, /metrics"),
                scene.ask(new ServerGate()));
    }

    @Test
    void serverThatIsNotReadyFails() {
        serve("/ready");
        assertEquals(
                "aicrd: GET /ready answers 503",
                scene.ask(new ServerGate()).failure().orElseThrow().sentence());
    }

    @Test
    void serverThatEndsAtOnceFails() {
        scene.built("aicrd", "#!/bin/sh\necho no >&2\n", "x", "");
        assertEquals(
                "aicrd: the server does not say that it has started",
                scene.ask(new ServerGate()).failure().orElseThrow().sentence());
    }

    @Test
    void secondBuildIsComparedByDigests() {
        BuildManifest first = manifest(Map.of("a", Sha256.of("1"), "b", Sha256.of("2")), Map.of("n", Sha256.of("3")));
        BuildManifest second = manifest(Map.of("a", Sha256.of("1")), Map.of("n", Sha256.of("4")));
        assertEquals(List.of("b", "n"), ReproGate.differences(first, second));
        assertEquals(List.of(), ReproGate.differences(first, first));
    }

    private static BuildManifest manifest(Map<String, Sha256> payloads, Map<String, Sha256> files) {
        return new BuildManifest(
                new ReleaseId("v1.2.3", "c", "t", "", GateScene.NOON, true),
                "",
                "25",
                Sha256.of(""),
                new TreeMap<>(payloads),
                List.of(),
                new TreeMap<>(files),
                List.of());
    }

    private void serve(String broken) {
        scene.built(
                "aicrd",
                START.replace("@JAVA@", System.getProperty("java.home")),
                "Server.java",
                SERVER.replace("@RECIPE@", RECIPE.replace("\"", "\\\"")).replace("@BROKEN@", broken));
    }
}
