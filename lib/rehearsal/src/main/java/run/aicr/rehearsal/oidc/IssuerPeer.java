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
package run.aicr.rehearsal.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Peer;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** Issues identity tokens to who has the request token; in scripts it is {@code oidc}. */
public final class IssuerPeer implements AutoCloseable {
    /** The claim {@code iss}, as verifiers expect it; the keys of this rehearsal tell its tokens from real ones. */
    public static final String ISSUER = "https://token.actions.githubusercontent.com";

    /** How long a token is good. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Peer peer;
    private final Calls calls;

    private IssuerPeer(Script script, Identity identity, String requestToken) throws IOException {
        this.calls = new Calls(identity, requestToken);
        this.peer = Peer.start("oidc", script, calls);
    }

    /**
     * Starts the issuer.
     *
     * @param requestToken what a job must send to get a token
     */
    public static IssuerPeer start(Script script, Identity identity, String requestToken) throws IOException {
        return new IssuerPeer(script, identity, requestToken);
    }

    /** Tokens speak for this run from now on. */
    public void identity(Identity identity) {
        calls.identity = identity;
    }

    /** The discovery document lies below it; the claim {@code iss} is {@link #ISSUER}. */
    public URI issuer() {
        return peer.address();
    }

    /** Where tokens are asked for; it has a query already, {@code &audience=} is to be added. */
    public URI tokenRequest() {
        return URI.create(peer.address() + "/token?api-version=2.0");
    }

    /** Where a job of another workflow file of the same run asks for its tokens. */
    public URI tokenRequest(String jobWorkflow) {
        return URI.create(tokenRequest() + "&job=" + URLEncoder.encode(jobWorkflow, StandardCharsets.UTF_8));
    }

    /** The claims of a token that was issued here and is still good; empty for anything else. */
    public Optional<Fields> claims(String token) {
        long now = calls.clock.instant().getEpochSecond();
        return calls.signer
                .claims(token)
                .filter(c -> Long.parseLong(c.requiredText("exp")) > now)
                .filter(c -> c.requiredText("iss").equals(ISSUER));
    }

    @Override
    public void close() {
        peer.close();
    }

    private static final class Calls implements Service {
        private final TokenSigner signer = new TokenSigner();
        private final Clock clock = Clock.systemUTC();
        private final byte[] requestToken;
        private volatile Identity identity;

        Calls(Identity identity, String requestToken) {
            this.identity = identity;
            this.requestToken = requestToken.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Answer answer(Request request) {
            String call = request.method() + " " + request.path();
            return switch (call) {
                case "GET /token" -> token(request);
                case "GET /.well-known/openid-configuration" -> Answer.json(200, discovery(request.origin()));
                case "GET /.well-known/jwks" -> Answer.json(200, signer.keySet());
                default -> malformed(404, "no such path");
            };
        }

        private Answer token(Request request) {
            byte[] given = request.bearer().orElse("").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(given, requestToken)) {
                return malformed(401, "the request token is wrong");
            }
            String audience = request.query("audience")
                    .orElse("https://github.com/" + identity.repository().replaceAll("/.*", ""));
            String token = signer.sign(claims(runOf(request), audience));
            return Answer.json(
                    200,
                    new Mapping.Builder()
                            .put("count", Scalar.integer(token.length()))
                            .put("value", token)
                            .build());
        }

        private static Mapping discovery(String origin) {
            return new Mapping.Builder()
                    .put("issuer", ISSUER)
                    .put("jwks_uri", origin + "/.well-known/jwks")
                    .put("subject_types_supported", Sequence.ofTexts(List.of("public", "pairwise")))
                    .put("response_types_supported", Sequence.ofTexts(List.of("id_token")))
                    .put("id_token_signing_alg_values_supported", Sequence.ofTexts(List.of("ES256")))
                    .put("scopes_supported", Sequence.ofTexts(List.of("openid")))
                    .build();
        }

        private Identity runOf(Request request) {
            Identity run = identity;
            return request.query("job").map(run::withJobWorkflow).orElse(run);
        }

        private Mapping claims(Identity run, String audience) {
            Instant now = clock.instant();
            String owner = run.repository().replaceAll("/.*", "");
            return new Mapping.Builder()
                    .put("iss", ISSUER)
                    .put("sub", "repo:" + run.repository() + ":ref:" + run.ref())
                    .put("aud", audience)
                    .put("iat", Scalar.integer(now.getEpochSecond()))
                    .put("nbf", Scalar.integer(now.minus(SKEW).getEpochSecond()))
                    .put("exp", Scalar.integer(now.plus(LIFETIME).getEpochSecond()))
                    .put("jti", UUID.randomUUID().toString())
                    .put("ref", run.ref())
                    .put("ref_type", run.ref().startsWith("refs/tags/") ? "tag" : "branch")
                    .put("ref_protected", "true")
                    .put("sha", run.commit())
                    .put("repository", run.repository())
                    .put("repository_id", "1")
                    .put("repository_owner", owner)
                    .put("repository_owner_id", "1")
                    .put("repository_visibility", "public")
                    .put("workflow", "on-tag")
                    .put("workflow_ref", run.repository() + "/" + run.workflow() + "@" + run.ref())
                    .put("workflow_sha", run.commit())
                    .put("job_workflow_ref", run.jobWorkflowRef())
                    .put("job_workflow_sha", run.commit())
                    .put("event_name", "push")
                    .put("run_id", "1")
                    .put("run_number", "1")
                    .put("run_attempt", "1")
                    .put("runner_environment", "github-hosted")
                    .put("actor", "rehearsal")
                    .put("actor_id", "1")
                    .put("base_ref", "")
                    .put("head_ref", "")
                    .build();
        }
    }
}
