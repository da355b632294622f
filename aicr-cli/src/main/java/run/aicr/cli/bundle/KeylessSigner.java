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
package run.aicr.cli.bundle;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import run.aicr.attestation.Attestor;
import run.aicr.attestation.keyless.IdentityToken;
import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.attestation.keyless.SigningServices;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.cli.console.Session;
import run.aicr.cli.trust.TrustMaterial;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.ServiceCaller;

/** Signs with a certificate for the holder of an identity token (spec bundle §15.3, §15.4). */
final class KeylessSigner {
    private static final Duration BUDGET = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;
    private static final String REQUEST_URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private static final String REQUEST_TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    private KeylessSigner() {}

    /**
     * Finds where tokens come from. One is taken when the signature is due, since tokens live for minutes; it tells in
     * whose name the statement is made.
     *
     * @throws AicrException SERVICE_UNAVAILABLE when no token is to be had
     */
    static Supplier<Signing> prepared(SigningSettings settings, Session session) {
        Map<String, String> variables = session.environment().variables();
        ServiceCaller caller = new ServiceCaller(
                HttpSettings.of("aicr/" + session.stamp().version(), Proxies.of(variables)),
                KeylessSettings.retry(BUDGET).withAttempts(ATTEMPTS));
        IdentityToken source = source(settings, session, caller);
        return () -> signing(settings, session, source, caller);
    }

    private static Signing signing(
            SigningSettings settings, Session session, IdentityToken source, ServiceCaller caller) {
        String first = source.fresh();
        TokenIdentity identity = TokenIdentity.of(first);
        session.log().debug("signing", "identity", identity.name());
        TrustMaterial trust = TrustMaterial.of(session);
        TrustedRoot root = trust.rehearsalRoot().orElseGet(trust::publicRoot);
        Attestor attestor = Attestor.keyless(new KeylessSettings(
                services(settings),
                new FirstThenFresh(first, source),
                root,
                IdentityPolicy.matching("(?s:.*)", identity.issuer()),
                caller));
        return new Signing(attestor, identity.name());
    }

    private static IdentityToken source(SigningSettings settings, Session session, ServiceCaller caller) {
        if (!settings.identityToken().isEmpty()) {
            return settings::identityToken;
        }
        String url = session.environment().variable(REQUEST_URL);
        String secret = session.environment().variable(REQUEST_TOKEN);
        if (!url.isEmpty() && !secret.isEmpty()) {
            return IdentityToken.ofCi(URI.create(url), secret, caller);
        }
        throw new AicrException(
                ErrorClass.SERVICE_UNAVAILABLE,
                "--attest: no identity token, and this build cannot log in with a browser or another device; give one"
                        + " with --identity-token or COSIGN_IDENTITY_TOKEN");
    }

    private static SigningServices services(SigningSettings settings) {
        SigningServices usual = SigningServices.publicInstance();
        return new SigningServices(
                settings.fulcio().map(url -> URI.create(url.text())).orElse(usual.fulcio()),
                settings.rekor().map(url -> URI.create(url.text())).orElse(usual.log()),
                usual.generation(),
                settings.timestamp().map(url -> URI.create(url.text())).orElse(usual.timestamp()));
    }

    /** The token that was looked at serves the first signature; each later one gets a fresh one. */
    private static final class FirstThenFresh implements IdentityToken {
        private final IdentityToken source;
        private Optional<String> first;

        FirstThenFresh(String first, IdentityToken source) {
            this.first = Optional.of(first);
            this.source = source;
        }

        @Override
        public synchronized String fresh() {
            String token = first.orElseGet(source::fresh);
            first = Optional.empty();
            return token;
        }
    }
}
