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
package run.aicr.release.wheel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.release.config.Platform;
import run.aicr.release.work.ProgramRun;
import run.aicr.release.work.SearchPath;

/**
 * The program {@code pip} of a Python on the search path, for one thing: to download wheels that a lock names, for a
 * platform and a Python that need not be those of this machine. Which index it asks is its own configuration.
 *
 * @param python the program
 * @param environment of the process
 */
record Pip(Path python, Map<String, String> environment) {
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** Oldest GNU C library that Debian and its descendants of today all have beaten. */
    private static final int GLIBC = 28;

    /** Looks for Python on the search path of an environment; whether it has pip is seen when it runs. */
    static Optional<Pip> find(Map<String, String> environment) {
        return SearchPath.find("python3", environment).map(python -> new Pip(python, environment));
    }

    /** Whether the Python has pip. */
    boolean isThere(Path folder) throws IOException {
        return run(List.of("--version"), folder).exitCode() == 0;
    }

    /** Downloads what the file names into a folder. */
    ProgramRun.Ended download(Path requirements, String pythonVersion, Platform platform, Path into)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--disable-pip-version-check",
                "--no-input",
                "download",
                "--quiet",
                "--no-cache-dir",
                "--require-hashes",
                "--no-deps",
                "--only-binary=:all:",
                "--implementation=cp",
                "--python-version=" + pythonVersion,
                "--abi=cp" + pythonVersion.replace(".", ""),
                "--abi=abi3",
                "--abi=none"));
        platformTags(platform).forEach(tag -> words.add("--platform=" + tag));
        words.add("--dest=" + into);
        words.add("--requirement=" + requirements);
        return run(words, into);
    }

    /** Tags of wheels that run on a platform with the GNU C library, newest first (PEP 600 and its forerunners). */
    static List<String> platformTags(Platform platform) {
        String machine = platform.architecture().equals("arm64") ? "aarch64" : "x86_64";
        List<String> tags = new ArrayList<>();
        int oldest = machine.equals("x86_64") ? 5 : 17;
        for (int minor = GLIBC; minor >= oldest; minor--) {
            tags.add("manylinux_2_" + minor + "_" + machine);
        }
        tags.add("manylinux2014_" + machine);
        if (machine.equals("x86_64")) {
            tags.addAll(List.of("manylinux2010_x86_64", "manylinux1_x86_64"));
        }
        tags.add("linux_" + machine);
        return tags;
    }

    private ProgramRun.Ended run(List<String> arguments, Path folder) throws IOException {
        List<String> words = new ArrayList<>(List.of(python.toString(), "-m", "pip"));
        words.addAll(arguments);
        // An empty folder: Python would take modules from where it is started.
        return new ProgramRun(words, folder, environment, LIMIT).run();
    }
}
