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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.release.config.Program;
import run.aicr.release.work.Tree;

/** Links the Java runtime of a program with {@code jlink} (spec images §2, performance §4). */
final class RuntimeLinker {
    private final Jdk jdk;

    RuntimeLinker(Jdk jdk) {
        this.jdk = jdk;
    }

    /**
     * Links into a folder that must not exist.
     *
     * <p>Debug attributes go, native symbols stay: stripping those would need a tool of the machine. Nothing is
     * compressed inside, the archive does that better.
     *
     * @param modules folders with the modules of another platform; empty for that of this machine
     * @param jars of the program: linked in when it is of that form
     */
    void link(Program program, List<Path> modules, List<Path> jars, Path output) throws IOException {
        List<String> added = new ArrayList<>(program.runtimeModules());
        List<Path> path = new ArrayList<>(modules);
        if (program.form() == Program.Form.LINKED) {
            added.add(mainModule(program));
            path.addAll(jars);
        }
        List<String> arguments = new ArrayList<>();
        if (!path.isEmpty()) {
            arguments.add("--module-path");
            arguments.add(joined(path));
        }
        arguments.addAll(List.of(
                "--add-modules",
                String.join(",", added),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--add-options",
                String.join(" ", program.startOptions()),
                "--output",
                output.toString()));
        jdk.runTool("jlink", arguments, output.getParent());
        Tree.resolveLinks(output);
        keepOnlyTheLauncher(output);
    }

    /**
     * Modules of the JDK that a program of modules needs, as its linking would take them: what its main module requires,
     * and what that requires, without providers of services.
     */
    static Set<String> platformModules(Jdk jdk, Program program, List<Path> jars) {
        String resolution = jdk.runTool(
                "java",
                List.of(
                        "--dry-run",
                        "--show-module-resolution",
                        "--module-path",
                        joined(jars),
                        "--module",
                        program.mainClass()),
                jdk.home());
        Map<String, Set<String>> requires = new HashMap<>();
        Set<String> ofPlatform = new TreeSet<>(Set.of("java.base"));
        for (String line : resolution.split("\n", -1)) {
            String[] words = line.strip().split(" ", -1);
            if (words.length > 2 && words[1].equals("requires")) {
                requires.computeIfAbsent(words[0], m -> new TreeSet<>()).add(words[2]);
                if (words.length > 3 && words[3].startsWith("jrt:")) {
                    ofPlatform.add(words[2]);
                }
            }
        }
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("java.base", mainModule(program)));
        while (!next.isEmpty()) {
            String module = next.remove();
            if (reached.add(module)) {
                next.addAll(requires.getOrDefault(module, Set.of()));
            }
        }
        reached.retainAll(ofPlatform);
        return reached;
    }

    private static String mainModule(Program program) {
        return program.mainClass().substring(0, program.mainClass().indexOf('/'));
    }

    private static String joined(List<Path> paths) {
        return String.join(":", paths.stream().map(Path::toString).toList());
    }

    /** Other tools of the runtime's {@code bin} (keytool and the like) have no use in a product. */
    private static void keepOnlyTheLauncher(Path output) throws IOException {
        Path bin = output.resolve("bin");
        try (var tools = Files.list(bin)) {
            for (Path tool : tools.toList()) {
                if (!tool.endsWith("java")) {
                    Files.delete(tool);
                }
            }
        }
    }
}
