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
package run.aicr.rehearsal.registry;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Refusal;
import run.aicr.rehearsal.web.Request;

/**
 * Bearer challenge and token endpoint: a token per repository and action, good for five minutes.
 *
 * <p>Reading may be open to all, as of public packages; pushing needs the credentials. Asking without them for pull and push
 * together is refused, and {@code /v2/} challenges with a placeholder for the repository, as GHCR does.
 */
final class TokenDesk {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String host;
    private final Predicate<String> credentials;
    private final boolean open;
    private final Clock clock;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private record Grant(Set<String> allowed, Instant until) {}

    /**
     * Makes a desk.
     *
     * @param host name of the service in challenges
     * @param credentials accepts user and password, joined by a colon
     * @param open whether all may read
     */
    TokenDesk(String host, Predicate<String> credentials, boolean open, Clock clock) {
        this.host = host;
        this.credentials = credentials;
        this.open = open;
        this.clock = clock;
    }

    /** Throws the challenge unless the request has a token for the action. */
    void require(Request request, String repository, String action) {
        Optional<Grant> grant = request.bearer().flatMap(t -> Optional.ofNullable(grants.get(t)));
        boolean fresh = grant.filter(g -> clock.instant().isBefore(g.until())).isPresent();
        if (fresh && grant.orElseThrow().allowed().contains(repository + ":" + action)) {
            return;
        }
        String actions = action.equals("push") ? "pull,push" : action;
        throw challenge(request, "repository:" + repository + ":" + actions, fresh ? "insufficient_scope" : "");
    }

    /** The answer of {@code /v2/}: empty with any good token, else a challenge. */
    Answer probe(Request request) {
        Optional<Grant> grant = request.bearer().flatMap(t -> Optional.ofNullable(grants.get(t)));
        if (grant.filter(g -> clock.instant().isBefore(g.until())).isPresent()) {
            return Answer.json(200, Mapping.EMPTY);
        }
        throw challenge(request, "repository:user/image:pull", "");
    }

    private Refusal challenge(Request request, String scope, String error) {
        String header = "Bearer realm=\"" + request.origin() + "/token\",service=\"" + host + "\",scope=\"" + scope
                + "\"" + (error.isEmpty() ? "" : ",error=\"" + error + "\"");
        return new Refusal(
                Problem.answer(401, "UNAUTHORIZED", "authentication required").with("WWW-Authenticate", header));
    }

    /** Answers {@code GET /token?service=&scope=}. */
    Answer issue(Request request) {
        Optional<String> given = request.basic();
        if (given.isPresent() && !credentials.test(given.get())) {
            throw Problem.UNAUTHORIZED.because("wrong user or password");
        }
        Set<String> allowed = new HashSet<>();
        for (String scope : scopes(request)) {
            allowed.addAll(allowed(scope, given.isPresent() || open, given.isPresent()));
        }
        clean();
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Instant now = clock.instant();
        grants.put(token, new Grant(allowed, now.plus(LIFETIME)));
        return Answer.json(
                200,
                new Mapping.Builder()
                        .put("token", token)
                        .put("access_token", token)
                        .put("expires_in", Scalar.integer(LIFETIME.toSeconds()))
                        .put("issued_at", now.toString())
                        .build());
    }

    private static List<String> scopes(Request request) {
        List<String> scopes = new ArrayList<>();
        for (String value : request.queries("scope")) {
            for (String scope : value.split(" ", -1)) {
                if (!scope.isBlank()) {
                    scopes.add(scope);
                }
            }
        }
        return scopes;
    }

    private static Set<String> allowed(String scope, boolean mayPull, boolean mayPush) {
        int last = scope.lastIndexOf(':');
        if (!scope.startsWith("repository:") || last <= "repository:".length()) {
            throw Problem.DENIED.because("requested access to the resource is denied");
        }
        String repository = scope.substring("repository:".length(), last);
        Set<String> allowed = new HashSet<>();
        for (String action : scope.substring(last + 1).split(",", -1)) {
            if (action.equals("pull") && mayPull || action.equals("push") && mayPush) {
                allowed.add(repository + ":" + action);
            } else {
                throw Problem.DENIED.because("requested access to the resource is denied");
            }
        }
        return allowed;
    }

    private void clean() {
        Instant now = clock.instant();
        grants.values().removeIf(g -> now.isAfter(g.until()));
    }
}
