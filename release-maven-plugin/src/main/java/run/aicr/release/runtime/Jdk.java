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
package run.aicr.release.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.work.ProgramRun;

/**
 * The JDK that products are linked with, or what a runtime was made from, and the facts that its file {@code release}
 * states; a linked runtime does not carry them (spec images §2.3).
 */
public record Jdk(Path home, String version, String fullVersion, String vendor) {
    /** Vendor of a runtime that does not tell it. */
    public static final String UNKNOWN_VENDOR = "NOASSERTION";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int QUOTED = 2_000;

    /** Reads the facts of the JDK in the folder. */
    public static Jdk at(Path home) {
        Map<String, String> facts = facts(home);
        String version = facts.getOrDefault("JAVA_VERSION", "");
        return new Jdk(
                home,
                version,
                facts.getOrDefault("JAVA_RUNTIME_VERSION", version),
                facts.getOrDefault("IMPLEMENTOR", UNKNOWN_VENDOR));
    }

    /** Modules of the JDK or runtime in the folder, as it names them itself. */
    public static Set<String> modules(Path home) {
        return new TreeSet<>(
                List.of(facts(home).getOrDefault("MODULES", "").strip().split(" +", -1)));
    }

    private static Map<String, String> facts(Path home) {
        Map<String, String> facts = new HashMap<>();
        try {
            for (String line : Files.readAllLines(home.resolve("release"), StandardCharsets.UTF_8)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    facts.put(
                            line.substring(0, equals),
                            line.substring(equals + 1).replace("\"", ""));
                }
            }
        } catch (IOException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, "no JDK in " + home + ": its file 'release' cannot be read")
                    .because(e);
        }
        return facts;
    }

    public Path tool(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Runs a tool of this JDK; see {@link #run(List, Path)}. */
    public String runTool(String name, List<String> arguments, Path workingDirectory) {
        List<String> command = new ArrayList<>();
        command.add(tool(name).toString());
        command.addAll(arguments);
        return run(command, workingDirectory);
    }

    /**
     * Runs a program and gives its output, both streams together, at most 1 MiB of it.
     *
     * @throws ReleaseException MISSING_ARTIFACT with the end of the output when it fails or takes over five minutes
     */
    public static String run(List<String> command, Path workingDirectory) {
        ProgramRun.Ended ended = runToEnd(command, workingDirectory);
        if (ended.exitCode() != 0) {
            throw failed(command, "ended with exit code " + ended.exitCode() + ": " + ended.lastWords(QUOTED));
        }
        return ended.printed();
    }

    /** As {@link #run}, for programs whose exit code does not matter. */
    public static ProgramRun.Ended runToEnd(List<String> command, Path workingDirectory) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
        environment.putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        ProgramRun.Ended ended;
        try {
            ended = new ProgramRun(command, workingDirectory, environment, LIMIT).run();
        } catch (IOException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, "cannot run " + command.get(0)).because(e);
        }
        if (ended.isLate()) {
            throw failed(command, "took longer than " + LIMIT.toMinutes() + " minutes: " + ended.lastWords(QUOTED));
        }
        return ended;
    }

    private static ReleaseException failed(List<String> command, String how) {
        return new ReleaseException(Code.MISSING_ARTIFACT, command.get(0) + " " + how);
    }
}
