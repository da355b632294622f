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
package run.aicr.release.forge;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Attempts;
import run.aicr.http.Content;
import run.aicr.http.Download;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Sends requests to the forge: its headers, its token for its own two hosts, its limits (wait when they end within five
 * minutes, else RATE_LIMITED), and words for what it refuses.
 */
final class ForgeCalls {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_WAITS = 3;
    private static final int TOO_MANY = 429;
    private static final int MOST_PAGES = 100;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"next\"");

    private final ForgeEndpoint at;
    private final String repository;
    private final ServiceCaller caller;

    ForgeCalls(ForgeEndpoint at, String repository, ServiceCaller caller) {
        this.at = at;
        this.repository = repository;
        this.caller = caller.with(caller.retry().without(TOO_MANY));
    }

    Retry retry() {
        return caller.retry();
    }

    URI api(String path) {
        return URI.create(at.api() + "/repos/" + repository + path);
    }

    URI uploads(String path) {
        return URI.create(at.uploads() + "/repos/" + repository + path);
    }

    URI web(String path) {
        return URI.create(at.web() + "/" + repository + path);
    }

    Request request(String purpose, String method, URI address) {
        return Request.of(purpose, method, address)
                .withHeader("Accept", "application/vnd.github+json")
                .withHeader("X-GitHub-Api-Version", "2022-11-28");
    }

    Request request(String purpose, String method, URI address, Mapping body) {
        return request(purpose, method, address).withContent("application/json", Content.of(JsonWriter.compact(body)));
    }

    /** Sends with the token when the request goes to one of the forge's own hosts. */
    HttpAnswer send(Request request) {
        return within(request, () -> caller.send(authorized(request)), answer -> answer);
    }

    Download download(Request request, Path file, boolean withToken) throws IOException {
        Request sent = withToken ? authorized(request) : request;
        return within(request, () -> caller.download(sent, file), Download::answer);
    }

    private interface Attempt<T, E extends Exception> {
        T make() throws E;
    }

    private <T, E extends Exception> T within(Request request, Attempt<T, E> attempt, Function<T, HttpAnswer> answerOf)
            throws E {
        for (int waits = 0; ; waits++) {
            T got = attempt.make();
            HttpAnswer answer = answerOf.apply(got);
            if (!isLimited(answer)) {
                return got;
            }
            Duration wait = waitFor(answer);
            if (waits == MOST_WAITS || wait.compareTo(LONGEST_WAIT) > 0) {
                throw new ReleaseException(
                        Code.RATE_LIMITED,
                        "cannot " + request.purpose() + ": the forge allows no more calls for " + wait.toSeconds()
                                + " s",
                        "Run the same command again after that; it goes on where it stopped.");
            }
            sleep(wait);
        }
    }

    private static boolean isLimited(HttpAnswer answer) {
        if (answer.status() == TOO_MANY) {
            return true;
        }
        return answer.status() == 403
                && (!answer.header("retry-after").isEmpty()
                        || answer.header("x-ratelimit-remaining").equals("0")
                        || new String(answer.body(), StandardCharsets.UTF_8)
                                .toLowerCase(Locale.ROOT)
                                .contains("rate limit"));
    }

    private Duration waitFor(HttpAnswer answer) {
        Optional<Duration> asked = retry().asked(answer);
        if (asked.isPresent()) {
            return asked.get();
        }
        String reset = answer.header("x-ratelimit-reset");
        boolean exhausted = answer.header("x-ratelimit-remaining").equals("0");
        if (exhausted && reset.matches("[0-9]{1,11}")) {
            Duration left = Duration.between(retry().clock().instant(), Instant.ofEpochSecond(Long.parseLong(reset)));
            return left.isNegative() ? Duration.ofSeconds(1) : left.plusSeconds(1);
        }
        return Duration.ofMinutes(1);
    }

    private void sleep(Duration wait) {
        try {
            retry().sleeper().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AicrException(ErrorClass.TIMEOUT, "interrupted while waiting for the forge", e);
        }
    }

    private Request authorized(Request request) {
        boolean ours = isAt(at.api(), request.address()) || isAt(at.uploads(), request.address());
        return ours && !at.token().isEmpty()
                ? request.withHeader("Authorization", "Bearer " + at.token().value())
                : request;
    }

    private static boolean isAt(URI base, URI address) {
        return base.getScheme().equals(address.getScheme())
                && base.getRawAuthority().equals(address.getRawAuthority());
    }

    /** The items of all pages of a list. */
    List<Fields> pages(String purpose, String path) {
        List<Fields> items = new ArrayList<>();
        Optional<URI> next = Optional.of(api(path));
        for (int pages = 0; next.isPresent() && pages < MOST_PAGES; pages++) {
            HttpAnswer answer = send(request(purpose, "GET", next.get()));
            Node node = json(expect(purpose, answer, 200));
            if (!(node instanceof Sequence list)) {
                throw new AicrException(
                        ErrorClass.SERVICE_UNAVAILABLE, "cannot " + purpose + ": the forge gave no list");
            }
            list.items().forEach(item -> items.add(Fields.of(item, "")));
            Matcher link = NEXT.matcher(answer.header("link"));
            next = link.find() ? Optional.of(URI.create(link.group(1))) : Optional.empty();
        }
        return items;
    }

    /**
     * Makes something that must not be there twice: before each attempt it is looked for, since an attempt whose answer
     * was lost may have made it.
     */
    <T> T once(Request request, Supplier<Optional<T>> there, Function<HttpAnswer, T> made) {
        Attempts attempts = retry().start();
        while (true) {
            Optional<T> found = there.get();
            if (found.isPresent()) {
                return found.get();
            }
            AicrException reason;
            try {
                HttpAnswer answer = send(request.onlyOnce());
                if (!retry().statuses().contains(answer.status())) {
                    return made.apply(answer);
                }
                reason = answer.unexpected(request.purpose());
            } catch (AicrException e) {
                if (!e.errorClass().retryable()) {
                    throw e;
                }
                reason = e;
            }
            attempts.failed(reason, Optional.empty());
        }
    }

    static Node json(HttpAnswer answer) {
        return JsonReader.read(answer.shownAs(), answer.body(), Limits.CATALOGUE_FILE);
    }

    static Fields fields(HttpAnswer answer) {
        return Fields.of(json(answer), "");
    }

    /** The answer, when it has the status hoped for. */
    static HttpAnswer expect(String purpose, HttpAnswer answer, int status) {
        if (answer.status() == status) {
            return answer;
        }
        throw refusal(purpose, answer);
    }

    static RuntimeException refusal(String purpose, HttpAnswer answer) {
        String sentence = "cannot " + purpose + ": the forge answered with status " + answer.status() + message(answer);
        return switch (answer.status()) {
            case 401, 403 ->
                new ReleaseException(Code.AUTH_FAILED, sentence, "Check GITHUB_TOKEN and its permissions.");
            case 404 ->
                new ReleaseException(
                        Code.AUTH_FAILED, sentence, "It is not there, or the token may not see it (GITHUB_TOKEN).");
            case 409, 422 -> new ReleaseException(Code.ASSET_CONFLICT, sentence);
            default ->
                answer.status() >= 500
                        ? new AicrException(ErrorClass.SERVICE_UNAVAILABLE, sentence)
                        : new ReleaseException(Code.CHECK_FAILED, sentence);
        };
    }

    private static String message(HttpAnswer answer) {
        try {
            Fields fields = fields(answer);
            StringBuilder text = new StringBuilder(" (" + fields.textOrEmpty("message"));
            for (Fields error : fields.list("errors")) {
                text.append("; ").append(error.textOrEmpty("code")).append(' ').append(error.textOrEmpty("message"));
            }
            return text.append(')').toString();
        } catch (AicrException e) {
            // No explanation in JSON: the status alone must do.
            return "";
        }
    }
}
