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

import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Map;
import java.util.Optional;

/** Turns the client's objects into this package's records; what a server leaves out has its default. */
final class ClientObjects {
    private ClientObjects() {}

    static Pod pod(io.fabric8.kubernetes.api.model.Pod pod) {
        Optional<PodStatus> status = Optional.ofNullable(pod.getStatus());
        Optional<Boolean> ready = status.flatMap(s -> s.getConditions().stream()
                .filter(c -> "Ready".equals(c.getType()))
                .findFirst()
                .map(c -> "True".equals(c.getStatus())));
        return new Pod(
                pod.getMetadata().getNamespace(),
                pod.getMetadata().getName(),
                Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of()),
                status.map(PodStatus::getPhase).orElse("Unknown"),
                ready,
                pod.getMetadata().getDeletionTimestamp() != null);
    }

    static Workload deployment(Deployment deployment) {
        return new Workload(
                deployment.getMetadata().getNamespace(),
                deployment.getMetadata().getName(),
                Optional.ofNullable(deployment.getSpec())
                        .map(DeploymentSpec::getReplicas)
                        .orElse(1),
                Optional.ofNullable(deployment.getStatus())
                        .map(DeploymentStatus::getAvailableReplicas)
                        .orElse(0));
    }

    static Workload daemonSet(DaemonSet daemonSet) {
        Optional<DaemonSetStatus> status = Optional.ofNullable(daemonSet.getStatus());
        return new Workload(
                daemonSet.getMetadata().getNamespace(),
                daemonSet.getMetadata().getName(),
                status.map(DaemonSetStatus::getDesiredNumberScheduled).orElse(0),
                status.map(DaemonSetStatus::getNumberReady).orElse(0));
    }
}
