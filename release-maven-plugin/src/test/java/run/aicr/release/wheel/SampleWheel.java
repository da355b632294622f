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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import run.aicr.digest.Sha256;

/** A small wheel as build tools write them. */
public final class SampleWheel {
    private final String name;
    private final String version;
    private final String tag;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, Integer> modes = new TreeMap<>();
    private String headers = "";

    private SampleWheel(String name, String version, String tag) {
        this.name = name;
        this.version = version;
        this.tag = tag;
        with(name + "/__init__.py", "version = '" + version + "'\n");
    }

    /** For every platform. */
    public static SampleWheel pure(String name, String version) {
        return new SampleWheel(name, version, "py3-none-any");
    }

    /** For one machine, {@code x86_64} or {@code aarch64}. */
    public static SampleWheel bound(String name, String version, String machine) {
        SampleWheel wheel = new SampleWheel(name, version, "py3-none-manylinux_2_28_" + machine);
        return wheel.with(name + "/fast.so", "code for " + machine);
    }

    public SampleWheel with(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** With a mode of Unix, type bits included. */
    public SampleWheel with(String path, String text, int mode) {
        modes.put(path, mode);
        return with(path, text);
    }

    /** A further line of METADATA. */
    public SampleWheel stating(String header) {
        headers += header + "\n";
        return this;
    }

    /** A file in its information folder. */
    public SampleWheel info(String file, String text) {
        return with(stem() + ".dist-info/" + file, text);
    }

    public String stem() {
        return name + "-" + version;
    }

    public String fileName() {
        return stem() + "-" + tag + ".whl";
    }

    /** Writes it into a folder and gives its line in a lock. */
    public String writeTo(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(fileName());
        Map<String, String> all = new TreeMap<>(files);
        all.putIfAbsent(
                stem() + ".dist-info/METADATA",
                "Metadata-Version: 2.4\nName: " + name + "\nVersion: " + version + "\n" + headers
                        + "\nA long: description\n");
        all.put(
                stem() + ".dist-info/WHEEL",
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: " + tag + "\n");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file.toFile())) {
            for (Map.Entry<String, String> each : all.entrySet()) {
                ZipArchiveEntry entry = new ZipArchiveEntry(each.getKey());
                entry.setTime(1_000_000_000_000L);
                entry.setUnixMode(modes.getOrDefault(each.getKey(), 0100644));
                zip.putArchiveEntry(entry);
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return LockedWheel.normal(name) + "==" + version + " --hash=sha256:"
                + Sha256.ofFile(file).hex() + "\n";
    }

    /** Puts it where {@link WheelStore} keeps it, and gives its line in a lock. */
    public String keepIn(Path cache) throws IOException {
        Path folder = cache.resolve("wheels");
        String line = writeTo(folder);
        String digest = line.substring(line.length() - 65).strip();
        Files.move(folder.resolve(fileName()), folder.resolve(digest + ".whl"), StandardCopyOption.REPLACE_EXISTING);
        return line;
    }
}
