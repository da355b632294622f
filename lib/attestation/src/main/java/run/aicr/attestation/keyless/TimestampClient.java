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

import java.math.BigInteger;
import java.security.SecureRandom;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.timestamp.TimestampCheck;
import run.aicr.attestation.timestamp.TimestampQuery;
import run.aicr.http.Content;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;

/** Asks the authority for timestamps (RFC 3161 §3.4). */
final class TimestampClient {
    private static final String PURPOSE = "get a timestamp";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BITS = 120;

    private final KeylessSettings settings;

    TimestampClient(KeylessSettings settings) {
        this.settings = settings;
    }

    /** A response over the signature, checked as a verifier would. */
    Octets timestamp(Calls calls, Octets signature) {
        TimestampQuery query = new TimestampQuery(signature, new BigInteger(NONCE_BITS, RANDOM).add(BigInteger.ONE));
        HttpAnswer answer = calls.send(
                Request.of(PURPOSE, "POST", settings.services().timestamp())
                        .withHeader("Accept", "application/timestamp-reply")
                        .withContent("application/timestamp-query", Content.of(query.encoded()))
                        .withLimit(64 << 10),
                200,
                201);
        Octets response = Octets.of(answer.body());
        try {
            new TimestampCheck(settings.root().timestampAuthorities()).time(response, signature);
            if (!TimestampCheck.answers(response, query)) {
                throw Calls.refused(PURPOSE, "that of " + answer.shownAs() + " answers another query");
            }
        } catch (Refusal e) {
            throw Calls.refused(PURPOSE, "that of " + answer.shownAs() + " does not count: " + e.reason());
        }
        return response;
    }
}
