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
package run.aicr.validator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import run.aicr.cluster.Access;
import run.aicr.cluster.ClusterLimits;

/**
 * The container around the program; only {@code main} makes one from the process.
 *
 * @param variables environment variables
 * @param out evidence
 * @param err log lines
 * @param terminationLog file for the reason of a failure or skip
 * @param serviceAccountFolder where Kubernetes mounts token, authority and namespace
 */
public record Environment(
        Map<String, String> variables,
        PrintStream out,
        PrintStream err,
        Path terminationLog,
        Path serviceAccountFolder,
        ClusterLimits limits) {
    /** Names another termination file than {@code /dev/termination-log}. */
    public static final String TERMINATION_LOG = "AICR_TERMINATION_LOG";

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Of a container as Kubernetes starts it. */
    public static Environment of(Map<String, String> variables, PrintStream out, PrintStream err) {
        return new Environment(
                variables,
                out,
                err,
                Path.of(variables.getOrDefault(TERMINATION_LOG, "/dev/termination-log")),
                Access.SERVICE_ACCOUNT_FOLDER,
                ClusterLimits.STANDARD);
    }
}
