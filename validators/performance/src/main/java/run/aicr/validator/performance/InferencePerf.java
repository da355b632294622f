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
package run.aicr.validator.performance;

import java.util.Optional;
import run.aicr.error.ErrorClass;
import run.aicr.validator.Check;
import run.aicr.validator.CheckContext;
import run.aicr.validator.Outcome;
import run.aicr.validator.ValidationInput;

/**
 * {@code inference-perf}: throughput and latency of a served model (spec validators §7).
 *
 * <p>This build has the guards that decide whether the benchmark is asked for and possible (§7.1, 1 to 3). Where they let
 * it through the check fails and says so: a benchmark that was not run is never reported as passed or skipped.
 */
final class InferencePerf implements Check {
    private static final String PHASE = "performance";
    private static final String COMPONENT = "dynamo-platform";
    private static final String DEFINITION = "dynamographdeployments.nvidia.com";

    @Override
    public String name() {
        return "inference-perf";
    }

    @Override
    public Outcome run(CheckContext context) {
        ValidationInput input = context.input();
        Optional<String> throughput = input.constraint(PHASE, "inference-throughput");
        Optional<String> firstToken = input.constraint(PHASE, "inference-ttft-p99");
        if (throughput.isEmpty() && firstToken.isEmpty()) {
            return Outcome.skip("no inference-throughput or inference-ttft-p99 constraint in recipe");
        }
        TuningVariables.check(context.variables(), input);
        if (input.enabledComponent(COMPONENT).isEmpty()) {
            return Outcome.skip("component " + COMPONENT + " is not in the recipe or not enabled");
        }
        String path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + DEFINITION;
        if (context.cluster().document(path).isEmpty()) {
            return Outcome.skip("CRD " + DEFINITION + " is not installed in the cluster");
        }
        throughput.ifPresent(t -> context.evidence().line("Constraint inference-throughput: " + t));
        firstToken.ifPresent(t -> context.evidence().line("Constraint inference-ttft-p99: " + t));
        return Outcome.fail(
                ErrorClass.SERVICE_UNAVAILABLE,
                "the inference benchmark is not part of this build, so its constraints could not be measured;"
                        + " remove inference-perf from validation.performance.checks or measure them by other means");
    }
}
