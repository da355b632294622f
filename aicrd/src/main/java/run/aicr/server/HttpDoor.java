package run.aicr.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import run.aicr.server.exchange.Answer;
import run.aicr.server.exchange.Call;
import run.aicr.server.exchange.Query;

/** The HTTP library: listens, turns requests into calls and answers into responses. Nobody else knows it. */
final class HttpDoor {
    private static final int MAX_HEADER_BYTES = 64 << 10;

    /** A socket that is silent for so long while something is expected of it is closed. */
    private static final Duration READ_LIMIT = Duration.ofMinutes(2);

    private static final Duration BODY_LIMIT = Duration.ofSeconds(10);

    /** More of a refused body is not read; the connection is closed instead. */
    private static final long MAX_BODY_BYTES = 8L << 20;

    private static final Status HEAD_TOO_LARGE = Status.create(431, "Request Header Fields Too Large");

    private final Chain chain;
    private final AtomicInteger running = new AtomicInteger();
    private final WebServer server;

    HttpDoor(Chain chain, int port, Duration stopLimit) {
        this.chain = chain;
        this.server = WebServer.builder()
                .port(port)
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .idleConnectionTimeout(READ_LIMIT)
                .connectionOptions(o -> o.readTimeout(READ_LIMIT))
                .shutdownGracePeriod(stopLimit)
                .maxPayloadSize(MAX_BODY_BYTES)
                .directHandlers(d -> d.addHandler(DirectHandler.EventType.BAD_REQUEST, HttpDoor::refused)
                        .addHandler(DirectHandler.EventType.OTHER, HttpDoor::refused))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(MAX_HEADER_BYTES)
                        .maxPrologueLength(MAX_HEADER_BYTES)
                        .validatePath(false)
                        .build())
                .routing(HttpRouting.builder().any(this::handle))
                .build();
    }

    /** Starts listening; the port is known afterwards. */
    int open() {
        server.start();
        return server.port();
    }

    /** Stops listening, waits for running requests up to the limit, and tells whether all have ended. */
    boolean close() {
        server.stop();
        return running.get() == 0;
    }

    private void handle(ServerRequest request, ServerResponse response) {
        running.incrementAndGet();
        try {
            Call call = new Call(
                    request.prologue().method().text(),
                    request.prologue().uriPath().rawPath(),
                    Query.of(request.prologue().query().rawValue()),
                    name -> request.headers().first(HeaderNames.create(name)).orElse(""),
                    request.content().hasEntity()
                            ? new WireBody(() -> request.content().inputStream(), BODY_LIMIT)
                            : Call.Body.NONE);
            send(chain.answer(call), call.method().equals("HEAD"), response);
        } finally {
            running.decrementAndGet();
        }
    }

    private static void send(Answer answer, boolean headOnly, ServerResponse response) {
        response.status(Status.create(answer.status()));
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        if (headOnly) {
            response.contentLength(answer.body().length);
            response.send();
        } else {
            response.send(answer.body());
        }
    }

    /** Requests that are refused before they are one: too large a head is 431, the rest 400 (spec api §2.4). */
    private static DirectHandler.TransportResponse refused(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        boolean head = status.code() == 414 || status.code() == 413 || status.code() == 431;
        Status told = head ? HEAD_TOO_LARGE : Status.BAD_REQUEST_400;
        return DirectHandler.TransportResponse.builder()
                .status(told)
                .keepAlive(false)
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .entity((told.code() + " " + told.reasonPhrase()).getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
