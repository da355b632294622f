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
import run.aicr.release.error.ReleaseException;

/** A way to get the Java runtime of one platform (spec images §2.6, where it is called a provider). */
public sealed interface JavaRuntime permits HostRuntime, JmodsRuntime, PrebuiltRuntime {
    Platform platform();

    /** Vendor and version of what the runtime is made from; a linked runtime does not say them itself. */
    Jdk origin();

    /** Address and digest of what the runtime is made from; empty when that is the JDK of this machine. */
    String source();

    /** Whether modules of programs can be linked in, and options of every start with them. */
    boolean linksPrograms();

    /** Whether it can be started on this machine, which a class archive needs. */
    boolean starts();

    /**
     * Makes the runtime of a program, without any tool but {@code java}.
     *
     * @param jars jars of the program; linked in when the program is of that form and this links programs
     * @param output folder that is not there yet
     * @throws ReleaseException CONFIG_INVALID when it is not the runtime that was asked for
     */
    void make(Program program, List<Path> jars, Path output) throws IOException;
}
