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
package run.aicr.cli.console;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * Everything outside the program.
 *
 * <p>Folders are kept as text: making a first {@link Path} starts the file system classes, which costs more than printing
 * a version (spec performance §4).
 *
 * @param variables environment variables
 * @param directory where relative paths start; empty for the folder of the process
 * @param home folder of the launcher, where the stamp lies; empty when the launcher did not say
 * @param errIsTerminal whether standard error is a terminal
 * @param inIsTerminal whether standard input is a terminal, so that a person can be asked
 * @param clock for the time of log records
 */
public record Environment(
        Map<String, String> variables,
        String directory,
        String home,
        InputStream in,
        OutputStream out,
        OutputStream err,
        boolean errIsTerminal,
        boolean inIsTerminal,
        InstantSource clock) {

    /** Nobody can be asked. */
    public Environment(
            Map<String, String> variables,
            String directory,
            String home,
            InputStream in,
            OutputStream out,
            OutputStream err,
            boolean errIsTerminal,
            InstantSource clock) {
        this(variables, directory, home, in, out, err, errIsTerminal, false, clock);
    }

    /** Where relative paths start, absolute. */
    public Path workingDirectory() {
        return Path.of(directory).toAbsolutePath();
    }

    /** The variable's text; set but empty counts as unset, and both give the empty text. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
