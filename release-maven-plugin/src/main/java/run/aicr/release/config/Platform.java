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

import java.util.Locale;
import java.util.Set;

/**
 * Operating system and architecture, in the words of Go and OCI.
 *
 * @param os {@code linux} or {@code darwin}
 * @param architecture {@code amd64} or {@code arm64}
 */
public record Platform(String os, String architecture) implements Comparable<Platform> {
    private static final Set<String> SYSTEMS = Set.of("linux", "darwin");
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "arm64");

    public Platform {
        if (!SYSTEMS.contains(os) || !ARCHITECTURES.contains(architecture)) {
            throw new IllegalArgumentException(
                    "unknown platform '" + os + "/" + architecture + "'; known: linux or darwin with amd64 or arm64");
        }
    }

    /** Reads {@code linux/amd64}. */
    public static Platform parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a platform is written <os>/<architecture>, found '" + text + "'");
        }
        return new Platform(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The platform that this Java runs on. */
    public static Platform host() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        return new Platform(
                os.startsWith("mac") ? "darwin" : os,
                arch.equals("aarch64") || arch.equals("arm64") ? "arm64" : "amd64");
    }

    /** {@code linux_amd64}, as it stands in file names. */
    public String fileName() {
        return os + "_" + architecture;
    }

    @Override
    public int compareTo(Platform other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
