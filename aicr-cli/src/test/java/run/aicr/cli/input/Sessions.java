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
package run.aicr.cli.input;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import run.aicr.cli.console.Environment;
import run.aicr.cli.console.Log;
import run.aicr.cli.console.LogStyle;
import run.aicr.cli.console.Session;
import run.aicr.stamp.Stamp;

/** Sessions for tests, with output to nowhere. */
final class Sessions {
    private Sessions() {}

    static Session in(Path folder, String standardInput) {
        return in(folder, standardInput, Map.of());
    }

    static Session in(Path folder, String standardInput, Map<String, String> variables) {
        Environment environment = new Environment(
                variables,
                folder.toString(),
                "",
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false,
                InstantSource.system());
        return new Session(environment, new Log(environment, LogStyle.of(false, false, ""), "dev"), Stamp.UNKNOWN);
    }
}
