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
package run.aicr.bundle.deployer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.bundle.value.ValuePath;
import run.aicr.document.Scalar;

/** {@code deploy.sh}: the script of the resource with the table of this bundle (spec bundle §7.1, §23 item 19). */
final class DeployScript {
    private static final String NODE_TUNING = "nodewright-operator";
    private static final ValuePath RUNTIME_TAINT = ValuePath.of("controllerManager.manager.env.runtimeRequiredTaint");
    private static final String DEFAULT_TAINT_KEY = "skyhook.nvidia.com";
    private static final String DRA_DRIVER = "nvidia-dra-driver-gpu";

    /** API groups of the resource definitions that a component leaves behind. */
    private static final Map<String, List<String>> CRD_GROUPS = Map.of(
            "kai-scheduler", List.of("kai.scheduler", "scheduling.run.ai"),
            "gpu-operator", List.of("nvidia.com", "nfd.k8s-sigs.io"),
            "dynamo-platform", List.of("grove.io", "scheduler.grove.io"),
            "kube-prometheus-stack", List.of("monitoring.coreos.com"),
            "k8s-nim-operator", List.of("apps.nvidia.com"),
            "kubeflow-trainer", List.of("trainer.kubeflow.org", "jobset.x-k8s.io"));

    private DeployScript() {}

    static String of(BundlePlan plan, List<Folder> folders) {
        StringBuilder releases = new StringBuilder();
        for (Folder folder : folders) {
            releases.append("  ").append(ShellText.quoted(line(folder))).append('\n');
        }
        List<String> groups = new ArrayList<>();
        for (PlannedComponent component : plan.components()) {
            CRD_GROUPS.getOrDefault(component.name(), List.of()).forEach(group -> groups.add(ShellText.quoted(group)));
        }
        String asynchronous = plan.components().stream()
                .filter(component -> ReleaseTiming.isAsynchronous(component.name()))
                .map(component -> component.ref().namespace())
                .findFirst()
                .orElse("");
        return Resource.text("deploy.sh")
                .replace("@RELEASES@", releases)
                .replace("@CRD_GROUPS@", String.join(" ", groups))
                .replace("@NODE_TUNING_NAMESPACE@", ShellText.quoted(namespace(plan, NODE_TUNING)))
                .replace("@RUNTIME_TAINT_KEY@", ShellText.quoted(taintKey(plan)))
                .replace(
                        "@DRA_RELEASE@", ShellText.quoted(find(plan, DRA_DRIVER).isPresent() ? DRA_DRIVER : ""))
                .replace("@DRA_NAMESPACE@", ShellText.quoted(namespace(plan, DRA_DRIVER)))
                .replace("@ASYNC_NAMESPACE@", ShellText.quoted(asynchronous));
    }

    private static String line(Folder folder) {
        ReleaseTiming timing = ReleaseTiming.of(folder);
        String wait = switch (timing.waiting()) {
            case AS_ASKED -> "asked";
            case ALWAYS -> "always";
            case NEVER -> "never";
        };
        return String.join(
                "|",
                folder.name(),
                folder.release(),
                folder.namespace(),
                timing.duration(),
                Integer.toString(timing.retries()),
                wait);
    }

    private static Optional<PlannedComponent> find(BundlePlan plan, String name) {
        return plan.components().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private static String namespace(BundlePlan plan, String name) {
        return find(plan, name).map(c -> c.ref().namespace()).orElse("");
    }

    /** The key of the taint that the operator's values name. */
    private static String taintKey(BundlePlan plan) {
        String taint = find(plan, NODE_TUNING)
                .flatMap(component -> RUNTIME_TAINT.find(component.values().all()))
                .map(node -> node instanceof Scalar scalar && scalar.isText() ? scalar.text() : "")
                .orElse("");
        String key = taint.split("[=:]", 2)[0];
        return key.isEmpty() ? DEFAULT_TAINT_KEY : key;
    }
}
