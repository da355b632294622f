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
package run.aicr.attestation.keyless;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.certificate.Leaf;
import run.aicr.attestation.dsse.Envelope;
import run.aicr.attestation.key.SigningKey;
import run.aicr.attestation.log.EntryBody;
import run.aicr.attestation.sigstore.BundleFile;
import run.aicr.attestation.sigstore.LogEntry;
import run.aicr.attestation.sigstore.Material;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.statement.Statement;

/**
 * Makes signatures (spec sigstore-loopback §8.5): a key that is used once, a token, a certificate, the signature, a
 * timestamp over it, an entry in the log.
 */
public final class KeylessSigning {
    /** What must be left of a certificate for another attempt with it. */
    private static final Duration RESERVE = Duration.ofMinutes(1);

    private final KeylessSettings settings;

    public KeylessSigning(KeylessSettings settings) {
        this.settings = settings;
    }

    /**
     * A bundle about the statement; each part of it was checked, the whole was not yet.
     *
     * @throws run.aicr.error.AicrException SERVICE_UNAVAILABLE when the budget is used up, UNAUTHORIZED when a service
     *     refused or answered something that does not count
     */
    public BundleFile sign(Statement statement) {
        Calls calls = new Calls(settings.caller());
        Optional<BundleFile> bundle = Optional.empty();
        while (bundle.isEmpty()) {
            bundle = attempt(calls, statement);
        }
        return bundle.get();
    }

    /** Empty when the services were away for the life of the certificate: the next one takes a fresh token. */
    private Optional<BundleFile> attempt(Calls calls, Statement statement) {
        try {
            return Optional.of(sign(calls, statement));
        } catch (Expired e) {
            return Optional.empty();
        }
    }

    private BundleFile sign(Calls calls, Statement statement) {
        SigningKey key = SigningKey.generate();
        String token = calls.repeat(settings.token()::fresh, () -> {});
        Leaf leaf = calls.repeat(() -> new FulcioClient(settings).certificate(calls, key, token), () -> {});
        byte[] payload = statement.toJson();
        byte[] signature = key.sign(Envelope.preAuthenticationEncoding(Statement.PAYLOAD_TYPE, payload));
        Envelope envelope = new Envelope(Statement.PAYLOAD_TYPE, payload, signature);
        Runnable stillValid = () -> {
            if (calls.now().isAfter(leaf.end().minus(RESERVE))) {
                throw new Expired();
            }
        };
        Octets timestamp =
                calls.repeat(() -> new TimestampClient(settings).timestamp(calls, Octets.of(signature)), stillValid);
        LogEntry entry = LogClient.of(settings).entered(calls, new EntryBody(envelope, leaf), stillValid);
        return new BundleFile(new Material.Certified(leaf.der(), entry, List.of(timestamp)), envelope);
    }

    /** The certificate ended before the signature was made. */
    private static final class Expired extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
