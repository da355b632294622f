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
package run.aicr.rehearsal.fulcio;

import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.script.Script;
import run.aicr.rehearsal.trust.Material;
import run.aicr.rehearsal.trust.Pem;
import run.aicr.rehearsal.trust.TrustRoot;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Peer;
import run.aicr.rehearsal.web.Refusal;
import run.aicr.rehearsal.web.Request;
import run.aicr.rehearsal.web.Service;

/** The certificate authority over HTTP; in scripts it is {@code fulcio}. */
public final class FulcioPeer implements AutoCloseable {
    private final Peer peer;

    private FulcioPeer(Peer peer) {
        this.peer = peer;
    }

    /**
     * Starts the authority.
     *
     * @param issuer gives the claims of a CI identity token that is good
     */
    public static FulcioPeer start(TrustRoot trust, Script script, Function<String, Optional<Fields>> issuer)
            throws IOException {
        return new FulcioPeer(Peer.start("fulcio", script, new Calls(trust, issuer, Clock.systemUTC())));
    }

    public URI address() {
        return peer.address();
    }

    @Override
    public void close() {
        peer.close();
    }

    private record Calls(TrustRoot trust, Function<String, Optional<Fields>> issuer, Clock clock) implements Service {
        private static final int INVALID_ARGUMENT = 3;
        private static final int NOT_FOUND = 5;
        private static final int UNAUTHENTICATED = 16;

        @Override
        public Answer answer(Request request) throws IOException {
            return switch (request.method() + " " + request.path()) {
                case "POST /api/v2/signingCert" -> issue(request);
                case "GET /api/v2/trustBundle" -> trustBundle();
                default -> error(404, NOT_FOUND, "Not Found");
            };
        }

        private Answer issue(Request request) throws IOException {
            Fields body = request.json();
            String token = body.fields("credentials")
                    .flatMap(c -> c.text("oidcIdentityToken"))
                    .or(request::bearer)
                    .orElse("");
            Claims claims = issuer.apply(token)
                    .filter(c -> c.requiredText("aud").equals("sigstore"))
                    .filter(c -> Long.parseLong(c.requiredText("nbf"))
                            <= clock.instant().getEpochSecond())
                    .map(Claims::new)
                    .orElseThrow(() -> new Refusal(error(
                            401, UNAUTHENTICATED, "There was an error processing the credentials for this request")));
            PublicKey key = Proof.of(body, claims);
            Material material = trust.material();
            X509Certificate leaf = LeafCertificate.issue(material, key, claims, clock.instant());
            Mapping chain = chain(List.of(
                    leaf, material.intermediate().certificate(), material.root().certificate()));
            return Answer.json(
                    200,
                    new Mapping.Builder()
                            .put(
                                    "signedCertificateEmbeddedSct",
                                    new Mapping.Builder().put("chain", chain).build())
                            .build());
        }

        private static Mapping chain(List<X509Certificate> certificates) {
            return new Mapping.Builder()
                    .put(
                            "certificates",
                            Sequence.ofTexts(certificates.stream().map(Pem::of).toList()))
                    .build();
        }

        /** The chain of the authority; no chain before its keys were made. */
        private Answer trustBundle() throws IOException {
            List<Node> chains = trust.existing()
                    .map(m -> List.<Node>of(chain(
                            List.of(m.intermediate().certificate(), m.root().certificate()))))
                    .orElse(List.of());
            return Answer.json(
                    200,
                    new Mapping.Builder().put("chains", Sequence.of(chains)).build());
        }

        @Override
        public Answer malformed(int status, String sentence) {
            return error(status, INVALID_ARGUMENT, sentence);
        }

        private static Answer error(int status, int code, String message) {
            return Answer.json(
                    status,
                    new Mapping.Builder()
                            .put("code", Scalar.integer(code))
                            .put("message", message)
                            .put("details", Sequence.EMPTY)
                            .build());
        }
    }
}
