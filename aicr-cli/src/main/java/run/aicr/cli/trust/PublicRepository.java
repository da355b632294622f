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
package run.aicr.cli.trust;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import run.aicr.attestation.tuf.TufClient;
import run.aicr.cli.console.Session;
import run.aicr.http.HttpAnswer;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Request;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;

/** The TUF repository of the public Sigstore, or an address of the user; at most two minutes in all. */
final class PublicRepository implements TufClient.Source {
    private static final URI BASE = URI.create("https://tuf-repo-cdn.sigstore.dev/");

    private final ServiceCaller caller;

    private PublicRepository(ServiceCaller caller) {
        this.caller = caller;
    }

    static PublicRepository of(Session session) {
        return new PublicRepository(caller(session));
    }

    /** Three attempts within seconds: somebody waits. */
    static ServiceCaller caller(Session session) {
        HttpSettings http = HttpSettings.of(
                "aicr/" + session.stamp().version(),
                Proxies.of(session.environment().variables()));
        Retry standard = Retry.standard();
        Retry retry = new Retry(
                3,
                Duration.ofMillis(250),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                standard.statuses(),
                standard.sleeper(),
                Clock.systemUTC(),
                standard.jitter());
        return new ServiceCaller(http, retry);
    }

    @Override
    public Optional<byte[]> get(String path, int maxBytes) {
        Request request = Request.get("get " + path + " of the public trust root", BASE.resolve(path))
                .withLimit(maxBytes);
        HttpAnswer answer = caller.send(request);
        // The store behind the public address says 403 for what it does not have.
        if (answer.status() == 404 || answer.status() == 403) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw answer.unexpected(request.purpose());
        }
        return Optional.of(answer.body());
    }
}
