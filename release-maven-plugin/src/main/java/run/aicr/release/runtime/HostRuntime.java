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
import java.nio.file.Path;
import java.util.List;
import run.aicr.release.config.Platform;
import run.aicr.release.config.Program;

/** The runtime of this machine, linked from the JDK of the build. */
public record HostRuntime(Jdk origin) implements JavaRuntime {
    @Override
    public Platform platform() {
        return Platform.host();
    }

    @Override
    public String source() {
        return "";
    }

    @Override
    public boolean linksPrograms() {
        return true;
    }

    @Override
    public boolean starts() {
        return true;
    }

    @Override
    public void make(Program program, List<Path> jars, Path output) throws IOException {
        new RuntimeLinker(origin).link(program, List.of(), jars, output);
        new RuntimeCheck(platform(), output).require(origin.version(), program.runtimeModules());
    }
}
