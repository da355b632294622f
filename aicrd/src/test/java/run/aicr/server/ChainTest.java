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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.aicr.document.Mapping;
import run.aicr.error.ErrorClass;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Query;
import run.aicr.server.exchange.Resource;
import run.aicr.server.failure.ApiException;
import run.aicr.server.guard.ClientAddress;
import run.aicr.server.guard.Limits;
import run.aicr.server.guard.RateLimiter;
import run.aicr.server.observe.Readiness;
import run.aicr.server.observe.ServerLog;
import run.aicr.server.observe.ServerMetrics;
import run.aicr.server.observe.SystemResources;

class ChainTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ServerMetrics metrics = new ServerMetrics();
    private final Readiness readiness = new Readiness();

    /** Fails in one way or the other. */
    private record Failing(String path, RuntimeException failure) implements Resource {
        @Override
        public List<String> methods() {
            return List.of("GET");
        }

        @Override
        public Answer answer(Call call) {
            throw failure;
        }
    }

    @Test
    void anUnexpectedExceptionIsA500ThatSaysNothing() {
        Answer answer = get(chain(new Failing("/x", new IllegalStateException("secret"))), "/x");
        assertEquals(500, answer.status());
        String body = text(answer);
        assertTrue(body.startsWith("{\"code\":\"INTERNAL\",\"message\":\"Internal server error\",\"requestId\""), body);
        assertTrue(body.contains("\"retryable\":true"), body);
        assertFalse(body.contains("secret"), body);
        assertTrue(log().contains("secret"), log());
        assertTrue(metricsText().contains("aicr_panic_recoveries_total 1.0"));
        assertTrue(metricsText().contains("aicr_http_requests_total{method=\"GET\",path=\"/x\",status=\"500\"} 1.0"));
    }

    @Test
    void aRefusalOf5xxIsLogged() {
        ApiException refusal = ApiException.of(ErrorClass.SERVICE_UNAVAILABLE, "Not now", Mapping.EMPTY);
        Answer answer = get(chain(new Failing("/x", refusal)), "/x");
        assertEquals(503, answer.status());
        assertTrue(log().contains("request failed"), log());
    }

    @Test
    void isNotReadyBeforeItListens() {
        Answer answer = get(chain(new Failing("/x", new IllegalStateException())), "/ready");
        assertEquals(503, answer.status());
        assertTrue(text(answer).contains("\"status\":\"not_ready\""), text(answer));
        assertTrue(text(answer).endsWith("\"reason\":\"service is initializing\"}\n"), text(answer));
    }

    private Chain chain(Resource resource) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        ServerLog log = new ServerLog(stream, ServerLog.Level.INFO, "dev", Clock.systemUTC());
        RateLimiter limiter = new RateLimiter(100, 200, System.nanoTime());
        List<Resource> system = SystemResources.all(readiness, metrics, Clock.systemUTC());
        Limits limits = new Limits(limiter, 0);
        return new Chain(List.of(resource), system, limits, ClientAddress.PEER, metrics, log, Clock.systemUTC());
    }

    private static Answer get(Chain chain, String path) {
        return chain.answer(new Call("GET", path, Query.of(""), name -> "", Call.Body.NONE, () -> "here"));
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private String log() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String metricsText() {
        return new String(metrics.text(), StandardCharsets.UTF_8);
    }
}
