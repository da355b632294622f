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

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.server.ConnectionClock.Patience;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Query;
import run.aicr.server.failure.ApiException;
import run.aicr.server.failure.ErrorBody;
import run.aicr.server.guard.RequestIds;

/** The HTTP library: listens, turns requests into calls and answers into responses. Nobody else knows it. */
final class HttpDoor {
    static final int MAX_HEADER_BYTES = 64 << 10;

    /** A third of the heap, for there are the parsed documents, too; what is small is always taken. */
    static final long BODIES_AT_A_TIME = 9L << 20;

    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration POLL = Duration.ofMillis(20);

    static final int SMALL_BODY = 1 << 16;

    /** More of a refused body is not read; the connection is closed instead. */
    static final int MAX_BODY_BYTES = 8 << 20;

    /** Somewhat more, so that what is just too large is refused by its resource, with all headers. */
    private static final int MAX_PAYLOAD_BYTES = MAX_BODY_BYTES + (1 << 16);

    /** How the library words it. */
    private static final String HEADERS_EXCEEDED = "Header size exceeded";

    private static final Status HEAD_TOO_LARGE = Status.create(431, "Request Header Fields Too Large");

    private final Chain chain;
    private final BooleanSupplier stopping;
    private final Thread slowReaders;
    private final Duration patienceOfStop;
    private final Set<ConnectionClock> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private final WebServer server;

    /**
     * Prepares the listener.
     *
     * @param stopping whether clients are asked to use another server
     * @param running how long running requests may take after the door is closed
     */
    HttpDoor(Chain chain, Settings settings, BooleanSupplier stopping, Duration running, Patience patience) {
        this.chain = chain;
        this.stopping = stopping;
        this.slowReaders = Thread.ofVirtual().name("slow-readers").unstarted(() -> watch(patience.write()));
        this.patienceOfStop = settings.drain().isZero() ? Duration.ZERO : Duration.ofMillis(running.toMillis() / 4);
        Http1ConnectionSelector http1 = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .maxHeadersSize(MAX_HEADER_BYTES)
                        .maxPrologueLength(MAX_HEADER_BYTES)
                        .validatePath(false)
                        .validatePrologue(false)
                        .build())
                .build();
        LibraryServices.install();
        BodyBudget budget = new BodyBudget(BODIES_AT_A_TIME, SMALL_BODY);
        WebServerConfig.Builder builder = WebServer.builder()
                .port(settings.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(new ClockedConnections(http1, patience, budget, open))
                .maxTcpConnections(settings.maxConnections() == 0 ? -1 : settings.maxConnections())
                .idleConnectionTimeout(patience.pause())
                .connectionOptions(new TimedReads(SocketOptions.create(), readTime(settings, patience)))
                .shutdownGracePeriod(running)
                .errorHandling(e -> e.includeEntity(true))
                .maxPayloadSize(MAX_PAYLOAD_BYTES)
                .directHandlers(d -> d.addHandler(DirectHandler.EventType.BAD_REQUEST, HttpDoor::refused)
                        .addHandler(DirectHandler.EventType.OTHER, HttpDoor::refused)
                        // Not ours, which the chain answers: what the library stumbles over in a head is no HTTP.
                        .addHandler(DirectHandler.EventType.INTERNAL_ERROR, HttpDoor::refused))
                .routing(HttpRouting.builder().any(this::handle));
        settings.tls().ifPresent(files -> builder.tls(t -> t.sslContext(files.context())));
        this.server = builder.build();
    }

