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
package run.aicr.validator.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.cluster.Cluster;
import run.aicr.cluster.Workload;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.validator.Check;
import run.aicr.validator.CheckContext;
import run.aicr.validator.Evidence;
import run.aicr.validator.Outcome;

/**
 * {@code gpu-operator-health}, a diagnostic: the operator's Deployment is available, its ClusterPolicy is ready, and the
 * metrics exporter runs (spec validators §5.12). The first of the three that does not hold is the reason.
 */
final class GpuOperatorHealth implements Check {
    private static final String NAMESPACE = "gpu-operator";
    private static final String NAME = "gpu-operator";
    private static final Map<String, String> LABELS = Map.of("app.kubernetes.io/name", NAME);
    private static final String CLUSTER_POLICY = "/apis/nvidia.com/v1/clusterpolicies/cluster-policy";
    private static final String EXPORTER = "nvidia-dcgm-exporter";

    @Override
    public String name() {
        return "gpu-operator-health";
    }

    @Override
    public Outcome run(CheckContext context) {
        checkDeployment(context.cluster(), context.evidence());
        checkClusterPolicy(context.cluster(), context.evidence());
        checkExporter(context.cluster(), context.evidence());
        return Outcome.pass();
    }

    /** By label; older charts carry none, there the name decides. */
    private static void checkDeployment(Cluster cluster, Evidence evidence) {
        List<Workload> labelled = cluster.deployments(NAMESPACE, LABELS);
        Optional<Workload> found = labelled.isEmpty()
                ? cluster.deployment(NAMESPACE, NAME)
                : labelled.stream().filter(d -> d.available() > 0).findFirst().or(() -> Optional.of(labelled.get(0)));
        Workload deployment = found.orElseThrow(() -> AicrException.notFound("no GPU operator Deployment in namespace "
                + NAMESPACE + ", neither with label app.kubernetes.io/name=gpu-operator nor with name " + NAME));
        evidence.block(
                "GPU operator Deployment",
                "kubectl get deployment " + deployment.name() + " -n " + NAMESPACE,
                count(deployment, "available"));
        requireOne(deployment, "Deployment", "available replica");
    }

    private static void checkClusterPolicy(Cluster cluster, Evidence evidence) {
        Mapping policy = cluster.document(CLUSTER_POLICY)
                .orElseThrow(() -> AicrException.notFound("there is no ClusterPolicy cluster-policy (nvidia.com/v1)"));
        String state = Fields.of(policy, "")
                .fields("status")
                .map(s -> s.textOrEmpty("state"))
                .orElse("");
        evidence.block("ClusterPolicy", "kubectl get clusterpolicy cluster-policy", "state: " + state);
        if (!state.equals("ready")) {
            throw new AicrException(
                    ErrorClass.INTERNAL,
                    "ClusterPolicy cluster-policy must be in state 'ready', it is '" + state + "'");
        }
    }

    private static void checkExporter(Cluster cluster, Evidence evidence) {
        Workload exporter = cluster.daemonSet(NAMESPACE, EXPORTER)
                .orElseThrow(() ->
                        AicrException.notFound("there is no DaemonSet " + EXPORTER + " in namespace " + NAMESPACE));
        evidence.block(
                "DCGM exporter", "kubectl get daemonset " + EXPORTER + " -n " + NAMESPACE, count(exporter, "ready"));
        requireOne(exporter, "DaemonSet", "ready pod");
    }

    private static void requireOne(Workload workload, String kind, String what) {
        if (workload.available() < 1) {
            throw new AicrException(
                    ErrorClass.INTERNAL,
                    kind + " " + workload.namespace() + "/" + workload.name() + " has no " + what + " of "
                            + workload.desired());
        }
    }

    private static String count(Workload workload, String word) {
        return workload.name() + "  " + workload.available() + "/" + workload.desired() + " " + word;
    }
}
