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
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.file.PlainZip;
import run.aicr.release.config.Program;
import run.aicr.release.runtime.Jdk;
import run.aicr.release.version.ReleaseId;

/** Digest over everything that a build depends on, so that a stale one is made again. */
final class BuildInputs {
    private final StringBuilder lines = new StringBuilder();

    BuildInputs(ReleaseId id, Jdk jdk) {
        lines.append(id)
                .append('\n')
                .append(jdk.fullVersion())
                .append(' ')
                .append(jdk.vendor())
                .append('\n');
    }

    void add(String line) {
        lines.append(line).append('\n');
    }

    void add(String name, Path file) throws IOException {
        lines.append(name).append(' ').append(Sha256.ofFile(file)).append('\n');
    }

    /** By its content: modes and times in a jar do not reach the payload. */
    private void addJar(String name, Path jar) throws IOException {
        lines.append(name).append(' ').append(PlainZip.contentDigest(jar)).append('\n');
    }

    void addJars(Program program, Map<String, Path> jars) throws IOException {
        lines.append(program).append('\n');
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            addJar(program.name() + "/" + jar.getKey(), jar.getValue());
        }
    }

    /** The plugin itself is an input too, when it comes from a jar. */
    void addThisPlugin() throws IOException {
        CodeSource source = BuildInputs.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            if (Files.isRegularFile(jar)) {
                addJar("plugin", jar);
            }
        } catch (URISyntaxException e) {
            throw new IOException("cannot locate the plugin's own jar: " + source, e);
        }
    }

    Sha256 digest() {
        return Sha256.of(lines.toString());
    }
}
