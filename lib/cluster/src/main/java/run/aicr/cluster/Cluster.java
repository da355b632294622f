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

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/**
 * An open connection to one cluster.
 *
 * <p>Reads what the checks need. Failures are {@link AicrException}: absent NOT_FOUND, refused UNAUTHORIZED, unreachable
 * SERVICE_UNAVAILABLE, too slow TIMEOUT. Safe for use by several threads.
 */
public final class Cluster implements AutoCloseable {
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final ClusterLimits limits;
    private final RawReader raw;

    private Cluster(KubernetesClient client, ClusterLimits limits) {
        this.client = client;
        this.limits = limits;
        this.raw = new RawReader(client, limits.request());
    }

    /** Prepares the connection; the first request is sent by the first read. */
    public static Cluster open(Access access, ClusterLimits limits) {
        return new Cluster(ClientFactory.open(access, limits), limits);
    }

    /** Pods of a namespace that carry all the labels. */
    public List<Pod> pods(String namespace, Map<String, String> labels) {
        return all(
                "list pods in namespace " + namespace,
                page -> client.pods()
                        .inNamespace(namespace)
                        .withLabels(new TreeMap<>(labels))
                        .list(page),
                ClientObjects::pod);
    }

    /** Deployments of a namespace that carry all the labels. */
    public List<Workload> deployments(String namespace, Map<String, String> labels) {
        return all(
                "list deployments in namespace " + namespace,
                page -> client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withLabels(new TreeMap<>(labels))
                        .list(page),
                ClientObjects::deployment);
    }

    public Optional<Workload> deployment(String namespace, String name) {
        return ask(
                        "read deployment " + namespace + "/" + name,
                        () -> Optional.ofNullable(client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .withName(name)
                                .get()))
                .map(ClientObjects::deployment);
    }

    public Optional<Workload> daemonSet(String namespace, String name) {
        return ask(
                        "read daemonset " + namespace + "/" + name,
                        () -> Optional.ofNullable(client.apps()
                                .daemonSets()
                                .inNamespace(namespace)
                                .withName(name)
                                .get()))
                .map(ClientObjects::daemonSet);
    }

    /** Versions the server offers for an API group, such as {@code v1}; empty when the group is not served. */
    public Set<String> servedVersions(String group) {
        Optional<Mapping> answer = document("/apis/" + group);
        if (answer.isEmpty()) {
            return Set.of();
        }
        Set<String> versions = new TreeSet<>();
        for (Fields version : Fields.of(answer.get(), "").list("versions")) {
            versions.add(version.requiredText("version"));
        }
        return versions;
    }

    /**
     * The object or discovery document at an API path such as {@code
     * /apis/nvidia.com/v1/clusterpolicies/cluster-policy}; empty when the server answers 404.
     */
    public Optional<Mapping> document(String path) {
        byte[] bytes;
        try {
            bytes = raw(path, limits.maxBytes());
        } catch (AicrException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
        Node node = JsonReader.read(path, bytes, new Limits(limits.maxBytes(), 100, 1_000_000));
        if (node instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        throw AicrException.invalidRequest(path + ": a JSON object is expected, found " + node.kindName());
    }

    /**
     * The body at an API path.
     *
     * @throws AicrException INVALID_REQUEST when it is larger than the limit
     */
    public byte[] raw(String path, int maxBytes) {
        return raw.read(path, maxBytes);
    }

    @Override
    public void close() {
        client.close();
    }

    private <I extends HasMetadata, L extends KubernetesResourceList<I>, R> List<R> all(
            String what, Function<ListOptions, L> list, Function<I, R> each) {
        List<R> found = new ArrayList<>();
        String next = "";
        do {
            ListOptionsBuilder options = new ListOptionsBuilder().withLimit(PAGE);
            if (!next.isEmpty()) {
                options.withContinue(next);
            }
            L page = ask(what, () -> list.apply(options.build()));
            if (found.size() + page.getItems().size() > limits.maxItems()) {
                throw new AicrException(
                        ErrorClass.INTERNAL, "cannot " + what + ": more than " + limits.maxItems() + " items");
            }
            page.getItems().forEach(item -> found.add(each.apply(item)));
            next = Optional.ofNullable(page.getMetadata().getContinue()).orElse("");
        } while (!next.isEmpty());
        return List.copyOf(found);
    }

    private static <T> T ask(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw Refusals.of(what, e);
        }
    }
}
