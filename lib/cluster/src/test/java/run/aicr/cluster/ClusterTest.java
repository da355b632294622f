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
package run.aicr.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Against a real HTTP server on loopback. */
class ClusterTest {
    private static final String PODS = "/api/v1/namespaces/ns/pods?limit=500";
    private static final String NEXT_PODS = "/api/v1/namespaces/ns/pods?continue=next&limit=500";

    @TempDir
    Path folder;

    private TestCluster test;
    private Cluster cluster;

    @BeforeEach
    void start() {
        test = new TestCluster(folder);
        cluster = test.open();
    }

    @AfterEach
    void stop() {
        cluster.close();
        test.close();
    }

    @Test
    void listsPodsOfANamespaceByLabel() {
        test.addPod("ns", "one", Map.of("app", "a"), "Running", true);
        test.addPod("ns", "two", Map.of("app", "a"), "Pending", false);
        test.addPod("ns", "three", Map.of("app", "b"), "Running", true);
        test.addPod("other", "four", Map.of("app", "a"), "Running", true);

        List<Pod> pods = cluster.pods("ns", Map.of("app", "a"));

        assertEquals(
                Set.of(
                        new Pod("ns", "one", Map.of("app", "a"), "Running", Optional.of(true), false),
                        new Pod("ns", "two", Map.of("app", "a"), "Pending", Optional.of(false), false)),
                Set.copyOf(pods));
    }

    @Test
    void followsThePagesOfAList() {
        test.answer(PODS, 200, page("one", "next"));
        test.answer(NEXT_PODS, 200, page("two", ""));
        assertEquals(
                List.of("one", "two"),
                cluster.pods("ns", Map.of()).stream().map(Pod::name).toList());
    }

    @Test
    void refusesAListBeyondTheLimit() {
        test.answer(PODS, 200, page("one", "next"));
        test.answer(NEXT_PODS, 200, page("two", ""));
        try (Cluster small =
                Cluster.open(new Access.Kubeconfig(test.kubeconfig()), TestCluster.LIMITS.withMaxItems(1))) {
            AicrException e = assertThrows(AicrException.class, () -> small.pods("ns", Map.of()));
            assertEquals("cannot list pods in namespace ns: more than 1 items", e.sentence());
        }
    }

    @Test
    void readsHowManyPodsAWorkloadHas() {
        test.addDeployment("ns", "web", Map.of("app", "web"), 3, 2);
        test.addDaemonSet("ns", "agent", 4, 1);
        Workload web = new Workload("ns", "web", 3, 2);
        assertEquals(Optional.of(web), cluster.deployment("ns", "web"));
        assertEquals(List.of(web), cluster.deployments("ns", Map.of("app", "web")));
        assertEquals(Optional.of(new Workload("ns", "agent", 4, 1)), cluster.daemonSet("ns", "agent"));
        assertEquals(Optional.empty(), cluster.deployment("ns", "absent"));
        assertEquals(Optional.empty(), cluster.daemonSet("ns", "absent"));
        assertEquals(List.of(), cluster.deployments("ns", Map.of("app", "absent")));
    }

    @Test
    void tellsTheServedVersionsOfAGroup() {
        test.answer("/apis/resource.k8s.io", 200, """
                {"kind":"APIGroup","versions":[{"groupVersion":"resource.k8s.io/v1","version":"v1"},
                 {"groupVersion":"resource.k8s.io/v1beta1","version":"v1beta1"}]}""");
        test.answer("/apis/absent.example", 404, "{}");
        assertEquals(Set.of("v1", "v1beta1"), cluster.servedVersions("resource.k8s.io"));
        assertEquals(Set.of(), cluster.servedVersions("absent.example"));
    }

    @Test
    void readsADocumentByItsPath() {
        test.answer("/apis/x/v1/things/a", 200, "{\"status\":{\"state\":\"ready\"}}");
        test.answer("/apis/x/v1/things/b", 404, "{\"kind\":\"Status\"}");
        test.answer("/apis/x/v1/things/c", 200, "[]");
        assertEquals(
                Optional.of("ready"),
                cluster.document("/apis/x/v1/things/a")
                        .flatMap(d -> Fields.of(d, "").fields("status"))
                        .flatMap(s -> s.text("state")));
        assertTrue(cluster.document("/apis/x/v1/things/b").isEmpty());
        assertEquals(ErrorClass.INVALID_REQUEST, failure(() -> cluster.document("/apis/x/v1/things/c")));
    }

    @Test
    void stopsReadingABodyAtItsLimit() {
        String body = "x".repeat(100_000);
        test.answer("/metrics", 200, body);
        assertEquals(body, new String(cluster.raw("/metrics", 100_000), StandardCharsets.UTF_8));
        AicrException e = assertThrows(AicrException.class, () -> cluster.raw("/metrics", 99_999));
        assertEquals("cannot read /metrics: the answer is larger than 99999 bytes", e.sentence());
    }

    @Test
    void classifiesWhatTheServerAnswers() {
        test.answer(PODS, 403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"no\"}");
        assertEquals(ErrorClass.UNAUTHORIZED, failure(() -> cluster.pods("ns", Map.of())));
        Map<Integer, ErrorClass> classes = Map.of(
                400, ErrorClass.INVALID_REQUEST,
                401, ErrorClass.UNAUTHORIZED,
                404, ErrorClass.NOT_FOUND,
                409, ErrorClass.CONFLICT,
                429, ErrorClass.RATE_LIMIT_EXCEEDED,
                500, ErrorClass.INTERNAL,
                503, ErrorClass.SERVICE_UNAVAILABLE,
                504, ErrorClass.TIMEOUT);
        classes.forEach((status, errorClass) -> {
            test.answer("/s/" + status, status, "{}");
            assertEquals(errorClass, failure(() -> cluster.raw("/s/" + status, 100)), "status " + status);
        });
    }

    @Test
    void callsASilentServerTooSlow() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Path kubeconfig = TestCluster.writeKubeconfig(folder, "http://127.0.0.1:" + silent.getLocalPort());
            ClusterLimits hasty = TestCluster.LIMITS.withRequest(Duration.ofMillis(300));
            try (Cluster slow = Cluster.open(new Access.Kubeconfig(kubeconfig), hasty)) {
                assertEquals(ErrorClass.TIMEOUT, failure(() -> slow.raw("/x", 100)));
                assertEquals(ErrorClass.TIMEOUT, failure(() -> slow.pods("ns", Map.of())));
            }
        }
    }

    @Test
    void callsAnAbsentServerUnreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path kubeconfig = TestCluster.writeKubeconfig(folder, "http://127.0.0.1:" + port);
        try (Cluster absent = Cluster.open(new Access.Kubeconfig(kubeconfig), TestCluster.LIMITS)) {
            assertEquals(ErrorClass.SERVICE_UNAVAILABLE, failure(() -> absent.raw("/x", 100)));
            assertEquals(ErrorClass.SERVICE_UNAVAILABLE, failure(() -> absent.pods("ns", Map.of())));
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        assertEquals(ErrorClass.TIMEOUT, failure(() -> cluster.raw("/x", 100)));
        assertTrue(Thread.interrupted());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private static ErrorClass failure(Runnable call) {
        return assertThrows(AicrException.class, call::run).errorClass();
    }

    private static String page(String pod, String next) {
        return """
                {"kind":"PodList","apiVersion":"v1","metadata":{"continue":"%s"},
                 "items":[{"kind":"Pod","apiVersion":"v1","metadata":{"namespace":"ns","name":"%s"}}]}""".formatted(next, pod);
    }
}
