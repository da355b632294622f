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

import java.util.List;
import run.aicr.release.config.Program;
import run.aicr.release.runtime.JavaRuntime;

/**
 * The script that starts a program with the runtime beside it (spec performance §4.7).
 *
 * <p>It resolves symbolic links to find its folder, hides the two variables that would make the JVM print a line, and
 * replaces itself by {@code java}. It also tells which standard streams are terminals, since finding that out in Java
 * costs more than a short command. {@code AICR_JAVA_OPTS} adds options for trouble-shooting.
 */
public final class Launcher {
    private static final String TEMPLATE = """
            #!/bin/sh
            # Starts @NAME@ with the Java runtime in the folder of the real file; works through symbolic links.
            self=$0
            while [ -L "$self" ]; do
              target=$(readlink "$self")
              case $target in
                /*) self=$target ;;
                *) self=${self%/*}/$target ;;
              esac
            done
            home=${self%/*}
            terminal=
            [ -t 0 ] && terminal=-Daicr.stdin=terminal
            [ -t 2 ] && terminal="$terminal -Daicr.stderr=terminal"
            @COMPILER@unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
            exec "$home/lib/runtime/bin/java" @OPTIONS@"-Daicr.home=$home" $terminal @ARCHIVE@$AICR_JAVA_OPTS @TARGET@ "$@"
            """;

    /** The quick compiler of short commands computes digests ten times slower than the good one. */
    private static final String COMPILER =
            "[ \"$1\" = verify-release ] && terminal=\"$terminal -XX:TieredStopAtLevel=4\"\n";

    private Launcher() {}

    /**
     * The script.
     *
     * @param jars of the program from its folder, in their order; empty when they are in the runtime
     */
    static String script(Program program, JavaRuntime runtime, List<String> jars) {
        boolean linked = program.form() == Program.Form.LINKED;
        boolean trained = !linked && runtime.starts();
        return TEMPLATE.replace("@NAME@", program.name())
                .replace("@COMPILER@", linked ? COMPILER : "")
                .replace("@OPTIONS@", runtime.linksPrograms() ? "" : quoted(program.startOptions()))
                .replace(
                        "@ARCHIVE@",
                        trained ? "\"-XX:SharedArchiveFile=$home/" + ClassArchive.JARS_ARCHIVE + "\" " : "")
                .replace("@TARGET@", linked ? modules(program, jars) : classPath(program, jars));
    }

    private static String modules(Program program, List<String> jars) {
        String path = jars.isEmpty() ? "" : "-p \"$home/" + PayloadBuilder.JARS + "\" ";
        return path + "-m " + program.mainClass();
    }

    private static String classPath(Program program, List<String> jars) {
        return "-cp \"" + String.join(":", jars.stream().map(j -> "$home/" + j).toList()) + "\" " + program.mainClass();
    }

    private static String quoted(List<String> options) {
        StringBuilder quoted = new StringBuilder();
        options.forEach(o -> quoted.append('\'').append(o.replace("'", "'\\''")).append("' "));
        return quoted.toString();
    }
}
