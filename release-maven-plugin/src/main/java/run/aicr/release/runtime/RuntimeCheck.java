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

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * What every runtime is checked for, whoever made it (spec images §2.6).
 *
 * @param folder of the runtime
 */
record RuntimeCheck(Platform platform, Path folder) {
    private static final String MUSL = "libc.musl";

    /** The virtual machine, from the folder of the runtime. */
    static String library(Platform platform) {
        return platform.os().equals("darwin") ? "lib/server/libjvm.dylib" : "lib/server/libjvm.so";
    }

    /** Whether a version and build, such as {@code 25.0.3+9}, is what a vendor calls {@code 25.0.3+9-LTS}. */
    static boolean sameVersion(String pinned, String full) {
        return full.equals(pinned) || full.startsWith(pinned + "-");
    }

    /**
     * Compares.
     *
     * @param version as its file {@code release} must say, such as {@code 25.0.3}
     * @param modules that it must have
     * @throws ReleaseException CONFIG_INVALID with platform, file, found and expected
     */
    void require(String version, Collection<String> modules) throws IOException {
        for (String file : List.of(library(platform), "bin/java")) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw wrong("it has no file " + file);
            }
            String found = NativeBinary.platformOf(folder.resolve(file));
            if (!found.equals(platform.toString())) {
                throw wrong(file + " is for " + found + ", expected " + platform);
            }
        }
        Jdk facts = Jdk.at(folder);
        if (!facts.version().equals(version)) {
            throw wrong("release says JAVA_VERSION " + facts.version() + ", expected " + version);
        }
        TreeSet<String> lacking = new TreeSet<>(modules);
        lacking.removeAll(Jdk.modules(folder));
        if (!lacking.isEmpty()) {
            throw wrong("MODULES in release lacks " + String.join(", ", lacking) + ", which the program needs");
        }
        if (platform.os().equals("linux")) {
            requireOrdinaryLibrary();
        }
    }

    private void requireOrdinaryLibrary() throws IOException {
        String file = library(platform);
        List<String> libraries;
        try {
            libraries = ElfNeeded.of(folder.resolve(file));
        } catch (EOFException e) {
            throw wrong(file + " is a damaged ELF file").because(e);
        }
        for (String needed : libraries) {
            if (needed.startsWith(MUSL)) {
                throw wrong(file + " needs " + needed + ", expected the GNU C library");
            }
        }
    }

    private ReleaseException wrong(String what) {
        return new ReleaseException(
                Code.CONFIG_INVALID,
                "the Java runtime for " + platform + " is wrong: " + what,
                "Correct the entry of " + platform + " under runtimes in .release.yaml");
    }
}
