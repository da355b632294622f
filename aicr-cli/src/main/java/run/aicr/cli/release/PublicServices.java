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
package run.aicr.cli.release;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import run.aicr.attestation.release.AssetDownload;
import run.aicr.attestation.release.ImageSource;
import run.aicr.attestation.release.WithdrawalBanner;
import run.aicr.cli.console.Session;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.http.HttpAddress;
import run.aicr.http.HttpAnswer;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Request;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Login;
import run.aicr.oci.Registry;
import run.aicr.oci.credential.DockerConfig;

/**
 * Where releases are public: the forge and the registries. No login is needed; for registries that of the user counts
 * when there is one. Plain {@code http} is spoken with this machine only.
 *
 * @param forge address of its pages and downloads
 * @param api address of its API
 */
record PublicServices(Session session, ServiceCaller caller, URI forge, URI api) {
    private static final URI FORGE = URI.create("https://github.com/");
    private static final URI API = URI.create("https://api.github.com/");

    static PublicServices of(Session session) {
        HttpSettings http = HttpSettings.of(
                "aicr/" + session.stamp().version(),
                Proxies.of(session.environment().variables()));
        return new PublicServices(session, new ServiceCaller(http, retry()), FORGE, API);
    }

    /** Three attempts within seconds: somebody waits, and "undecided" is an answer. */
    private static Retry retry() {
        Retry standard = Retry.standard();
        return new Retry(
                3,
                Duration.ofMillis(250),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                standard.statuses(),
                standard.sleeper(),
                standard.clock(),
                standard.jitter());
    }

    /** The assets of a public release. */
    AssetDownload assets(String repository, String tag, Path folder) {
        return new AssetDownload(caller, forge.resolve(repository + "/releases/download/" + tag + "/"), folder);
    }

    /**
     * The assets below an address of the user.
     *
     * @throws AicrException INVALID_REQUEST for plain http to another machine
     */
    AssetDownload assetsAt(String base, Path folder) {
        URI address = HttpAddress.parse(base.endsWith("/") ? base : base + "/");
        if ("http".equals(address.getScheme()) && !isThisMachine(address)) {
            throw AicrException.invalidRequest("--from " + base + " without TLS; use https");
        }
        return new AssetDownload(caller, address, folder);
    }

    ImageSource images() {
        Map<String, Registry> known = new HashMap<>();
        return ImageSource.ofRegistries(host -> known.computeIfAbsent(host, this::registry));
    }

    private Registry registry(String host) {
        URI plain = URI.create("http://" + host);
        return Registry.at(isThisMachine(plain) ? plain : URI.create("https://" + host), login(host), caller);
    }

    private Login login(String host) {
        try {
            return DockerConfig.of(session.environment().variables()).login(host);
        } catch (AicrException e) {
            session.log().warn("no login from the docker configuration", "error", e.sentence());
            return Login.ANONYMOUS;
        }
    }

    private static boolean isThisMachine(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(?:\\.[0-9]{1,3}){3}");
    }

    /**
     * What the forge says on top of the notes.
     *
     * @throws AicrException of a retryable class when it cannot be asked
     */
    Optional<WithdrawalBanner> withdrawal(String repository, String tag) {
        Request request = Request.get(
                        "ask whether " + tag + " was withdrawn",
                        api.resolve("repos/" + repository + "/releases/tags/" + tag))
                .withHeader("Accept", "application/vnd.github+json");
        HttpAnswer answer = caller.send(request);
        if (answer.status() != 200) {
            throw answer.unexpected(request.purpose());
        }
        Fields release = Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.CATALOGUE_FILE), "");
        return WithdrawalBanner.ofNotes(release.textOrEmpty("body"));
    }
}
