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
package run.aicr.release.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import run.aicr.attestation.keyless.SigningServices;
import run.aicr.oci.Login;

/**
 * All addresses and credentials of a release. A rehearsal and a real release differ here and nowhere else.
 *
 * @param repository {@code owner/name} on the forge
 * @param registry of the images
 * @param chat address of the webhook, itself a secret; empty when no message is sent
 * @param tap of the formula
 * @param pages of the documentation
 */
public record Endpoints(
        String repository,
        RegistryEndpoint registry,
        ForgeEndpoint forge,
        Secret chat,
        CiEndpoint ci,
        DemoEndpoint demo,
        GitEndpoint tap,
        GitEndpoint pages,
        SigningEndpoint signing) {
    private static final String GITHUB_KEY =
            "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
    private static final String CHAT = "https://hooks.slack.com/services/";

    /**
     * The services of production (spec release §1.11–1.13, §7, §7.8). Variables that are not set leave their credential
     * empty; the step that needs it says so.
     *
     * @param variables of the process
     * @param repository {@code owner/name}
     */
    public static Endpoints github(Map<String, String> variables, String repository) {
        Secret token = secret(variables, "GITHUB_TOKEN");
        Secret packages = secret(variables, "GHCR_TOKEN");
        CiEndpoint ci = new CiEndpoint(
                variables.getOrDefault("ACTIONS_ID_TOKEN_REQUEST_URL", ""),
                secret(variables, "ACTIONS_ID_TOKEN_REQUEST_TOKEN"));
        String owner = repository.substring(0, repository.indexOf('/'));
        return new Endpoints(
                repository,
                new RegistryEndpoint(
                        URI.create("https://ghcr.io"),
                        login(variables.getOrDefault("GITHUB_ACTOR", owner), packages.isEmpty() ? token : packages)),
                new ForgeEndpoint(
                        URI.create("https://api.github.com"),
                        URI.create("https://uploads.github.com"),
                        URI.create("https://github.com"),
                        token),
                chat(secret(variables, "SLACK_SERVICE")),
                ci,
                demo(variables.getOrDefault("AICR_DEMO_PROJECT_NUMBER", "")),
                new GitEndpoint(
                        "git@github.com:" + owner + "/homebrew-aicr.git",
                        "main",
                        secret(variables, "HOMEBREW_DEPLOY_KEY"),
                        Secret.NONE,
                        GITHUB_KEY),
                new GitEndpoint("https://github.com/" + repository + ".git", "gh-pages", Secret.NONE, token, ""),
                new SigningEndpoint(SigningServices.publicInstance(), ci, ci, Optional.empty()));
    }

    /** The number of the cloud project is no secret, but it is not written down in the sources either. */
    private static DemoEndpoint demo(String projectNumber) {
        String provider = projectNumber.isEmpty()
                ? ""
                : "projects/" + projectNumber
                        + "/locations/global/workloadIdentityPools/github-actions-pool/providers/github-actions-provider";
        return new DemoEndpoint(
                URI.create("https://sts.googleapis.com"),
                URI.create("https://iamcredentials.googleapis.com"),
                URI.create("https://run.googleapis.com"),
                URI.create("https://us-docker.pkg.dev"),
                "us-docker.pkg.dev/eidosx/demo/aicrd",
                provider,
                "github-actions@eidosx.iam.gserviceaccount.com",
                "projects/eidosx/locations/us-west1/services/api");
    }

    private static Secret chat(Secret service) {
        String value = service.value();
        return value.isEmpty() || value.startsWith("https://") ? service : new Secret(CHAT + value);
    }

    private static Login login(String user, Secret secret) {
        return secret.isEmpty() ? Login.ANONYMOUS : new Login(user.toLowerCase(Locale.ROOT), secret.value());
    }

    private static Secret secret(Map<String, String> variables, String name) {
        return new Secret(variables.getOrDefault(name, ""));
    }
}
