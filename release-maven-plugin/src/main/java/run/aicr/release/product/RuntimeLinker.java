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
package run.aicr.release.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
     * @param jars application modules to link in; empty for programs that lie beside their runtime
     */
    void link(Program program, List<Path> jars, Path output) throws IOException {
        List<String> modules = new ArrayList<>(program.runtimeModules());
        List<String> arguments = new ArrayList<>();
        if (program.form() == Program.Form.LINKED) {
            modules.add(program.mainClass().substring(0, program.mainClass().indexOf('/')));
            arguments.add("--module-path");
            arguments.add(String.join(":", jars.stream().map(Path::toString).toList()));
        }
        arguments.addAll(List.of(
                "--add-modules",
                String.join(",", modules),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--add-options",
                String.join(" ", program.javaOptions()) + " -Xlog:disable -Xlog:all=warning:stderr",
                "--output",
                output.toString()));
        jdk.runTool("jlink", arguments, output.getParent());
        Tree.resolveLinks(output);
        keepOnlyTheLauncher(output);
        NativeBinary.require(output.resolve("lib/server/libjvm.so"), Platform.host());
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
