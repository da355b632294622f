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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits and allow-lists as the operator sets them. */
class GuardedServerTest {
    @Test
    void theBurstIsFollowedByRefusals() {
        try (RunningServer server = new RunningServer(Map.of("AICR_RATE_LIMIT", "1", "AICR_RATE_LIMIT_BURST", "2"))) {
            assertEquals("1", header(server.get("/nope"), "X-RateLimit-Remaining"));
            assertEquals("0", header(server.get("/"), "X-RateLimit-Remaining"));
            HttpResponse<String> refused = server.get("/");
            assertEquals(429, refused.statusCode());
            assertEquals("1", header(refused, "Retry-After"));
            assertTrue(
                    refused.body()
                            .startsWith("{\"code\":\"RATE_LIMIT_EXCEEDED\",\"message\":\"Rate limit exceeded\","
                                    + "\"details\":{\"burst\":2,\"limit\":1}"),
                    refused.body());
            assertTrue(refused.body().endsWith("\"retryable\":true}\n"), refused.body());
            assertEquals(200, server.get("/health").statusCode());
            assertTrue(server.get("/metrics").body().contains("aicr_rate_limit_rejects_total 1.0"));
        }
    }

    @Test
    void aClientBeyondItsLimitLeavesTheOthersAlone() {
        Map<String, String> settings =
                Map.of("AICR_RATE_LIMIT_PER_CLIENT", "1", "AICR_TRUSTED_PROXIES", "127.0.0.0/8, ::1");
        try (RunningServer server = new RunningServer(settings)) {
            assertEquals("1", header(server.get("/", "X-Forwarded-For", "192.0.2.1"), "X-RateLimit-Remaining"));
            server.get("/", "X-Forwarded-For", "192.0.2.1");
            HttpResponse<String> refused = server.get("/", "X-Forwarded-For", "192.0.2.1");
            assertEquals(429, refused.statusCode());
            assertTrue(refused.body().contains("\"details\":{\"burst\":2,\"limit\":1}"), refused.body());
            assertEquals(200, server.get("/", "X-Forwarded-For", "192.0.2.2").statusCode());
        }
    }

    @Test
    void nobodyIsBelievedWhomTheOperatorDoesNotTrust() {
        try (RunningServer server = new RunningServer(Map.of("AICR_RATE_LIMIT_PER_CLIENT", "1"))) {
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        200, server.get("/", "X-Forwarded-For", "192.0.2." + i).statusCode());
            }
            assertEquals(429, server.get("/", "X-Forwarded-For", "192.0.2.9").statusCode());
        }
    }

    @Test
    void zeroSwitchesTheLimiterOff() {
        try (RunningServer server = new RunningServer(Map.of("AICR_RATE_LIMIT", "0"))) {
            assertEquals("", header(server.get("/"), "X-RateLimit-Limit"));
        }
    }

    @Test
    void allowListsRestrictTheCriteria() {
        try (RunningServer server = new RunningServer(Map.of("AICR_ALLOWED_SERVICES", "eks,kind"))) {
            HttpResponse<String> refused = server.get("/v1/recipe?service=gke");
            assertEquals(400, refused.statusCode());
            assertTrue(
                    refused.body()
                            .contains("\"message\":\"service type not allowed\",\"details\":"
                                    + "{\"allowed\":[\"eks\",\"kind\"],\"requested\":\"gke\"}"),
                    refused.body());
            assertEquals(200, server.get("/v1/recipe").statusCode());
            assertEquals(200, server.get("/v1/recipe?service=eks").statusCode());
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
