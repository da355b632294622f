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

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** An API server on loopback that keeps objects, with a kubeconfig file that leads to it. */
public final class TestCluster implements AutoCloseable {
    /** Quick to give up. */
    public static final ClusterLimits LIMITS =
            ClusterLimits.STANDARD.withRetries(0).withRequest(Duration.ofSeconds(10));

    private final Path kubeconfig;
    private final KubernetesMockServer server;
    private final KubernetesClient client;

    /** Starts the server and writes the kubeconfig into the folder. */
    public TestCluster(Path folder) {
        Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), answers, new KubernetesMixedDispatcher(answers), false);
        server.init();
        client = server.createClient();
        kubeconfig = writeKubeconfig(folder, "http://127.0.0.1:" + server.getPort());
    }

    /** Writes a kubeconfig for any address. */
    static Path writeKubeconfig(Path folder, String address) {
        String text = """
                apiVersion: v1
                kind: Config
                clusters: [{name: here, cluster: {server: "%s"}}]
                users: [{name: me, user: {token: secret}}]
                contexts: [{name: it, context: {cluster: here, user: me}}]
                current-context: it
                """.formatted(address);
        try {
            return Files.writeString(folder.resolve("kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path kubeconfig() {
        return kubeconfig;
    }

    public Cluster open() {
        return Cluster.open(new Access.Kubeconfig(kubeconfig), LIMITS);
    }

    /** Answers GET of a path with this, always, instead of from the kept objects. */
    public void answer(String path, int status, String body) {
        server.expect().get().withPath(path).andReturn(status, body).always();
    }

    /** Keeps a pod. */
    public void addPod(String namespace, String name, Map<String, String> labels, String phase, boolean ready) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withNewStatus()
                .withPhase(phase)
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .withContainerStatuses(new ContainerStatusBuilder()
                        .withName("main")
                        .withReady(ready)
                        .build())
                .endStatus()
                .build();
        client.resource(pod).create();
    }

    /** Keeps a Deployment with this many replicas asked for and available. */
    public void addDeployment(String namespace, String name, Map<String, String> labels, int desired, int available) {
        Deployment deployment = new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withReplicas(desired)
                .endSpec()
                .withNewStatus()
                .withAvailableReplicas(available)
                .endStatus()
                .build();
        client.resource(deployment).create();
    }

    /** Keeps a DaemonSet with this many pods wanted and ready. */
    public void addDaemonSet(String namespace, String name, int desired, int ready) {
        DaemonSet daemonSet = new DaemonSetBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewStatus()
                .withDesiredNumberScheduled(desired)
                .withNumberReady(ready)
                .endStatus()
                .build();
        client.resource(daemonSet).create();
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
