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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API over real HTTP. */
class ApiServerTest {
    private static final String RECIPE = "/v1/recipe?service=eks&accelerator=h100&os=ubuntu&intent=training";
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer(Map.of("AICR_LOG_LEVEL", "debug"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRootTellsWhatThereIs() {
        HttpResponse<String> answer = server.get("/");
        assertEquals(
                "{\"routes\":[\"/v1/bundle\",\"/v1/query\",\"/v1/recipe\"],\"service\":\"aicrd\",\"version\":\"v1.2.3\"}\n",
                answer.body());
        assertEquals("application/json", header(answer, "Content-Type"));
        assertEquals("v1", header(answer, "X-API-Version"));
        assertEquals("100", header(answer, "X-RateLimit-Limit"));
        assertTrue(header(answer, "X-RateLimit-Remaining").matches("\\d+"));
        assertTrue(header(answer, "X-RateLimit-Reset").matches("\\d{10}"));
        UUID.fromString(header(answer, "X-Request-Id"));
        assertEquals("", header(answer, "Cache-Control"));
        assertEquals("", header(answer, "Warning"));
    }

    @Test
    void aRecipeComesWithCacheHeaders() {
        HttpResponse<String> answer = server.get(RECIPE);
        assertEquals(200, answer.statusCode());
        assertTrue(
                answer.body().startsWith("{\"kind\":\"RecipeResult\",\"apiVersion\":\"aicr.run/v1alpha2\","),
                answer.body());
        assertTrue(answer.body().contains("\"version\":\"1.2.3\""));
        assertTrue(answer.body().endsWith("}\n"));
        assertEquals("public, max-age=600", header(answer, "Cache-Control"));
        assertEquals("Accept-Encoding", header(answer, "Vary"));
    }

    @Test
    void aKnownRecipeIsNotSentAgain() {
        String tag = header(server.get(RECIPE), "ETag");
        assertTrue(tag.matches("\"[0-9a-f]{32}\""), tag);
        HttpResponse<String> again = server.get(RECIPE, "If-None-Match", tag);
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(tag, header(again, "ETag"));
        assertEquals("public, max-age=600", header(again, "Cache-Control"));
        assertEquals(200, server.get(RECIPE, "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void aRecipeIsCompressedOnRequest() {
        HttpResponse<String> answer = server.get(RECIPE, "Accept-Encoding", "gzip");
        assertEquals("gzip", header(answer, "Content-Encoding"));
        assertTrue(header(answer, "ETag").endsWith("-gzip\""));
    }

    @Test
    void aQueryGivesOnePartOfTheRecipe() {
        String criteria = "/v1/query?service=eks&accelerator=h100&intent=training&selector=";
        HttpResponse<String> answer = server.get(criteria + "components.gpu-operator.version");
        assertEquals("\"v26.3.2\"\n", answer.body());
        assertEquals("public, max-age=600", header(answer, "Cache-Control"));
        assertEquals(
                304,
                server.get(criteria + "components.gpu-operator.version", "If-None-Match", header(answer, "ETag"))
                        .statusCode());
        String posted = "{\"criteria\":{\"service\":\"eks\",\"accelerator\":\"h100\",\"intent\":\"training\"},"
                + "\"selector\":\"components.gpu-operator.version\"}";
        assertEquals(answer.body(), post("/v1/query", posted).body());
        assertTrue(server.get("/v1/query?service=eks&selector=metadata").body().contains("\"excludedOverlays\":[]"));
    }

    @Test
    void whatAQueryRefusesIsNamed() {
        HttpResponse<String> miss = server.get("/v1/query?service=eks&selector=kind.x");
        assertEquals(404, miss.statusCode());
        assertTrue(miss.body().contains("Selector path not found"), miss.body());
        assertTrue(miss.body().contains("\"selector\":\"kind.x\""), miss.body());
        Map<String, String> refusals = Map.of(
                "", "request body cannot be empty",
                "{", "failed to parse JSON body",
                "a: [", "failed to parse YAML body",
                "{\"selector\":\"kind\"}", "Query criteria cannot be empty",
                "{\"criteria\":{\"service\":5}}",
                        "failed to parse JSON body: request body:1:24: 'criteria.service' must be text",
                "{\"criteria\":{},\"selector\":7}", "'selector' must be text, found an integer",
                "[]", "failed to parse YAML body: request body:1:1: the document must be a mapping",
                "null", "Query criteria cannot be empty",
                "{\"criteria\":{\"nodes\":-1}}", "invalid nodes: -1",
                "criteria: {intent: gaming}", "invalid intent: [INVALID_REQUEST] invalid intent type: gaming");
        refusals.forEach((body, sentence) -> {
            HttpResponse<String> refused = server.send("POST", "/v1/query", HttpRequest.BodyPublishers.ofString(body));
            assertEquals(400, refused.statusCode(), body);
            assertTrue(refused.body().contains(sentence), refused.body());
        });
    }

    @Test
    void headIsGetWithoutTheBody() {
        HttpResponse<String> get = server.get(RECIPE);
        HttpResponse<String> head = server.send("HEAD", RECIPE, HttpRequest.BodyPublishers.noBody());
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(header(get, "Content-Length"), header(head, "Content-Length"));
        assertEquals(header(get, "ETag"), header(head, "ETag"));
    }

    @Test
    void aPostedDocumentGivesTheSameRecipe() {
        String json =
                "{\"spec\":{\"service\":\"eks\",\"accelerator\":\"h100\",\"os\":\"ubuntu\",\"intent\":\"training\"}}";
        HttpResponse<String> posted = post("/v1/recipe", json);
        assertEquals(server.get(RECIPE).body(), posted.body());
        assertEquals(200, posted.statusCode());
    }

    @Test
    void badCriteriaAreExplained() {
        HttpResponse<String> answer =
                server.get("/v1/recipe?service=windows", "X-Request-Id", "550e8400-e29b-41d4-a716-446655440000");
        assertEquals(400, answer.statusCode());
        assertEquals("550e8400-e29b-41d4-a716-446655440000", header(answer, "X-Request-Id"));
        assertTrue(
                answer.body()
                        .startsWith("{\"code\":\"INVALID_REQUEST\",\"message\":\"Invalid recipe criteria\",\"details\":"
                                + "{\"error\":\"[INVALID_REQUEST] invalid service parameter: [INVALID_REQUEST]"
                                + " invalid service type: windows\"},\"requestId\":\"550e8400-e29b-41d4-a716-446655440000\","
                                + "\"timestamp\":\""),
                answer.body());
        assertTrue(answer.body().endsWith("Z\",\"retryable\":false}\n"), answer.body());
    }

    @Test
    void coordinatesWithoutARecipeSayWhatIsMissing() {
        HttpResponse<String> answer = server.get("/v1/recipe?service=oke&accelerator=l40s");
        assertEquals(400, answer.statusCode());
        assertTrue(
                answer.body()
                        .contains("\"message\":\"service 'oke' has no OS-agnostic recipe for accelerator 'l40s';"
                                + " specify an OS (valid: ol)\",\"requestId\""),
                answer.body());
    }

    @Test
    void anEmptyOrOversizedBodyIsRefused() {
        assertTrue(post("/v1/recipe", "").body().contains("request body is empty"));
        HttpResponse<String> large = post("/v1/recipe", " ".repeat((1 << 20) + 1));
        assertEquals(413, large.statusCode());
        assertTrue(large.body().contains("\"details\":{\"limit_bytes\":1048576}"), large.body());
        assertEquals(400, post("/v1/recipe", " ".repeat(1 << 20)).statusCode());
    }

    @Test
    void unknownPathsAndMethodsAreRefused() {
        for (String path : new String[] {"/v1/recipe/", "/V1/recipe", "/nope", "/v1/bundles"}) {
            HttpResponse<String> answer = server.get(path);
            assertEquals(404, answer.statusCode(), path);
            assertTrue(answer.body().contains("\"details\":{\"path\":\"" + path + "\"}"), answer.body());
        }
        HttpResponse<String> delete = server.send("DELETE", "/v1/recipe", HttpRequest.BodyPublishers.noBody());
        assertEquals(405, delete.statusCode());
        assertEquals("GET, POST", header(delete, "Allow"));
        assertTrue(
                delete.body().contains("\"details\":{\"allowed\":[\"GET\",\"POST\"],\"method\":\"DELETE\"}"),
                delete.body());
        HttpResponse<String> health = post("/health", "");
        assertEquals(405, health.statusCode());
        assertEquals("GET", header(health, "Allow"));
        assertEquals("", header(health, "X-Request-Id"));
    }

    @Test
    void anUnknownVersionFallsBackWithAWarning() {
        HttpResponse<String> answer = server.get("/", "Accept", "application/vnd.nvidia.aicr.v9+json, text/html;q=0.5");
        assertEquals(200, answer.statusCode());
        assertEquals("v1", header(answer, "X-API-Version"));
        assertTrue(header(answer, "Warning").startsWith("299 "));
        String known = "application/vnd.nvidia.aicr.v9+json, Application/VND.nvidia.aicr.v1+json; q=1";
        assertEquals("", header(server.get("/", "Accept", known), "Warning"));
    }

    @Test
    void probesAreOutsideTheLayers() {
        HttpResponse<String> health = server.get("/health");
        assertTrue(health.body().startsWith("{\"status\":\"healthy\",\"timestamp\":\""), health.body());
        assertEquals("", header(health, "X-RateLimit-Limit"));
        assertTrue(server.get("/ready").body().startsWith("{\"status\":\"ready\",\"timestamp\":\""));
    }

    @Test
    void metricsNameRoutesNeverRawPaths() {
        server.get("/some/raw/path");
        server.send("FOO", "/", HttpRequest.BodyPublishers.noBody());
        server.get(RECIPE);
        HttpResponse<String> answer = server.get("/metrics");
        assertEquals("text/plain; version=0.0.4; charset=utf-8", header(answer, "Content-Type"));
        String text = answer.body();
        for (String line : new String[] {
            "# TYPE aicr_http_requests_total counter",
            "# TYPE aicr_http_request_duration_seconds histogram",
            "# TYPE aicr_http_requests_in_flight gauge",
            "# TYPE aicr_rate_limit_rejects_total counter",
            "# TYPE aicr_panic_recoveries_total counter",
            "# TYPE aicr_recipe_build_duration_seconds histogram",
            "# TYPE aicr_recipe_cache_misses_total counter",
            "# TYPE aicr_snapshot_collection_duration_seconds histogram",
            "# TYPE aicr_snapshot_measurements gauge",
            "aicr_http_request_duration_seconds_bucket{method=\"GET\",path=\"/\",le=\"0.005\"}",
            "aicr_http_requests_total{method=\"GET\",path=\"/\",status=\"404\"}",
            "aicr_http_requests_total{method=\"other\",path=\"/\",status=\"405\"}",
            "aicr_http_requests_total{method=\"GET\",path=\"/v1/recipe\",status=\"200\"}",
            "process_resident_memory_bytes",
            "process_start_time_seconds",
            "process_cpu_seconds_total",
            "jvm_"
        }) {
            assertTrue(text.contains(line), line);
        }
        assertFalse(text.contains("/some/raw/path"));
        assertEquals("gzip", header(server.get("/metrics", "Accept-Encoding", "gzip"), "Content-Encoding"));
    }

    @Test
    void requestsAreLoggedWithTheirId() {
        server.get("/v1/recipe?os=dos", "X-Request-Id", "650e8400-e29b-41d4-a716-446655440000");
        assertTrue(
                server.log()
                        .lines()
                        .anyMatch(line -> line.contains("\"msg\":\"request started\",\"module\":\"aicrd\"")
                                && line.contains("\"source\":{\"function\":\"run.aicr.server.Chain.")
                                && line.contains("\"requestID\":\"650e8400-e29b-41d4-a716-446655440000\"")),
                server.log());
        assertTrue(server.log().contains("\"level\":\"WARN\",\"msg\":\"request completed\""), server.log());
    }

    private static HttpResponse<String> post(String path, String body) {
        return server.send("POST", path, HttpRequest.BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
