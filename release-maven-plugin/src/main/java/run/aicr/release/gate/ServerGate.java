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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built server answers: health, readiness, recipes by GET and POST, metrics; and it stops when told. */
final class ServerGate implements Gate {
    private static final String PROGRAM = "aicrd";
    private static final int START_SECONDS = 20;
    private static final int MAX_LINES = 1_000;
    private static final Pattern STARTED = Pattern.compile(".*\"msg\":\"server started\".*\"port\":\"(\\d+)\".*");
    private static final String CRITERIA = """
            kind: RecipeCriteria
            apiVersion: aicr.run/v1alpha2
            metadata:
              name: gate
            spec:
              service: eks
              accelerator: h100
              intent: training
            """;

    @Override
    public String name() {
        return "server-e2e";
    }

    @Override
    public GateVerdict check(GateInput input) throws IOException {
        Optional<BuiltProgram> built = BuiltProgram.find(input, PROGRAM);
        if (built.isEmpty()) {
            return GateVerdict.skipped(BuiltProgram.absence(PROGRAM));
        }
        BuiltProgram aicrd = built.get();
        // Any free port; no waiting for load balancers at the end.
        Process process = aicrd.process(Map.of("SHUTDOWN_DRAIN_SECONDS", "0"), "--port", "0")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            ask(aicrd, "http://127.0.0.1:" + port(aicrd, process, log));
            process.destroy();
            aicrd.requireExit(process, "the server");
        } finally {
            process.destroyForcibly();
        }
        return GateVerdict.passed("/health, /ready, /v1/recipe by GET and POST, /metrics");
    }

    /** The log says when it listens, and where. */
    private static int port(BuiltProgram aicrd, Process process, BufferedReader log) throws IOException {
        CompletableFuture<Integer> port = CompletableFuture.supplyAsync(() -> {
            try {
                for (int i = 0; i < MAX_LINES; i++) {
                    String line = log.readLine();
                    if (line == null) {
                        return 0;
                    }
                    Matcher started = STARTED.matcher(line);
                    if (started.matches()) {
                        return Integer.parseInt(started.group(1));
                    }
                }
                return 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            int found = port.get(START_SECONDS, TimeUnit.SECONDS);
            aicrd.require(found > 0, "the server does not say that it has started");
            return found;
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            throw aicrd.failed("the server did not start within " + START_SECONDS + " seconds")
                    .because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server starts", e);
        }
    }

    private static void ask(BuiltProgram aicrd, String address) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        send(aicrd, client, HttpRequest.newBuilder(URI.create(address + "/health")));
        send(aicrd, client, HttpRequest.newBuilder(URI.create(address + "/ready")));
        String query = "/v1/recipe?service=eks&accelerator=h100&intent=training";
        String byGet = send(aicrd, client, HttpRequest.newBuilder(URI.create(address + query)));
        CliGate.requireRecipe(aicrd, "GET /v1/recipe", byGet);
        String byPost = send(
                aicrd,
                client,
                HttpRequest.newBuilder(URI.create(address + "/v1/recipe"))
                        .header("Content-Type", "application/yaml")
                        .POST(HttpRequest.BodyPublishers.ofString(CRITERIA)));
        CliGate.requireRecipe(aicrd, "POST /v1/recipe", byPost);
        aicrd.require(byGet.equals(byPost), "GET and POST of the same criteria give two different recipes");
        String metrics = send(aicrd, client, HttpRequest.newBuilder(URI.create(address + "/metrics")));
        aicrd.require(
                metrics.contains("# TYPE aicr_http_requests_total counter"), "/metrics is no Prometheus text of ours");
    }

    /** The body of an answer that must be 200. */
    private static String send(BuiltProgram aicrd, HttpClient client, HttpRequest.Builder request) throws IOException {
        HttpRequest built = request.timeout(Duration.ofSeconds(10)).build();
        try {
            HttpResponse<String> answer = client.send(built, HttpResponse.BodyHandlers.ofString());
            aicrd.require(
                    answer.statusCode() == 200,
                    built.method() + " " + built.uri().getPath() + " answers " + answer.statusCode());
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server", e);
        }
    }
}
