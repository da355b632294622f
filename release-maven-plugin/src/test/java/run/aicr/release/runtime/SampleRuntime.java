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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import run.aicr.digest.Sha256;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Platform;
import run.aicr.release.config.RuntimePin;
import run.aicr.release.input.PinnedFile;
import run.aicr.release.work.Tree;

/** Archives of Java runtimes as vendors pack them, small ones with the heads of real files; a test changes what it likes. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SampleRuntime(
        Platform platform, String version, SortedMap<String, byte[]> files, Map<String, String> links) {
    private static final String HOME = "jdk-sample-jre";

    /** A runtime of the version of the running JDK. */
    public static SampleRuntime of(Platform platform) {
        String full = SmallRelease.jdk().fullVersion();
        String version = full.contains("-") ? full.substring(0, full.indexOf('-')) : full;
        SampleRuntime sample = new SampleRuntime(platform, version, new TreeMap<>(), new TreeMap<>());
        boolean mac = platform.os().equals("darwin");
        return sample.with("release", release(version, "java.base java.logging"))
                .with("bin/java", mac ? machO(platform) : elf(platform, "libc.so.6"))
                .with("bin/keytool", text("a tool that is left out"))
                .with(RuntimeCheck.library(platform), mac ? machO(platform) : elf(platform, "libm.so.6", "libc.so.6"))
                .with("lib/jspawnhelper", text("helper"))
                .with("lib/modules", text("modules"))
                .with("legal/java.base/LICENSE", text("licence"))
                .linked("legal/java.logging/LICENSE", "../java.base/LICENSE")
                .linked("legal/java.logging/AGAIN", "LICENSE");
    }

    /** The runtime in a folder, as it is, with a file {@code release} that has all facts. */
    static SampleRuntime copyOf(Path folder) throws IOException {
        SampleRuntime sample = of(Platform.host());
        SampleRuntime copy = new SampleRuntime(Platform.host(), sample.version, new TreeMap<>(), Map.of());
        for (Map.Entry<String, Path> file : Tree.files(folder).entrySet()) {
            copy.files.put(copy.home() + file.getKey(), Files.readAllBytes(file.getValue()));
        }
        String own = new String(copy.files.get(copy.home() + "release"), StandardCharsets.UTF_8);
        return copy.with(
                "release", text(own + "IMPLEMENTOR=\"Sample\"\nJAVA_RUNTIME_VERSION=\"" + sample.version + "-LTS\"\n"));
    }

    static byte[] release(String version, String modules) {
        return text("IMPLEMENTOR=\"Sample\"\nJAVA_RUNTIME_VERSION=\"" + version + "-LTS\"\nJAVA_VERSION=\""
                + version.substring(0, version.indexOf('+')) + "\"\nMODULES=\"" + modules + "\"\n");
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String home() {
        return HOME + (platform.os().equals("darwin") ? "/Contents/Home/" : "/");
    }

    /** The same with a file, by its path from the folder of the runtime. */
    SampleRuntime with(String path, byte[] content) {
        SortedMap<String, byte[]> more = new TreeMap<>(files);
        more.put(home() + path, content);
        return new SampleRuntime(platform, version, more, links);
    }

    SampleRuntime without(String path) {
        SortedMap<String, byte[]> fewer = new TreeMap<>(files);
        fewer.remove(home() + path);
        return new SampleRuntime(platform, version, fewer, links);
    }

    SampleRuntime linked(String path, String target) {
        Map<String, String> more = new TreeMap<>(links);
        more.put(home() + path, target);
        return new SampleRuntime(platform, version, files, more);
    }

    /** As tar.gz, with modes that nobody should rely on. */
    public byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                };
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.putArchiveEntry(new TarArchiveEntry("./" + HOME + "/"));
            tar.closeArchiveEntry();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry("./" + file.getKey());
                entry.setMode(0600);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
            for (Map.Entry<String, String> link : links.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry("./" + link.getKey(), TarConstants.LF_SYMLINK);
                entry.setLinkName(link.getValue());
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A pin for the archive. */
    RuntimePin pin(RuntimePin.Provider provider, String url, byte[] archive) {
        return new RuntimePin(platform, provider, new PinnedFile(URI.create(url), Sha256.of(archive)), version);
    }

    /** The entry of {@code runtimes} for the archive. */
    public String yaml(String url, byte[] archive) {
        return "  - platform: " + platform + "\n    provider: prebuilt\n    url: " + url + "\n    sha256: "
                + Sha256.of(archive).hex() + "\n    version: " + version + "\n";
    }

    /** The head of a 64-bit ELF file and its dynamic section, which names the libraries. */
    static byte[] elf(Platform platform, String... needed) {
        String names = "\0" + String.join("\0", needed) + "\0";
        ByteBuffer elf = ByteBuffer.allocate(0x200 + names.length()).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        elf.putShort(16, (short) 3)
                .putShort(18, (short) (platform.architecture().equals("arm64") ? 0xb7 : 0x3e));
        elf.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 2);
        segment(elf, 64, 1, 0, 0x10000, elf.capacity());
        segment(elf, 120, 2, 0x100, 0x10100, 16L * (needed.length + 2));
        elf.position(0x100);
        elf.putLong(5).putLong(0x10200);
        for (String name : needed) {
            elf.putLong(1).putLong(names.indexOf("\0" + name + "\0") + 1);
        }
        elf.position(0x200);
        elf.put(names.getBytes(StandardCharsets.US_ASCII));
        return elf.array();
    }

    private static void segment(ByteBuffer elf, int at, int type, long offset, long address, long size) {
        elf.putInt(at, type).putLong(at + 8, offset).putLong(at + 16, address).putLong(at + 32, size);
    }

    private static byte[] machO(Platform platform) {
        byte cpu = (byte) (platform.architecture().equals("arm64") ? 0x0c : 0x07);
        byte[] head = {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe, cpu, 0, 0, 1};
        return head;
    }

    /** The other architecture of Linux, which this machine cannot run. */
    public static Platform foreign() {
        return new Platform("linux", Platform.host().architecture().equals("amd64") ? "arm64" : "amd64");
    }

    /** All platforms but that of this machine. */
    static List<Platform> others() {
        return List.of("linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64").stream()
                .map(Platform::parse)
                .filter(p -> !p.equals(Platform.host()))
                .toList();
    }
}
