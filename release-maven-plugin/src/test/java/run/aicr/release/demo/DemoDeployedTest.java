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
package run.aicr.release.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Registry;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.release.StillClock;
import run.aicr.release.StubServer.Reply;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.publish.PublishedAlready;
import run.aicr.release.step.Finding;

class DemoDeployedTest {
    /** Of deploy/manifests/deployment.yaml. */
    private static final String SETTINGS = """
            "env":[{"name":"AICR_LOG_LEVEL","value":"info"},{"name":"MALLOC_ARENA_MAX","value":"1"}],
            "resources":{"limits":{"memory":"512Mi"}},
            "startupProbe":{"httpGet":{"path":"/ready","port":8080},"initialDelaySeconds":5,"periodSeconds":10,
            "timeoutSeconds":5,"failureThreshold":3},
            "livenessProbe":{"httpGet":{"path":"/health","port":8080},"initialDelaySeconds":10,"periodSeconds":30,
            "timeoutSeconds":5,"failureThreshold":3}""".replace("\n", "");

    @TempDir
    Path folder;

    private final StillClock clock = new StillClock();
    private final ServiceCaller caller = clock.caller();
    private Rehearsal rehearsal;
    private StubCloud cloud;
    private Registry registry;
    private Sha256 digest;

    @BeforeEach
    void start() throws IOException {
        rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"));
        cloud = new StubCloud();
        Addresses at = rehearsal.addresses();
        Login login = new Login(at.tokens().registryUser(), at.tokens().registryToken());
        registry = Registry.at(at.registry(), login, caller);
        Layout layout = Layout.create(folder.resolve("image"));
        Descriptor config = layout.put(MediaTypes.CONFIG, "{}".getBytes(StandardCharsets.UTF_8));
        Descriptor manifest = layout.put(
                MediaTypes.MANIFEST,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", MediaTypes.MANIFEST)
                        .put("config", config.toNode())
                        .put("layers", Sequence.of(List.of()))
                        .build()));
        registry.push("nvidia/aicrd", layout, manifest, Optional.empty());
        digest = manifest.digest();
    }

    @AfterEach
    void stop() {
        cloud.close();
        rehearsal.close();
    }

    private DemoDeployed step(Optional<String> notDue) {
        Federation federation =
                new Federation(cloud.ci(), cloud.endpoint(rehearsal.addresses().registry()), caller);
        CloudRun run = new CloudRun(cloud.endpoint(rehearsal.addresses().registry()), federation::accessToken, caller);
        return new DemoDeployed(
                new PublishedAlready(),
                () -> new DemoDeployed.Image(registry, "nvidia/aicrd", digest, "1.3.0"),
                () -> notDue,
                () -> registry,
                "cloud.example/demo/aicrd",
                run,
                caller);
    }

    private String wanted() {
        return "cloud.example/demo/aicrd@" + digest;
    }

    @Test
    void theImageIsCopiedByDigestAndServed() {
        DemoDeployed step = step(Optional.empty());
        assertInstanceOf(Finding.Missing.class, step.look());
        assertTrue(registry.head("demo/aicrd", digest.prefixed()).isEmpty(), "looking changes nothing");
        step.act();
        assertEquals(
                digest,
                registry.head("demo/aicrd", digest.prefixed()).orElseThrow().digest());
        assertEquals(
                List.of("updateMask=template,traffic {\"template\":{\"containers\":[{\"image\":\"" + wanted()
                        + "\",\"ports\":[{\"containerPort\":8080}]," + SETTINGS + "},{\"image\":\"side\"}]},"
                        + "\"traffic\":[{\"type\":\"TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST\",\"percent\":100}]}"),
                cloud.patches);
        DemoDeployed.Result done = assertInstanceOf(
                DemoDeployed.Result.class,
                assertInstanceOf(Finding.Done.class, step.look()).result());
        assertEquals(Map.of("image", wanted(), "revision", "api-2"), step.evidence(done));
    }

    @Test
    void aWrongVersionGivesTheRequestsBack() {
        cloud.versionOfNew = "v1.2.9";
        DemoDeployed step = step(Optional.empty());
        ReleaseException failed = assertThrows(ReleaseException.class, step::act);
        assertEquals(Code.DEPLOY_FAILED, failed.code());
        assertTrue(failed.sentence().contains("revision api-2 of the demo"), failed.sentence());
        assertTrue(failed.sentence().contains("'1.2.9', expected 1.3.0"), failed.sentence());
        assertTrue(failed.sentence().contains("revision api-1 serves again"), failed.sentence());
        assertEquals(1, cloud.serving);
        assertInstanceOf(Finding.Missing.class, step.look());
        cloud.versionOfNew = "v1.3.0";
        step.act();
        assertInstanceOf(Finding.Done.class, step.look());
    }

    @Test
    void aRevisionThatDoesNotStartIsReported() {
        cloud.operationError = "container failed to start";
        ReleaseException failed = assertThrows(
                ReleaseException.class, () -> step(Optional.empty()).act());
        assertEquals(Code.DEPLOY_FAILED, failed.code());
        assertTrue(failed.sentence().contains("container failed to start"), failed.sentence());
        assertTrue(failed.sentence().contains("api-1 serves again"), failed.sentence());
    }

    @Test
    void waitingEndsAfterFiveMinutes() {
        cloud.pollsUntilDone = 1000;
        CloudRun run =
                new CloudRun(cloud.endpoint(rehearsal.addresses().registry()), () -> new Secret("cloud"), caller);
        DemoService before = run.service();
        ReleaseException failed = assertThrows(ReleaseException.class, () -> run.deploy(before, "x@sha256:1"));
        assertTrue(failed.sentence().contains("not done after 300 s"), failed.sentence());
    }

    @Test
    void whatIsNotDueIsNotLookedAt() {
        assertEquals(
                new Finding.NotDue<>("PRERELEASE"),
                step(Optional.of("PRERELEASE")).look());
        assertTrue(cloud.server.calls().isEmpty());
    }

    @Test
    void tokensAreExchangedAndSentOnlyWhereTheyBelong() {
        step(Optional.empty()).look();
        var calls = cloud.server.calls();
        assertEquals(
                "GET /ci?api=1&audience=https%3A%2F%2Fiam.googleapis.com%2F" + StubCloud.PROVIDER.replace("/", "%2F"),
                calls.get(0).line());
        assertEquals("Bearer ci-secret", calls.get(0).header("Authorization"));
        assertEquals("", calls.get(1).header("Authorization"));
        assertEquals("jwt", calls.get(1).json().requiredText("subjectToken"));
        assertEquals(
                "//iam.googleapis.com/" + StubCloud.PROVIDER,
                calls.get(1).json().requiredText("audience"));
        assertEquals("Bearer federated", calls.get(2).header("Authorization"));
        assertEquals("Bearer cloud", calls.get(3).header("Authorization"));
    }

    @Test
    void aRefusedIdentityIsExplained() {
        cloud.refusal = Reply.of(
                400, "{\"error\":\"invalid_grant\",\"error_description\":\"the attribute condition rejected it\"}");
        ReleaseException refused = assertThrows(
                ReleaseException.class, () -> step(Optional.empty()).look());
        assertEquals(Code.AUTH_FAILED, refused.code());
        assertTrue(refused.sentence().contains("attribute condition"), refused.sentence());
        assertFalse(refused.getMessage().contains("ci-secret"));
        cloud.refusal = Reply.of(403, "{\"error\":{\"message\":\"no permission\"}}");
        CloudRun run =
                new CloudRun(cloud.endpoint(rehearsal.addresses().registry()), () -> new Secret("cloud"), caller);
        assertTrue(assertThrows(ReleaseException.class, run::service).sentence().contains("no permission"));
        assertEquals(
                "oauth2accesstoken", Federation.registryLogin(new Secret("t")).user());
    }
}
