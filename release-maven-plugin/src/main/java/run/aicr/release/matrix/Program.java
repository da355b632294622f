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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import run.aicr.release.work.SearchPath;

/**
 * A program of others.
 *
 * @param home empty folder that it may use as its home
 * @param environment that it gets, home and proxies aside
 */
record Program(Path file, Path home, Map<String, String> environment) {
    private static final int MAX_OUTPUT = 1 << 20;
    private static final int MINUTES = 2;

    /** Nothing listens there: whatever asks a proxy for another machine fails at once. Loopback goes past proxies. */
    private static final String NO_PROXY_HERE = "http://127.0.0.1:9";

    /** What it printed, both streams, and how it ended. */
    record Answer(int exitCode, String output) {
        /** What it printed as one line. */
        String reason() {
            String line = output.replaceAll("\\p{Cntrl}\\[[0-9;]*m", "")
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            return line.isEmpty() ? "exit code " + exitCode : line;
        }
    }

    /** Looks for it on the search path of an environment. */
    static Optional<Program> find(String name, Path home, Map<String, String> environment) {
        return SearchPath.find(name, environment).map(file -> new Program(file, home, environment));
    }

    Answer run(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(file.toString()));
        words.addAll(arguments);
        Path output = Files.createTempFile(home, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(Map.of("PATH", environment.getOrDefault("PATH", ""), "HOME", home.toString()));
        variables.putAll(
                Map.of("LC_ALL", "C.UTF-8", "TUF_ROOT", home.resolve("tuf").toString()));
        Optional.ofNullable(environment.get("NODE_PATH")).ifPresent(p -> variables.put("NODE_PATH", p));
        variables.putAll(Map.of("HTTPS_PROXY", NO_PROXY_HERE, "HTTP_PROXY", NO_PROXY_HERE));
        variables.putAll(Map.of("NO_PROXY", "127.0.0.1", "COLUMNS", "400", "GH_TOKEN", "none"));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Answer(-1, "no answer within " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + file, e);
        }
        try (var in = Files.newInputStream(output)) {
            return new Answer(process.exitValue(), new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