    /**
     * Starts listening.
     *
     * @return the port
     * @throws AicrException SERVICE_UNAVAILABLE when the port cannot be taken
     */
    int open() {
        server.start();
        // The library logs why it could not start, and returns.
        if (!server.isRunning() || server.port() < 0) {
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE,
                    "cannot listen on port " + server.prototype().port() + "; is another program using it?");
        }
        slowReaders.start();
        return server.port();
    }

    /** Stops listening, waits for running requests up to the limit, and tells whether all have ended. */
    boolean close() {
        awaitQuiet();
        server.stop();
        slowReaders.interrupt();
        return running.get() == 0;
    }

    /**
     * A request may lie in a connection that its thread has not come to read, for the processors are busy. So connections
     * get the chance to be read and answered, and told that the server stops, before they are closed.
     */
    private void awaitQuiet() {
        long end = System.nanoTime() + patienceOfStop.toNanos();
        try {
            while (System.nanoTime() - end < 0 && !open.stream().allMatch(clock -> clock.isQuiet(QUIET))) {
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks for answers that clients do not take, until it is interrupted. */
    private void watch(Duration limit) {
        try {
            while (true) {
                Thread.sleep(Duration.ofMillis(limit.toMillis() / 4));
                // No lambda: a slow training would come here, and its class archive have one class more.
                for (ConnectionClock clock : open) {
                    clock.interruptLateWrite();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(ServerRequest request, ServerResponse response) {
        running.incrementAndGet();
        ConnectionClock clock = ConnectionClock.current();
        clock.startBody();
        WireBody body = new WireBody(() -> request.content().inputStream());
        boolean hasBody = request.content().hasEntity();
        boolean oneLength = hasOneLength(request);
        boolean last = false;
        try {
            Call call = new Call(
                    request.prologue().method().text(),
                    originForm(request.prologue().uriPath().rawPath()),
                    Query.of(request.prologue().query().rawValue()),
                    name -> request.headers().first(HeaderNames.create(name)).orElse(""),
                    bodyOf(oneLength, hasBody, body),
                    () -> request.remotePeer().host());
            Answer answer = chain.answer(call);
            // What is left of a body that did not come in its time is not waited for.
            boolean lost = !oneLength || answer.status() == Status.REQUEST_TIMEOUT_408.code();
            last = stopping.getAsBoolean() || lost || clock.isOld();
            Answer told = last ? answer.with("Connection", "close") : answer;
            clock.write(() -> send(told, call, response));
        } finally {
            clock.endRequest(!hasBody || body.isComplete());
            running.decrementAndGet();
        }
        // Asked once: a client that was not told must find the connection open.
        if (last || request.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("the client or the server asked for it");
        }
    }

    /** A handshake of TLS ends with the first read that is too slow, so its reads have all the time of a head. */
    private static Duration readTime(Settings settings, Patience patience) {
        return settings.tls().isPresent() ? patience.head() : patience.tick();
    }

    private static Call.Body bodyOf(boolean oneLength, boolean hasBody, WireBody body) {
        if (!oneLength) {
            return limit -> {
                throw ApiException.brokenBody();
            };
        }
        return hasBody ? body : Call.Body.NONE;
    }

    /** With two, somebody else on the way may see another end of the body, and requests of others in what is behind it. */
    private static boolean hasOneLength(ServerRequest request) {
        boolean chunked = request.headers().contains(HeaderNames.TRANSFER_ENCODING);
        int lengths = request.headers().contains(HeaderNames.CONTENT_LENGTH)
                ? request.headers().get(HeaderNames.CONTENT_LENGTH).valueCount()
                : 0;
        return lengths + (chunked ? 1 : 0) <= 1;
    }

    private static void send(Answer answer, Call call, ServerResponse response) {
        response.status(Status.create(answer.status()));
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (call.method().equals("HEAD")) {
            response.contentLength(answer.body().length);
            response.send();
        } else {
            response.send(answer.body());
        }
    }

    /** The path of a target in absolute form, such as {@code http://host/path}, as proxies send it. */
    private static String originForm(String target) {
        int authority = target.indexOf("://");
        if (target.startsWith("/") || authority < 0) {
            return target;
        }
        int path = target.indexOf('/', authority + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    /** Requests that are refused before they are one: too large a head is 431, a body 413, the rest 400 (spec §2.4). */
    private static DirectHandler.TransportResponse refused(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            @Nullable String message) {
        if (status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
            String id = RequestIds.of(Optional.empty());
            Answer answer = ErrorBody.of(ApiException.tooLarge(MAX_BODY_BYTES), id, Instant.now());
            return response(status, "application/json", answer.body());
        }
        boolean head = status.code() == Status.REQUEST_URI_TOO_LONG_414.code() || HEADERS_EXCEEDED.equals(message);
        Status told = head ? HEAD_TOO_LARGE : Status.BAD_REQUEST_400;
        String text = told.code() + " " + told.reasonPhrase();
        return response(told, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static DirectHandler.TransportResponse response(Status status, String contentType, byte[] body) {
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .keepAlive(false)
                .header(HeaderNames.CONTENT_TYPE, contentType)
                .entity(body)
                .build();
    }
}
