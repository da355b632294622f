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
package run.aicr.rehearsal.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.rehearsal.FolderState;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Wire;
import run.aicr.rehearsal.registry.Pusher;

class DemoPeersTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String PROVIDER = "iam.googleapis.com/projects/1/locations/global/workloadIdentityPools"
            + "/github-actions-pool/providers/github-actions-provider";
    private static final String SERVICE = "/v2/projects/eidosx/locations/us-west1/services/api";
    private static final String REPOSITORY = "demo/aicrd";

    @TempDir
    Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"));
        rehearsal.identity("v1.3.0", COMMIT);
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private String identityToken(String audience) {
        return Wire.call(
                        "GET",
                        rehearsal.addresses().tokenRequest() + "&audience=" + audience,
                        "",
                        "Authorization",
                        "Bearer " + rehearsal.addresses().tokenRequestToken())
                .json()
                .requiredText("value");
    }

    private Wire.Reply exchange(String token) {
        String body = "{\"audience\":\"//" + PROVIDER
                + "\",\"grantType\":\"urn:ietf:params:oauth:grant-type:token-exchange\","
                + "\"requestedTokenType\":\"urn:ietf:params:oauth:token-type:access_token\","
                + "\"scope\":\"https://www.googleapis.com/auth/cloud-platform\","
                + "\"subjectTokenType\":\"urn:ietf:params:oauth:token-type:jwt\",\"subjectToken\":\"" + token + "\"}";
        return Wire.call("POST", rehearsal.addresses().sts() + "/v1/token", body, "Content-Type", "application/json");
    }

    private String federated() {
        return exchange(identityToken("https://" + PROVIDER)).json().requiredText("access_token");
    }

    private Wire.Reply impersonate(String account, String token) {
        return Wire.call(
                "POST",
                rehearsal.addresses().iamCredentials() + "/v1/projects/-/serviceAccounts/" + account
                        + ":generateAccessToken",
                "{\"scope\":[\"https://www.googleapis.com/auth/cloud-platform\"],\"lifetime\":\"3600s\"}",
                "Authorization",
                "Bearer " + token);
    }

    private String access() {
        return impersonate("github-actions@eidosx.iam.gserviceaccount.com", federated())
                .json()
                .requiredText("accessToken");
    }

    private Wire.Reply run(String token, String method, String path, String body) {
        return Wire.call(method, rehearsal.addresses().run() + path, body, "Authorization", "Bearer " + token);
    }

    private Fields deployed(String token, String query, String body) {
        Wire.Reply begun = run(token, "PATCH", SERVICE + query, body);
        assertEquals(200, begun.status(), begun::text);
        String name = begun.json().requiredText("name");
        Fields operation = begun.json();
        while (!operation.bool("done", false)) {
            operation = run(token, "POST", "/v2/" + name + ":wait", "{}").json();
        }
        return operation;
    }

    private String push(String token, String version) throws IOException {
        Pusher pusher = new Pusher(
                rehearsal.addresses().demoRegistry().toString(),
                Wire.basic("oauth2accesstoken", token),
                "eidosx/" + REPOSITORY);
        String digest = new SmallServer(version).push(pusher, "eidosx/" + REPOSITORY);
        return "us-docker.pkg.dev/eidosx/" + REPOSITORY + "@" + digest;
    }

    private static String template(String image) {
        return "{\"template\":{\"containers\":[{\"image\":\"" + image + "\"}]}}";
    }

    @Test
    void onlyARunOfThisRepositoryFederates() {
        assertEquals(200, exchange(identityToken("https://" + PROVIDER)).status());
        assertEquals(400, exchange(identityToken("sigstore")).status());
        assertEquals(400, exchange("no.token.atall").status());
        assertEquals(
                403,
                impersonate("other@eidosx.iam.gserviceaccount.com", federated()).status());
        assertEquals(
                401,
                impersonate("github-actions@eidosx.iam.gserviceaccount.com", "x")
                        .status());
        assertEquals(401, run("x", "GET", SERVICE, "").status());
        assertEquals(403, run(federated(), "GET", SERVICE, "").status());
    }

    @Test
    void aServiceThatWasNeverDeployedToIsThere() {
        Fields service = run(access(), "GET", SERVICE, "").json();
        assertTrue(service.text("latestReadyRevision").isEmpty());
        assertEquals(
                404,
                Wire.call("GET", service.requiredText("uri") + "/health", "").status());
        assertFalse(Files.exists(folder.resolve("demo.json")));
    }

    @Test
    void anImageIsReallyStartedAndTrafficGoesBackToTheOneBefore() throws IOException {
        String token = access();
        Fields first = deployed(token, "", template(push(token, "1.3.0")));
        assertTrue(first.node("error").isEmpty(), () -> first.mapping().toString());
        Fields service = first.fields("response").orElseThrow();
        String uri = service.requiredText("uri");
        String old = service.requiredText("latestReadyRevision");
        assertEquals("1.3.0", Wire.call("GET", uri + "/version?x=1", "").text());
        deployed(token, "?updateMask=template.containers", template(push(token, "1.4.0")));
        assertEquals("1.4.0", Wire.call("GET", uri + "/version", "").text());
        String back = "{\"traffic\":[{\"type\":\"TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION\",\"revision\":\""
                + old.substring(old.lastIndexOf('/') + 1) + "\",\"percent\":100}]}";
        deployed(token, "?updateMask=traffic", back);
        assertEquals("1.3.0", Wire.call("GET", uri + "/version", "").text());
        rehearsal.close();
        var before = FolderState.of(folder);
        start();
        String again = run(access(), "GET", SERVICE, "").json().requiredText("uri");
        assertEquals("1.3.0", Wire.call("GET", again + "/version", "").text());
        assertEquals(before, FolderState.of(folder));
    }

    @Test
    void anImageThatDoesNotComeUpLeavesTheOldOneServing() throws IOException {
        String token = access();
        Fields first = deployed(token, "", template(push(token, "1.3.0")));
        String uri = first.fields("response").orElseThrow().requiredText("uri");
        Fields operation = deployed(token, "", template(push(token, "broken")));
        String message = operation.fields("error").orElseThrow().requiredText("message");
        assertTrue(message.contains("cannot go on"), message);
        assertEquals("1.3.0", Wire.call("GET", uri + "/version", "").text());
        Fields service = run(token, "GET", SERVICE, "").json();
        assertEquals(
                "CONDITION_FAILED",
                service.fields("terminalCondition").orElseThrow().requiredText("state"));
        assertFalse(service.requiredText("latestReadyRevision").equals(service.requiredText("latestCreatedRevision")));
    }

    @Test
    void changesThatMakeNoSenseAreRefusedAtOnce() {
        String token = access();
        String tagged = template("us-docker.pkg.dev/eidosx/demo/aicrd:v1");
        assertEquals(400, run(token, "PATCH", SERVICE, tagged).status());
        String unknown = "us-docker.pkg.dev/eidosx/demo/aicrd@" + Sha256.of("x");
        Wire.Reply validated = run(token, "PATCH", SERVICE + "?validateOnly=true", template(unknown));
        assertTrue(validated.json().bool("done", false));
        String half = "{\"traffic\":[{\"type\":\"TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST\",\"percent\":50}]}";
        assertEquals(400, run(token, "PATCH", SERVICE, half).status());
        String missing =
                "{\"traffic\":[{\"type\":\"TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION\",\"revision\":\"x\",\"percent\":100}]}";
        assertEquals(400, run(token, "PATCH", SERVICE, missing).status());
        assertEquals(404, run(token, "GET", "/v2/projects/eidosx", "").status());
        assertTrue(deployed(token, "", template(unknown)).node("error").isPresent());
    }

    @Test
    void theRegistryOfTheCloudWantsAnAccessToken() {
        String registry = rehearsal.addresses().demoRegistry().toString();
        String path = registry + "/token?scope=repository:eidosx/demo/aicrd:pull";
        assertEquals(403, Wire.call("GET", path, "").status());
        assertEquals(
                401,
                Wire.call("GET", path, "", "Authorization", Wire.basic("oauth2accesstoken", "x"))
                        .status());
        assertEquals(
                200,
                Wire.call("GET", path, "", "Authorization", Wire.basic("oauth2accesstoken", access()))
                        .status());
    }
}
