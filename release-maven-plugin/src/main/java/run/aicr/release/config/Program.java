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
package run.aicr.release.config;

import java.util.ArrayList;
import java.util.List;
import run.aicr.release.version.ReleaseId;

/**
 * A program of the release.
 *
 * @param name name of its launcher, its folder {@code /opt/<name>} in images and its archives
 * @param module folder of the reactor module that makes it
 * @param form how it is laid out
 * @param mainClass {@code module/class} for {@link Form#LINKED}, a class for {@link Form#JARS}
 * @param training class to run for recording the class list; empty: the main class without arguments
 * @param runtimeModules modules of the JDK to link
 * @param javaOptions options of every start
 * @param platforms platforms of its archives
 * @param archive whether archives are published
 * @param catalogue whether archives carry the statement about the recipe catalogue
 */
public record Program(
        String name,
        String module,
        Form form,
        String mainClass,
        String training,
        List<String> runtimeModules,
        List<String> javaOptions,
        List<Platform> platforms,
        boolean archive,
        boolean catalogue) {

    /** Where the program's classes lie. */
    public enum Form {
        /** As modules inside the linked runtime: fastest start; needs a module descriptor in every jar. */
        LINKED,
        /** As jars on an explicit class path beside the runtime. */
        JARS
    }

    public Program {
        runtimeModules = List.copyOf(runtimeModules);
        javaOptions = List.copyOf(javaOptions);
        platforms = List.copyOf(platforms);
    }

    /** {@code aicr_linux_amd64}: name of its payload for a platform. */
    public String payloadName(Platform platform) {
        return name + "_" + platform.fileName();
    }

    /** {@code aicr_1.3.0_linux_amd64.tar.gz}: name of its archive for a platform. */
    public String archiveName(Platform platform, ReleaseId id) {
        return name + "_" + id.version() + "_" + platform.fileName() + ".tar.gz";
    }

    /** Options of every start; messages of the virtual machine would spoil the output of the program. */
    public List<String> startOptions() {
        List<String> options = new ArrayList<>(javaOptions);
        options.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        return options;
    }

    /** The class to run for training. */
    public String trainingOrMain() {
        return training.isEmpty() ? mainClass : training;
    }
}
