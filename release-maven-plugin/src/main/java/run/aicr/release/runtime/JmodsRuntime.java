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
import java.util.List;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;
import run.aicr.release.config.RuntimePin;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.runtime.RuntimeArchive.Unpacked;

/**
 * A runtime of another platform, linked from its modules by the linker of the build's JDK.
 *
 * @param host JDK whose linker is used
 * @param folder with the files {@code *.jmod}
 */
record JmodsRuntime(RuntimePin pin, Jdk host, Path folder) implements JavaRuntime {
    private static final String BASE = "java.base.jmod";

    /** Finds the modules in what was unpacked. */
    static JmodsRuntime of(RuntimePin pin, Jdk host, Unpacked unpacked) {
        // The linker compares feature and interim number alone, and links another patch level without a word.
        if (!RuntimeCheck.sameVersion(pin.version(), host.fullVersion())) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "the modules for " + pin.platform() + " are of Java " + pin.version()
                            + ", and the JDK that links them is " + host.fullVersion() + ": both must be the same",
                    "Pin the modules of the JDK that builds, or build with the other JDK");
        }
        List<String> folders = unpacked.foldersWith(BASE);
        if (folders.size() != 1) {
            // Without it the linker takes the modules of its own machine, without a word.
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "the archive of modules for " + pin.platform() + " has " + folders.size() + " files " + BASE
                            + ", expected one: " + pin.file().url());
        }
        unpacked.resolveLinks(folders.get(0));
        return new JmodsRuntime(pin, host, unpacked.folder().resolve(folders.get(0)));
    }

    @Override
    public Platform platform() {
        return pin.platform();
    }

    /** The modules do not tell their vendor. */
    @Override
    public Jdk origin() {
        return new Jdk(folder, pin.numbers(), pin.version(), Jdk.UNKNOWN_VENDOR);
    }

    @Override
    public String source() {
        return pin.file().url() + " " + pin.file().sha256().prefixed();
    }

    @Override
    public boolean linksPrograms() {
        return true;
    }

    @Override
    public boolean starts() {
        return false;
    }

    @Override
    public void make(Program program, List<Path> jars, Path output) throws IOException {
        if (!Files.isRegularFile(folder.resolve(BASE))) {
            throw new IOException(folder + " lost its " + BASE);
        }
        new RuntimeLinker(host).link(program, List.of(folder), jars, output);
        new RuntimeCheck(platform(), output).require(pin.numbers(), program.runtimeModules());
    }
}
