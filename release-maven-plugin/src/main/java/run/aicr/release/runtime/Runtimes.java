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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.release.config.Platform;
import run.aicr.release.config.RuntimePin;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.input.InputCache;
import run.aicr.release.runtime.RuntimeArchive.Unpacked;

/** The Java runtimes of a release, each unpacked once. Not for several threads. */
public final class Runtimes {
    private final List<RuntimePin> pins;
    private final Jdk host;
    private final InputCache cache;
    private final Path scratch;
    private final Map<Platform, JavaRuntime> made = new HashMap<>();

    /**
     * The runtimes of a configuration; nothing is read or downloaded yet.
     *
     * @param host JDK of the build
     * @param scratch folder for what is unpacked; the caller removes it
     */
    public Runtimes(List<RuntimePin> pins, Jdk host, InputCache cache, Path scratch) {
        this.pins = List.copyOf(pins);
        this.host = host;
        this.cache = cache;
        this.scratch = scratch;
    }

    /** Why a platform has no runtime; empty when it has one, or would have after a download. */
    public Optional<String> lack(Platform platform) {
        if (platform.equals(Platform.host())) {
            return Optional.empty();
        }
        Optional<RuntimePin> pin = pin(platform);
        if (pin.isEmpty()) {
            return Optional.of("no Java runtime for " + platform + " is configured");
        }
        boolean there = cache.mode() == InputCache.Mode.FETCH
                || Files.exists(cache.place(pin.get().file()));
        return there
                ? Optional.empty()
                : Optional.of("the Java runtime for " + platform
                        + " is not in the cache; -Daicr.release.inputs=fetch downloads it");
    }

    /** One line for what a platform's runtime is made from, so that another one makes a build stale. */
    public String input(Platform platform) {
        return lack(platform)
                .map(reason -> platform + " -")
                .orElseGet(() ->
                        platform + " " + pin(platform).map(RuntimePin::toString).orElse("host"));
    }

    /**
     * The runtime of a platform that lacks none.
     *
     * @throws ReleaseException CHECKSUM_MISMATCH or MISSING_ARTIFACT when its archive is another one or cannot be
     *     downloaded; CONFIG_INVALID when the archive does not hold it
     */
    public JavaRuntime of(Platform platform) throws IOException {
        JavaRuntime runtime = made.get(platform);
        if (runtime == null) {
            runtime = platform.equals(Platform.host()) ? new HostRuntime(host) : pinned(platform);
            made.put(platform, runtime);
        }
        return runtime;
    }

    private JavaRuntime pinned(Platform platform) throws IOException {
        RuntimePin pin = pin(platform).orElseThrow(() -> lacking(platform));
        if (!feature(pin.version()).equals(feature(host.version()))) {
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "the Java runtime for " + platform + " is pinned to version " + pin.version()
                            + ", and programs are compiled and linked for " + host.fullVersion(),
                    "All platforms need the same feature version: change runtimes in .release.yaml");
        }
        Path archive = cache.file(pin.file()).orElseThrow(() -> lacking(platform));
        Unpacked unpacked = RuntimeArchive.unpack(archive, scratch.resolve(platform.fileName()));
        return pin.provider() == RuntimePin.Provider.JMODS
                ? JmodsRuntime.of(pin, host, unpacked)
                : PrebuiltRuntime.of(pin, host, unpacked);
    }

    private ReleaseException lacking(Platform platform) {
        return new ReleaseException(
                Code.CONFIG_INVALID, lack(platform).orElse("the Java runtime for " + platform + " went away"));
    }

    private Optional<RuntimePin> pin(Platform platform) {
        return pins.stream().filter(p -> p.platform().equals(platform)).findFirst();
    }

    private static String feature(String version) {
        return version.split("[.+]", 2)[0];
    }
}
