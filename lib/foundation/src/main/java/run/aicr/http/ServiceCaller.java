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
package run.aicr.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * Talks to services: any method, bodies from memory or streamed from files, answers in memory or into files, and
 * attempts repeated as {@link Retry} says. Redirects, proxies and TLS are those of {@link HttpCaller}: headers that hold
 * credentials never reach another origin. A body is sent on to a redirect only for 307 and 308.
 */
public final class ServiceCaller {
    private static final int MAX_REDIRECTS = 10;
    /** The slowest line that is waited for, bytes per second. */
    private static final long SLOWEST = 128 << 10;

    private final HttpSettings settings;
    private final Retry retry;
    private final Map<Optional<HttpProxy>, HttpClient> clients = new HashMap<>();

    public ServiceCaller(HttpSettings settings, Retry retry) {
        this.settings = settings;
        this.retry = retry;
    }

    public Retry retry() {
        return retry;
    }

    /** The same connections with another policy. */
    public ServiceCaller with(Retry newRetry) {
        return new ServiceCaller(settings, newRetry);
    }

    /**
     * Sends the request, again if need be, and hands over the first answer whose status will not go away by waiting.
     *
     * @throws AicrException SERVICE_UNAVAILABLE when the attempts are used up; INVALID_REQUEST for an answer that is too
     *     large; for a request that is sent only once also TIMEOUT
     */
    public HttpAnswer send(Request request) {
        return repeat(request, new BodyTarget(Optional.empty())).answer();
    }

    /**
     * As {@link #send}, with the body of a status 200 in a file, which appears when it is complete.
     *
     * @throws IOException when the file cannot be written
     */
    public Download download(Request request, Path file) throws IOException {
        Path name = file.toAbsolutePath();
        Path part = name.resolveSibling("." + name.getFileName() + ".part");
        try {
            Received received = repeat(request, new BodyTarget(Optional.of(part)));
            if (received.body.digest().isEmpty()) {
                return new Download(received.answer, Optional.empty());
            }
            Files.move(part, name, StandardCopyOption.REPLACE_EXISTING);
            return new Download(
                    received.answer,
                    Optional.of(new Download.Stored(file, received.body.digest().get(), received.body.size())));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private record Received(HttpAnswer answer, ReceivedBody body) {}

    private Received repeat(Request request, BodyTarget target) {
        Attempts attempts = retry.start();
        while (true) {
            try {
                Received received = follow(request, target);
                if (request.once() || !retry.statuses().contains(received.answer.status())) {
                    return received;
                }
                attempts.failed(received.answer.unexpected(request.purpose()), retry.asked(received.answer));
            } catch (Broken e) {
                if (request.once() || !e.reason.errorClass().retryable()) {
                    throw e.reason;
                }
                attempts.failed(e.reason, Optional.empty());
            }
        }
    }

    /** A fault of the transport, apart from what the attempts themselves throw. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final AicrException reason;

        Broken(AicrException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private Received follow(Request request, BodyTarget target) {
        URI address = request.address();
        String shown = request.shownAs();
        boolean sameHost = true;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<ReceivedBody> response = exchange(request, address, sameHost, target, shown);
            Optional<URI> next = followed(request, response.statusCode())
                    ? HttpAddress.redirect(address, response, request.purpose())
                    : Optional.empty();
            if (next.isEmpty()) {
                return new Received(answer(shown, response), response.body());
            }
            sameHost &= HttpAddress.sameOrigin(address, next.get());
            address = next.get();
            shown = Masked.address(address);
        }
        throw new AicrException(
                ErrorClass.SERVICE_UNAVAILABLE,
                "cannot " + request.purpose() + ": " + request.shownAs() + " redirects more than " + MAX_REDIRECTS
                        + " times");
    }

    private static boolean followed(Request request, int status) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return reads || status == 307 || status == 308;
    }

    private HttpResponse<ReceivedBody> exchange(
            Request request, URI address, boolean sameHost, BodyTarget target, String shown) {
        Optional<HttpProxy> proxy = settings.proxies().forAddress(address);
        HttpClient client = client(proxy); // before anything else of java.net.http, which reads its settings once
        HttpRequest.Builder built = HttpRequest.newBuilder(HttpAddress.withoutUser(address))
                .method(request.method(), ContentPublisher.of(request.content()))
                .header("User-Agent", settings.userAgent());
        BasicCredentials.ofUser(address).ifPresent(value -> built.setHeader("Authorization", value));
        request.headers().forEach((name, value) -> {
            if (sameHost || !HttpCaller.isCredential(name)) {
                built.setHeader(name, value);
            }
        });
        proxy.flatMap(HttpProxy::authorization).ifPresent(value -> built.setHeader("Proxy-Authorization", value));
        Exchange exchange = new Exchange(request.purpose(), request.maxBytes(), timesFor(request, target));
        try {
            return exchange.send(client, built.build(), target, shown);
        } catch (AicrException e) {
            throw new Broken(e);
        }
    }

    /** Large bodies take longer: both ways are given the time of the slowest line. */
    private HttpSettings timesFor(Request request, BodyTarget target) {
        Duration sending = Duration.ofSeconds(request.content().length() / SLOWEST);
        Duration taking = target.file().isPresent() ? Duration.ofSeconds(request.maxBytes() / SLOWEST) : Duration.ZERO;
        return new HttpSettings(
                settings.userAgent(),
                settings.connect(),
                settings.header().plus(sending),
                settings.whole().plus(sending).plus(taking),
                settings.proxies(),
                settings.trust());
    }

    private static HttpAnswer answer(String shown, HttpResponse<ReceivedBody> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new HttpAnswer(
                shown,
                response.statusCode(),
                Map.copyOf(headers),
                response.body().bytes());
    }

    private synchronized HttpClient client(Optional<HttpProxy> proxy) {
        return clients.computeIfAbsent(proxy, any -> HttpCaller.newClient(settings, any));
    }
}
