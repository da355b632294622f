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
package run.aicr.rehearsal.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The token exchange: a CI identity token of the right repository, ref and audience becomes a federated token. */
record StsCalls(Place place, AccessTokens tokens, Function<String, Optional<Fields>> issuer) implements Service {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Pattern PROVIDER = Pattern.compile(
            "//iam\\.googleapis\\.com/projects/[0-9a-z-]+/locations/global/workloadIdentityPools/github-actions-pool"
                    + "/providers/github-actions-provider");
    private static final String TYPES = "urn:ietf:params:oauth:token-type:";
    private static final Pattern REFS = Pattern.compile("refs/heads/main|refs/tags/.+");

    @Override
    public Answer answer(Request request) throws IOException {
        if (!(request.method() + " " + request.path()).equals("POST /v1/token")) {
            throw CloudError.notFound("no such path");
        }
        Function<String, String> parameter = parameters(request);
        String audience = parameter.apply("audience");
        if (!PROVIDER.matcher(audience).matches()) {
            return refused("invalid_target", "The target service indicated by the audience parameter is invalid.");
        }
        if (!parameter.apply("grantType").equals("urn:ietf:params:oauth:grant-type:token-exchange")
                || !parameter.apply("requestedTokenType").equals(TYPES + "access_token")
                || !parameter.apply("subjectTokenType").equals(TYPES + "jwt")
                || parameter.apply("scope").isEmpty()) {
            return refused("invalid_request", "grantType, requestedTokenType, subjectTokenType or scope is wrong.");
        }
        Optional<Fields> claims = issuer.apply(parameter.apply("subjectToken"))
                .filter(c -> c.requiredText("aud").equals("https:" + audience));
        if (claims.isEmpty()) {
            return refused("invalid_grant", "The subject token is invalid, expired or for another audience.");
        }
        boolean ours = claims.get().requiredText("repository").equals(place.repository())
                && REFS.matcher(claims.get().requiredText("ref")).matches();
        if (!ours) {
            return refused("unauthorized_client", "The given credential is rejected by the attribute condition.");
        }
        return Answer.json(
                200,
                new Mapping.Builder()
                        .put("access_token", tokens.issue(AccessTokens.Kind.FEDERATED, LIFETIME))
                        .put("issued_token_type", TYPES + "access_token")
                        .put("token_type", "Bearer")
                        .put("expires_in", Scalar.integer(LIFETIME.toSeconds()))
                        .build());
    }

    /** JSON with camel case, or a form with underscores (RFC 8693); both are taken. */
    private static Function<String, String> parameters(Request request) throws IOException {
        if (request.contentType().equals("application/x-www-form-urlencoded")) {
            Map<String, List<String>> form = request.form();
            return name -> form.getOrDefault(name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), List.of(""))
                    .get(0);
        }
        Fields fields = request.json();
        return fields::textOrEmpty;
    }

    private static Answer refused(String error, String description) {
        return Answer.json(
                400,
                new Mapping.Builder()
                        .put("error", error)
                        .put("error_description", description)
                        .build());
    }

    @Override
    public Answer malformed(int status, String sentence) {
        return CloudError.malformed(status, sentence);
    }
}
