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
import run.aicr.file.PlainZip;

/** Makes the payload folder of a program for the platform of this machine. */
public final class PayloadBuilder {
    private static final String LAUNCHER_MODE = "rwxr-xr-x";

    private final Jdk jdk;
    private final Instant time;

    /**
     * A builder for one release.
     *
     * @param time time of all files: that of the commit
     */
    public PayloadBuilder(Jdk jdk, Instant time) {
        this.jdk = jdk;
        this.time = time;
    }

    /**
     * Builds into the folder, which is emptied first.
     *
     * @param jars jars of the program by the name they get in the payload
     */
    public Payload build(Program program, Map<String, Path> jars, Path folder) throws IOException {
        Tree.delete(folder);
        Path lib = Files.createDirectories(folder.resolve("lib"));
        List<Path> ordered = List.copyOf(jars.values());
        new RuntimeLinker(jdk).link(program, ordered, lib.resolve("runtime"));
        List<String> classPath = new ArrayList<>();
        if (program.form() == Program.Form.JARS) {
            Path app = Files.createDirectories(lib.resolve("app"));
            for (Map.Entry<String, Path> jar : jars.entrySet()) {
                place(jar.getValue(), app.resolve(jar.getKey()));
                classPath.add("lib/app/" + jar.getKey());
            }
        }
        Path launcher = folder.resolve(program.name());
        Files.writeString(launcher, Launcher.script(program, classPath), StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString(LAUNCHER_MODE));
        Tree.normalise(folder, time);
        Path work = Files.createTempDirectory("aicr-class-list");
        try {
            ClassArchive.dump(program, folder, classPath, work);
        } finally {
            Tree.delete(work);
        }
        Tree.normalise(folder, time);
        return Payload.of(folder, program.name());
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
