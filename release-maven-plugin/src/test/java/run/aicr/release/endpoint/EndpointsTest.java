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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.aicr.oci.Login;

class EndpointsTest {
    private static final Map<String, String> ALL = Map.of(
            "GITHUB_TOKEN", "hidden-1",
            "GHCR_TOKEN", "hidden-2",
            "HOMEBREW_DEPLOY_KEY", "hidden-3",
            "SLACK_SERVICE", "T0/B0/hidden-4",
            "ACTIONS_ID_TOKEN_REQUEST_URL", "https://token.example/?x=1",
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "hidden-5",
            "AICR_DEMO_PROJECT_NUMBER", "42",
            "GITHUB_ACTOR", "Somebody");

    @Test
    void productionHasTheAddressesOfTheSpecification() {
        Endpoints at = Endpoints.github(ALL, "NVIDIA/aicr");
        assertEquals(URI.create("https://ghcr.io"), at.registry().base());
        assertEquals(new Login("somebody", "hidden-2"), at.registry().login());
        assertEquals(
                "nvidia/aicr-validators/deployment",
                at.registry().repositoryOf("ghcr.io/nvidia/aicr-validators/deployment"));
        assertEquals(
                "https://hooks.slack.com/services/T0/B0/hidden-4", at.chat().value());
        assertEquals("git@github.com:NVIDIA/homebrew-aicr.git", at.tap().address());
        assertTrue(at.tap().hasCredentials());
        assertTrue(at.ci().isPresent());
        assertEquals(
                "projects/42/locations/global/workloadIdentityPools/github-actions-pool/providers/github-actions-provider",
                at.demo().provider());
        assertEquals("gh-pages", at.pages().branch());
    }

    @Test
    void theTokenOfTheForgeServesTheRegistryToo() {
        Endpoints at = Endpoints.github(Map.of("GITHUB_TOKEN", "t"), "NVIDIA/aicr");
        assertEquals(new Login("nvidia", "t"), at.registry().login());
        assertFalse(at.tap().hasCredentials());
        assertFalse(at.ci().isPresent());
        assertFalse(at.demo().isPresent());
        assertTrue(at.chat().isEmpty());
        assertTrue(GitEndpoint.local("/tmp/tap.git", "main").hasCredentials());
    }

    @Test
    void noSecretIsEverPrinted() {
        Endpoints at = Endpoints.github(ALL, "NVIDIA/aicr");
        assertFalse(at.toString().contains("hidden"), at.toString());
        assertEquals("send to *** failed", new Secret("x1").maskedIn("send to x1 failed"));
        assertEquals("abc", Secret.NONE.maskedIn("abc"));
    }

    @Test
    void theTokenForGitStandsInVariablesForItsServerOnly() {
        GitEndpoint pages = Endpoints.github(ALL, "NVIDIA/aicr").pages();
        assertEquals(
                "http.https://github.com/.extraHeader", pages.tokenVariables().get("GIT_CONFIG_KEY_0"));
        assertTrue(pages.tokenVariables().get("GIT_CONFIG_VALUE_0").startsWith("Authorization: Basic "));
        assertEquals(Map.of(), GitEndpoint.local("/tmp/x", "main").tokenVariables());
    }
}
