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
package run.aicr.attestation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import run.aicr.attestation.keyless.IdentityToken;
import run.aicr.attestation.keyless.KeylessSettings;
import run.aicr.attestation.keyless.SigningServices;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.policy.Verdict;
import run.aicr.attestation.statement.Provenance;
import run.aicr.attestation.statement.Statement;
import run.aicr.attestation.statement.Subject;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** A rehearsal in a folder, with the signer and the verifier of a release in it. */
final class Scene implements AutoCloseable {
    static final String REPOSITORY = "NVIDIA/aicr";
    static final String TAG = "v1.3.0";
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    static final String NAME = "https://github.com/NVIDIA/aicr/.github/workflows/attest-images.yaml@refs/tags/v1.3.0";
    static final String ARTEFACT = "content";
    static final Sha256 DIGEST = Sha256.of(ARTEFACT);
    static final Statement STATEMENT = new Statement(
            List.of(new Subject("app.bin", DIGEST)),
            Provenance.PREDICATE_TYPE,
            new Mapping.Builder()
                    .put(
                            "buildDefinition",
                            new Mapping.Builder()
                                    .put("buildType", "https://example.test/build")
                                    .put("externalParameters", Mapping.EMPTY)
                                    .build())
                    .put(
                            "runDetails",
                            new Mapping.Builder()
                                    .put(
                                            "builder",
                                            new Mapping.Builder()
                                                    .put("id", "https://example.test/b")
                                                    .build())
                                    .build())
                    .build());

    final Rehearsal rehearsal;
    final List<Duration> waits = new ArrayList<>();
    /** Faults end when so much was waited. */
    Duration endsAfter = Duration.ofDays(1);

    private Duration waited = Duration.ZERO;

    Scene(Path folder) {
        this.rehearsal = Rehearsal.start(folder, Setup.of(REPOSITORY));
        rehearsal.identity(TAG, COMMIT);
    }

    IdentityPolicy policy() {
        return IdentityPolicy.ofRelease(REPOSITORY, "attest-images.yaml", TAG);
    }

    TrustedRoot root() {
        return TrustedRoot.read(rehearsal.trustedRoot());
    }

    /** Waits take no time: the clock is put forward instead. */
    private ServiceCaller caller(Duration budget) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(waited);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        Retry retry = KeylessSettings.retry(budget).with(this::pass, clock);
        return new ServiceCaller(HttpSettings.of("aicr-test", Proxies.NONE), retry);
    }

    private void pass(Duration time) {
        waits.add(time);
        waited = waited.plus(time);
        if (waited.compareTo(endsAfter) > 0) {
            rehearsal.script().clear();
        }
    }

    /** How often a peer was called, such as {@code log POST}. */
    long calls(String start) {
        return rehearsal.script().calls().stream()
                .filter(c -> c.toString().startsWith(start + " "))
                .count();
    }

    KeylessSettings settings(Duration budget) {
        ServiceCaller caller = caller(budget);
        Addresses at = rehearsal.addresses();
        return new KeylessSettings(
                new SigningServices(at.fulcio(), at.log(), SigningServices.Generation.V1, at.timestamp()),
                IdentityToken.ofCi(at.tokenRequest(), at.tokenRequestToken(), caller),
                root(),
                policy(),
                caller);
    }

    Attestor attestor(Duration budget) {
        return Attestor.keyless(settings(budget));
    }

    Verdict verify(byte[] bundle) {
        return AttestationVerifier.keyless(root(), policy())
                .verify("bundle", bundle, Provenance.PREDICATE_TYPE, DIGEST);
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
