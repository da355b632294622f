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
package run.aicr.release.wheel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.release.config.Platform;
import run.aicr.release.config.WheelSpec;
import run.aicr.release.input.InputCache;

/** A folder with locks and a cache, as a release has them. */
final class WheelFolder {
    static final Platform AMD64 = Platform.parse("linux/amd64");
    static final Platform ARM64 = Platform.parse("linux/arm64");
    static final List<Platform> BOTH = List.of(AMD64, ARM64);

    private final Path root;

    WheelFolder(Path root) {
        this.root = root;
    }

    Path cache() {
        return root.resolve("cache");
    }

    static WheelSpec spec(String licences) {
        SortedMap<Platform, String> locks = new TreeMap<>(Map.of(AMD64, "amd64.lock", ARM64, "arm64.lock"));
        return new WheelSpec("tool", "1.0", "3.13", "/usr/local", "me", licences, locks);
    }

    static WheelSpec spec() {
        return spec("");
    }

    WheelFolder lock(Platform platform, String... lines) throws IOException {
        Files.writeString(root.resolve(spec().locks().get(platform)), String.join("", lines));
        return this;
    }

    /** The same wheels for both platforms, already in the cache. */
    WheelFolder with(SampleWheel... wheels) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (SampleWheel wheel : wheels) {
            lines.append(wheel.keepIn(cache()));
        }
        return lock(AMD64, lines.toString()).lock(ARM64, lines.toString());
    }

    WheelStore store(InputCache.Mode mode, Map<String, String> environment) {
        return new WheelStore(new InputCache(cache(), mode), root, environment);
    }

    /** The wheels, which must be in the cache. */
    Wheels open() throws IOException {
        return open(spec());
    }

    Wheels open(WheelSpec spec) throws IOException {
        return store(InputCache.Mode.LOCAL, Map.of())
                .collect(spec, BOTH)
                .wheels()
                .orElseThrow();
    }
}
