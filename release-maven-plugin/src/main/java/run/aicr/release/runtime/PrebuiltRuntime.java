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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.RuntimePin;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.runtime.RuntimeArchive.Unpacked;
import run.aicr.release.work.Tree;

/**
 * A runtime of another platform as its vendor publishes it. Programs are laid beside it, also those that are linked into
 * the runtime elsewhere.
 *
 * @param host JDK of the build, which tells what modules a program needs
 * @param folder of the runtime: the one with the file {@code release}
 */
record PrebuiltRuntime(RuntimePin pin, Jdk host, Path folder) implements JavaRuntime {
    private static final Set<String> EXECUTABLE = Set.of("lib/jexec", "lib/jspawnhelper");

    /** Finds the runtime in what was unpacked; on macOS it lies deeper, in {@code Contents/Home}. */
    static PrebuiltRuntime of(RuntimePin pin, Jdk host, Unpacked unpacked) {
        String library = RuntimeCheck.library(pin.platform());
        Set<String> folders = new TreeSet<>(unpacked.foldersWith("release"));
        folders.retainAll(unpacked.foldersWith(library));
        if (folders.size() != 1) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "the archive of the Java runtime for " + pin.platform() + " has " + folders.size()
                            + " folders with the files release and " + library + ", expected one: "
                            + pin.file().url());
        }
        String home = folders.iterator().next();
        unpacked.resolveLinks(home);
        PrebuiltRuntime runtime =
                new PrebuiltRuntime(pin, host, unpacked.folder().resolve(home));
        runtime.requirePinnedVersion();
        return runtime;
    }

    private void requirePinnedVersion() {
        String found = origin().fullVersion();
        if (!RuntimeCheck.sameVersion(pin.version(), found)) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "the Java runtime for " + pin.platform() + " is wrong: its file release says " + found
                            + ", expected " + pin.version(),
                    "Correct url, sha256 or version in .release.yaml");
        }
    }

    @Override
    public Platform platform() {
        return pin.platform();
    }

    @Override
    public Jdk origin() {
        return Jdk.at(folder);
    }

    @Override
    public String source() {
        return pin.file().url() + " " + pin.file().sha256().prefixed();
    }

    @Override
    public boolean linksPrograms() {
        return false;
    }

    @Override
    public boolean starts() {
        return false;
    }

    @Override
    public void make(Program program, List<Path> jars, Path output) throws IOException {
        for (Map.Entry<String, Path> file : Tree.files(folder).entrySet()) {
            String path = file.getKey();
            if (path.startsWith("bin/") && !path.equals("bin/java")) {
                continue;
            }
            Path target = output.resolve(path);
            Files.createDirectories(target.getParent());
            Files.copy(file.getValue(), target);
            boolean executable = path.startsWith("bin/") || EXECUTABLE.contains(path);
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
        Set<String> modules = new TreeSet<>(program.runtimeModules());
        if (program.form() == Program.Form.LINKED) {
            modules.addAll(RuntimeLinker.platformModules(host, program, jars));
        }
        new RuntimeCheck(platform(), output).require(pin.numbers(), modules);
    }
}
