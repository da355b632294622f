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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Resource;
import run.aicr.server.failure.ApiException;
import run.aicr.server.failure.ErrorBody;
import run.aicr.server.guard.ApiVersion;
import run.aicr.server.guard.ClientAddress;
import run.aicr.server.guard.Limits;
import run.aicr.server.guard.RateLimiter;
import run.aicr.server.guard.RequestIds;
import run.aicr.server.observe.ServerLog;
import run.aicr.server.observe.ServerLog.Level;
import run.aicr.server.observe.ServerMetrics;

/**
 * From a call to its answer: routing by exact path, and the layers of spec api §2 in their order around the resources of
 * the API. System endpoints have none of the layers.
 */
final class Chain {
    private static final String UNMATCHED = "/";

    private final Map<String, Resource> api = new HashMap<>();
    private final Map<String, Resource> system = new HashMap<>();
    private final Limits limits;
    private final ClientAddress clients;
    private final ServerMetrics metrics;
    private final ServerLog log;
    private final Clock clock;

    Chain(
            List<Resource> api,
            List<Resource> system,
            Limits limits,
            ClientAddress clients,
            ServerMetrics metrics,
            ServerLog log,
            Clock clock) {
        api.forEach(r -> this.api.put(r.path(), r));
        system.forEach(r -> this.system.put(r.path(), r));
        this.limits = limits;
        this.clients = clients;
        this.metrics = metrics;
        this.log = log;
        this.clock = clock;
    }

    /** Answers any call; never throws. */
    Answer answer(Call call) {
        String clean = CleanPath.of(call.path());
        if (!clean.equals(call.path()) && call.path().startsWith("/")) {
            String query = call.query().raw();
            return Answer.of(307).with("Location", query.isEmpty() ? clean : clean + "?" + query);
        }
        Resource endpoint = system.get(call.path());
        return endpoint == null
                ? measured(call)
                : guarded(call, Optional.of(endpoint), RequestIds.of(Optional.empty()));
    }

    private Answer measured(Call call) {
        Optional<Resource> resource = Optional.ofNullable(api.get(call.path()));
        metrics.started();
        long start = System.nanoTime();
        int status = 500;
        try {
            Answer answer = identified(call, resource);
            status = answer.status();
            return answer;
        } finally {
            String route = resource.map(Resource::path).orElse(UNMATCHED);
            metrics.finished(call.method(), route, status, System.nanoTime() - start);
        }
    }

    private Answer identified(Call call, Optional<Resource> resource) {
        String id = RequestIds.of(call.header("X-Request-Id"));
        Answer answer =
                logged(call, resource, id).with("X-API-Version", ApiVersion.V1).with("X-Request-Id", id);
        return ApiVersion.unknown(call.header("Accept")).isPresent()
                ? answer.with("Warning", "299 - \"unknown API version in Accept; v1 is answered\"")
                : answer;
    }

    private Answer logged(Call call, Optional<Resource> resource, String id) {
        long start = System.nanoTime();
        log.event(Level.DEBUG, "request started", "requestID", id, "method", call.method(), "path", call.path());
        Answer answer = limited(call, resource, id);
        int status = answer.status();
        Level level = status < 400 ? Level.DEBUG : status < 500 ? Level.WARN : Level.ERROR;
        if (log.writes(level)) {
            log.event(
                    level,
                    "request completed",
                    "requestID",
                    id,
                    "method",
                    call.method(),
                    "path",
                    call.path(),
                    "status",
                    Integer.toString(status),
                    "duration",
                    Duration.ofNanos(System.nanoTime() - start).toString());
        }
        return answer;
    }

    private Answer limited(Call call, Optional<Resource> resource, String id) {
        if (limits.areOff()) {
            return guarded(call, resource, id);
        }
        String client =
                clients.of(call.peer().get(), call.header("X-Forwarded-For").orElse(""));
        Limits.Verdict verdict = limits.take(client, System.nanoTime());
        RateLimiter.Decision decision = verdict.decision();
        Answer answer;
        if (decision.allowed()) {
            answer = guarded(call, resource, id);
        } else {
            metrics.rejected();
            answer = ErrorBody.of(ApiException.rateLimit(verdict.limit(), verdict.burst()), id, clock.instant())
                    .with("Retry-After", "1");
        }
        return answer.with("X-RateLimit-Limit", Integer.toString(verdict.limit()))
                .with("X-RateLimit-Remaining", Integer.toString(decision.remaining()))
                .with("X-RateLimit-Reset", Long.toString(reset(decision.untilFull())));
    }

    /** In whole seconds, rounded up: at that time the bucket is full for certain. */
    private long reset(Duration untilFull) {
        Instant full = clock.instant().plus(untilFull);
        return full.getNano() == 0 ? full.getEpochSecond() : full.getEpochSecond() + 1;
    }

    /** Refusals become error bodies, anything unexpected a 500 that says nothing of its cause. */
    private Answer guarded(Call call, Optional<Resource> resource, String id) {
        try {
            return routed(call, resource);
        } catch (ApiException e) {
            if (e.status() >= 500) {
                String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
                log.event(Level.ERROR, "request failed", "requestID", id, "error", e.getMessage() + cause);
            }
            Answer answer = ErrorBody.of(e, id, clock.instant());
            boolean wrongMethod = e.status() == 405 && resource.isPresent();
            return wrongMethod
                    ? answer.with("Allow", String.join(", ", resource.get().methods()))
                    : answer;
        } catch (OutOfMemoryError e) {
            // What the request needed is garbage now; the limits on bodies make this rare.
            log.event(Level.ERROR, "out of memory", "requestID", id);
            return ErrorBody.of(ApiException.busy(), id, clock.instant());
        } catch (RuntimeException | StackOverflowError e) {
            metrics.recovered();
            log.event(
                    Level.ERROR,
                    "panic recovered",
                    "requestID",
                    id,
                    "error",
                    e.toString(),
                    "at",
                    e.getStackTrace().length == 0 ? "" : String.valueOf(e.getStackTrace()[0]));
            return ErrorBody.of(ApiException.internal(), id, clock.instant());
        }
    }

    private static Answer routed(Call call, Optional<Resource> resource) {
        if (resource.isEmpty()) {
            throw ApiException.noRoute(call.path());
        }
        List<String> methods = resource.get().methods();
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        if (!methods.contains(method)) {
            throw ApiException.method(call.method(), resource.get().listsMethods() ? methods : List.of());
        }
        return resource.get().answer(call);
    }
}
