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
import java.util.Set;
import java.util.TreeSet;
import run.aicr.attestation.policy.IdentityPolicy;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;

/**
 * What a signature with a certificate needs.
 *
 * @param services that are asked
 * @param token gives a fresh identity token for each signature
 * @param root that the answers of the services, and at last the bundle, must agree with
 * @param policy that the bundle must satisfy before it is handed out
 * @param caller sends the requests; the budget of its {@link Retry} is that of one signature, see {@link #retry}
 */
public record KeylessSettings(
        SigningServices services, IdentityToken token, TrustedRoot root, IdentityPolicy policy, ServiceCaller caller) {

    /**
     * When a request of a signature is repeated: after faults of the transport and the statuses 408, 429 and 5xx, with
     * waits that double from one second on, up to five minutes, until the budget is used up (spec release §2.6).
     */
    public static Retry retry(Duration budget) {
        Retry standard = Retry.standard();
        Set<Integer> statuses = new TreeSet<>(Set.of(408, 429));
        for (int status = 500; status < 600; status++) {
            statuses.add(status);
        }
        return new Retry(
                Integer.MAX_VALUE,
                standard.firstWait(),
                standard.longestWait(),
                budget,
                statuses,
                standard.sleeper(),
                standard.clock(),
                standard.jitter());
    }
}
