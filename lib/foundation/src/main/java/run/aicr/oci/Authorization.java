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
package run.aicr.oci;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.ServiceCaller;

/** Headers of authorization for one registry; tokens are kept per scope for as long as they live. */
final class Authorization {
    private static final int DEFAULT_LIFE_SECONDS = 60;
    private static final int SPARE_SECONDS = 10;

    private record Token(String header, Instant until) {}

    private final Login login;
    private final ServiceCaller caller;
    private final boolean plainAllowed;
    private final Map<Scope, Token> tokens = new HashMap<>();
    private @Nullable Challenge challenge;

    Authorization(Login login, ServiceCaller caller, boolean plainAllowed) {
        this.login = login;
        this.caller = caller;
        this.plainAllowed = plainAllowed;
    }

    /** The header for a request; empty as long as the registry has not asked for one. */
    synchronized Optional<String> header(Scope scope) {
        if (challenge == null) {
            return Optional.empty();
        }
        if (challenge.scheme().equals("basic")) {
            return login.isAnonymous() ? Optional.empty() : Optional.of(login.basic());
        }
        Token kept = tokens.get(scope);
        if (kept == null || !caller.retry().clock().instant().isBefore(kept.until())) {
            kept = fetch(challenge, scope);
            tokens.put(scope, kept);
        }
        return Optional.of(kept.header());
    }

    /** Takes the challenge of a 401; false when there is nothing to answer it with. */
    synchronized boolean challenged(HttpAnswer answer, Scope scope) {
        Optional<Challenge> found = Challenge.parse(answer.header("www-authenticate"));
        if (found.isEmpty()) {
            return false;
        }
        boolean known =
                found.get().scheme().equals("bearer") || found.get().scheme().equals("basic");
        if (known) {
            challenge = found.get();
            tokens.remove(scope);
        }
        return known && !(found.get().scheme().equals("basic") && login.isAnonymous());
    }

    private Token fetch(Challenge from, Scope scope) {
        URI address = realm(from, scope);
        Request request = Request.get("get a token for " + scope.texts().get(0), address);
        if (!login.isAnonymous()) {
            request = request.withHeader("Authorization", login.basic());
        }
        HttpAnswer answer = caller.send(request);
        if (answer.status() != 200) {
            throw Refusal.of(request.purpose(), answer);
        }
        Fields fields = Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.DOCUMENT), "");
        Optional<String> token = fields.text("token");
        String value = token.isPresent() ? token.get() : fields.requiredText("access_token");
        int life = fields.integer("expires_in").orElse(DEFAULT_LIFE_SECONDS);
        Instant until = caller.retry().clock().instant().plusSeconds(Math.max(0, life - SPARE_SECONDS));
        return new Token("Bearer " + value, until);
    }

    private URI realm(Challenge from, Scope scope) {
        StringBuilder query = new StringBuilder();
        if (!from.parameter("service").isEmpty()) {
            query.append("&service=").append(encoded(from.parameter("service")));
        }
        scope.texts().forEach(text -> query.append("&scope=").append(encoded(text)));
        String realm = from.parameter("realm");
        URI address = HttpAddress.parse(realm + (realm.indexOf('?') < 0 ? "?" : "&") + query.substring(1));
        if (!"https".equals(address.getScheme()) && !plainAllowed) {
            throw new AicrException(
                    ErrorClass.UNAUTHORIZED, "the registry wants credentials sent without TLS to " + address.getHost());
        }
        return address;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
