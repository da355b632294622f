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
import java.util.Map;
import java.util.TreeMap;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.sbom.Component;
import run.aicr.release.sbom.ModuleBom;

/**
 * The jars of a program: exactly those that its bill of materials names, as the reactor left them in its module's {@code
 * target} (its own) and {@code target/libs} (its run-time dependencies). Other files there are left-overs of old builds.
 */
public final class ProgramJars {
    private ProgramJars() {}

    /**
     * Finds them, sorted by the name they get in the payload; our own lose their version, since payloads name none.
     *
     * @throws ReleaseException MISSING_ARTIFACT when one is not there
     */
    public static Map<String, Path> of(Path reactorRoot, Program program) throws IOException {
        Path target = reactorRoot.resolve(program.module()).resolve("target");
        Map<String, Path> jars = new TreeMap<>();
        for (Component component : ModuleBom.of(reactorRoot, program).components()) {
            String file = component.name() + "-" + component.version() + ".jar";
            String dependency = component.group() + "." + file;
            Path own = target.resolve(file);
            Path jar = component.own() && Files.isRegularFile(own)
                    ? own
                    : target.resolve("libs").resolve(dependency);
            if (!Files.isRegularFile(jar)) {
                throw new ReleaseException(
                        Code.MISSING_ARTIFACT,
                        "the module " + program.module() + " has no " + jar,
                        "Run: mvn clean package");
            }
            jars.put(component.jarName(), jar);
        }
        return jars;
    }
}
