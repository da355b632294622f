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
package run.aicr.validator.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import run.aicr.cluster.Pod;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.validator.Check;
import run.aicr.validator.CheckContext;
import run.aicr.validator.Outcome;

/**
 * {@code operator-health}: the GPU operator has a pod that works (spec validators §2.1).
 *
 * <p>A pod counts when it is Running and its condition Ready is not False: a pod that runs but never becomes ready is no
 * healthy operator (Beat the reference 14).
 */
final class OperatorHealth implements Check {
    private static final String NAMESPACE = "gpu-operator";
    private static final Map<String, String> LABELS = Map.of("app", "gpu-operator");

    @Override
    public String name() {
        return "operator-health";
    }

    @Override
    public Outcome run(CheckContext context) {
        List<Pod> pods;
        try {
            pods = context.cluster().pods(NAMESPACE, LABELS);
        } catch (AicrException e) {
            return Outcome.fail(ErrorClass.INTERNAL, "failed to list GPU operator pods: " + e.getMessage());
        }
        if (pods.isEmpty()) {
            return Outcome.fail(ErrorClass.NOT_FOUND, "no pod with label app=gpu-operator in namespace " + NAMESPACE);
        }
        long healthy = pods.stream().filter(OperatorHealth::healthy).count();
        show(context, pods, healthy);
        if (healthy == 0) {
            return Outcome.fail(
                    ErrorClass.INTERNAL,
                    "no GPU operator pod is Running and ready: " + pods.size() + " found in namespace " + NAMESPACE);
        }
        return Outcome.pass();
    }

    private static boolean healthy(Pod pod) {
        return pod.running() && pod.ready().orElse(true);
    }

    private static void show(CheckContext context, List<Pod> pods, long healthy) {
        StringBuilder text = new StringBuilder();
        pods.stream()
                .sorted(Comparator.comparing(Pod::name))
                .forEach(pod -> text.append(pod.name())
                        .append("  ")
                        .append(pod.phase())
                        .append(pod.ready().map(r -> r ? "" : "  not ready").orElse(""))
                        .append('\n'));
        text.append("Running: ").append(healthy).append('/').append(pods.size());
        context.evidence()
                .block("GPU operator pods", "kubectl get pods -n gpu-operator -l app=gpu-operator", text.toString());
    }
}
