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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import run.aicr.cluster.TestCluster;

/**
 * One run of a check against a test cluster, through the whole contract.
 *
 * @param message text of the termination file; empty when there is none
 */
public record CheckRun(int exitCode, String message, String out, String err) {
    private static final String HEAD = "apiVersion: validator.nvidia.com/v1alpha1\nkind: ValidationInput\n";

    /** Mounts the files a run gives to its containers into the folder and tells the variables that go with them. */
    public static Map<String, String> mount(Path folder, Path kubeconfig, String input) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AICR_SNAPSHOT_PATH", write(folder, "snapshot.yaml", "kind: Snapshot\n"));
        variables.put("AICR_VALIDATION_PATH", write(folder, "validation.yaml", HEAD + input));
        variables.put("AICR_CHECK_TIMEOUT", "1m0s");
        variables.put("AICR_NAMESPACE", "aicr-validation");
        variables.put("AICR_RUN_ID", "20260101-000000-0123456789abcdef");
        variables.put("KUBECONFIG", kubeconfig.toString());
        variables.put(Environment.TERMINATION_LOG, folder.resolve("termination").toString());
        return variables;
    }

    /** Runs the first check with more variables. */
    public static CheckRun of(
            Path folder, TestCluster cluster, List<Check> checks, String input, Map<String, String> more) {
        Map<String, String> variables = mount(folder, cluster.kubeconfig(), input);
        variables.putAll(more);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                variables,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder.resolve("termination"),
                folder,
                TestCluster.LIMITS);
        int exit = ValidatorMain.run(List.of(checks.get(0).name()), environment, checks);
        return new CheckRun(
                exit, message(folder), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The text of the termination file. */
    public static String message(Path folder) {
        Path file = folder.resolve("termination");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
