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
package run.aicr.release.matrix;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.release.work.ProgramRun;
import run.aicr.release.work.SearchPath;

/**
 * A program of others.
 *
 * @param home empty folder that it may use as its home
 * @param environment that it gets, home and proxies aside
 */
record Program(Path file, Path home, Map<String, String> environment) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Nothing listens there: whatever asks a proxy for another machine fails at once. Loopback goes past proxies. */
    private static final String NO_PROXY_HERE = "http://127.0.0.1:9";

    /** Looks for it on the search path of an environment. */
    static Optional<Program> find(String name, Path home, Map<String, String> environment) {
        return SearchPath.find(name, environment).map(file -> new Program(file, home, environment));
    }

    ProgramRun.Ended run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        Map<String, String> variables =
                new HashMap<>(Map.of("PATH", environment.getOrDefault("PATH", ""), "HOME", home.toString()));
        variables.putAll(
                Map.of("LC_ALL", "C.UTF-8", "TUF_ROOT", home.resolve("tuf").toString()));
        Optional.ofNullable(environment.get("NODE_PATH")).ifPresent(p -> variables.put("NODE_PATH", p));
        variables.putAll(Map.of("HTTPS_PROXY", NO_PROXY_HERE, "HTTP_PROXY", NO_PROXY_HERE));
        variables.putAll(Map.of("NO_PROXY", "127.0.0.1", "COLUMNS", "400", "GH_TOKEN", "none"));
        return new ProgramRun(command, home, variables, LIMIT).run();
    }
}
