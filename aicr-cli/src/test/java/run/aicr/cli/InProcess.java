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
package run.aicr.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import run.aicr.cli.console.Environment;

/** A run of the program inside the test, with what came out of it. */
record InProcess(int exitCode, String out, String err) {

    /** Runs in the folder, which also counts as the launcher's. */
    static InProcess run(Path folder, Map<String, String> variables, String... args) {
        return runOn("", folder, variables, args);
    }

    /** As {@link #run}, with a text as standard input. */
    static InProcess runOn(String in, Path folder, Map<String, String> variables, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                variables,
                folder.toString(),
                folder.toString(),
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                out,
                err,
                false,
                () -> Instant.parse("2026-01-02T03:04:05Z"));
        int exitCode = Main.run(environment, args);
        return new InProcess(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
