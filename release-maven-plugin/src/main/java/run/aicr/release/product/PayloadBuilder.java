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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.attestation.release.Payload;
import run.aicr.file.PlainZip;
import run.aicr.release.config.Program;
import run.aicr.release.runtime.JavaRuntime;
import run.aicr.release.work.Tree;

/** Makes the payload folder of a program for the platform of a runtime. */
public final class PayloadBuilder {
    private static final String LAUNCHER_MODE = "rwxr-xr-x";

    /** Where jars lie in a payload. */
    static final String JARS = "lib/app";

    private final JavaRuntime runtime;
    private final Instant time;

    /**
     * A builder for one release.
     *
     * @param time time of all files: that of the commit
     */
    public PayloadBuilder(JavaRuntime runtime, Instant time) {
        this.runtime = runtime;
        this.time = time;
    }

    /**
     * Builds into the folder, which is emptied first.
     *
     * @param jars jars of the program by the name they get in the payload
     */
    public Payload build(Program program, Map<String, Path> jars, Path folder) throws IOException {
        Tree.delete(folder);
        // Made in a folder with a plain name: a blank in the path makes a program load other classes while it is
        // trained, and the class archive would differ from folder to folder.
        Path scratch = Files.createTempDirectory("aicr-payload");
        try {
            Path made = scratch.resolve("payload");
            List<String> classPath = layOut(program, jars, made);
            // Only a class archive depends on them.
            if (runtime.starts() && !classPath.isEmpty()) {
                NeighbouringFiles.arrange(classPath.stream().map(made::resolve).toList(), scratch);
            }
            Tree.normalise(made, time);
            if (runtime.starts()) {
                ClassArchive.dump(program, made, classPath, scratch);
            }
            Tree.copy(made, folder);
        } finally {
            Tree.delete(scratch);
        }
        Tree.normalise(folder, time);
        return Payload.of(folder, program.name());
    }

    private List<String> layOut(Program program, Map<String, Path> jars, Path folder) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        runtime.make(program, List.copyOf(jars.values()), lib.resolve("runtime"));
        List<String> laidOut = new ArrayList<>();
        if (program.form() == Program.Form.JARS || !runtime.linksPrograms()) {
            Path app = Files.createDirectories(folder.resolve(JARS));
            for (Map.Entry<String, Path> jar : jars.entrySet()) {
                place(jar.getValue(), app.resolve(jar.getKey()));
                laidOut.add(JARS + "/" + jar.getKey());
            }
        }
        CommandList.place(jars.values(), folder);
        Path launcher = folder.resolve(program.name());
        Files.writeString(launcher, Launcher.script(program, runtime, laidOut), StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString(LAUNCHER_MODE));
        return laidOut;
    }

    /** Our own jars carry file modes of the build's umask; others are shipped as they are. */
    private void place(Path jar, Path target) throws IOException {
        if (String.valueOf(target.getFileName()).startsWith("aicr")) {
            PlainZip.normalise(jar, target, time);
        } else {
            Files.copy(jar, target);
        }
    }
}
