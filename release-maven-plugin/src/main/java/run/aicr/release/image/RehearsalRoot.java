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
package run.aicr.release.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.AtomicFile;
import run.aicr.file.PlainTar;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.work.ProgramRun;

/**
 * A minimal root file system for rehearsal images: the C library of this machine with what it needs, a shell for the
 * launcher, user 65532 and {@code /tmp} (spec images §4). Its files carry the C library's licence; it is never published.
 */
public final class RehearsalRoot {
    /** Name of the base in labels and annotations. */
    public static final String NAME = "run.aicr/rehearsal-root";

    private static final List<Path> LOADERS =
            List.of(Path.of("/lib64/ld-linux-x86-64.so.2"), Path.of("/lib/ld-linux-aarch64.so.1"));
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final List<String> PROGRAMS = List.of("sh", "readlink");
    private static final Path UTF8_LOCALE = Path.of("/usr/lib/locale/C.utf8");

    private final Path loader;
    private final Platform platform;

    private RehearsalRoot(Path loader, Platform platform) {
        this.loader = loader;
        this.platform = platform;
    }

    /** The root of this machine; empty when it has no C library that a Java runtime could use. */
    public static Optional<RehearsalRoot> ofThisMachine() {
        Platform host = Platform.host();
        return LOADERS.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .filter(l -> host.os().equals("linux"))
                .map(l -> new RehearsalRoot(l, host));
    }

    /**
     * Writes the base image as a tar in the form of {@code docker save}, the one that Jib reads.
     *
     * @param runtime a linked runtime, whose native libraries say what the root must hold
     * @param folders further empty folders, for instance working directories
     */
    public void write(Path file, Path runtime, List<String> folders, Instant time) throws IOException {
        Path layer = Files.createTempFile("aicr-root", ".tar");
        try {
            List<ArchiveEntry> entries = entries(runtime, folders);
            AtomicFile.write(layer, out -> PlainTar.write(out, entries, time));
            byte[] config = config(Sha256.ofFile(layer), time);
            byte[] manifest = JsonWriter.compact(Sequence.of(List.of(new Mapping.Builder()
                    .put("Config", "config.json")
                    .put("RepoTags", Sequence.ofTexts(List.of(NAME + ":local")))
                    .put("Layers", Sequence.ofTexts(List.of("layer.tar")))
                    .build())));
            List<ArchiveEntry> image = List.of(
                    new ArchiveEntry.File("config.json", false, ArchiveEntry.Source.of(config)),
                    new ArchiveEntry.File("layer.tar", false, ArchiveEntry.Source.of(layer)),
                    new ArchiveEntry.File("manifest.json", false, ArchiveEntry.Source.of(manifest)));
            AtomicFile.write(file, out -> PlainTar.write(out, image, time));
        } finally {
            Files.deleteIfExists(layer);
        }
    }

    private List<ArchiveEntry> entries(Path runtime, List<String> folders) throws IOException {
        List<ArchiveEntry> entries = new ArrayList<>();
        SortedMap<String, Path> files = new TreeMap<>();
        files.put(inRoot(loader), loader.toRealPath());
        for (String program : PROGRAMS) {
            Path source = programOnPath(program);
            files.put("bin/" + program, source.toRealPath());
            addLibraries(source.toRealPath(), files);
        }
        try (var natives = Files.walk(runtime)) {
            for (Path library :
                    natives.filter(p -> p.toString().endsWith(".so")).sorted().toList()) {
                addLibraries(library, files);
            }
        }
        files.forEach((path, source) -> entries.add(file(path, true, source)));
        addLocale(entries);
        entries.add(
                text("etc/passwd", "root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532::/tmp:/sbin/nologin\n"));
        entries.add(text("etc/group", "root:x:0:\nnonroot:x:65532:\n"));
        entries.add(text("etc/nsswitch.conf", "hosts: files dns\n"));
        entries.add(new ArchiveEntry.Folder("tmp", true));
        entries.add(new ArchiveEntry.Folder("proc", false));
        folders.stream()
                .filter(f -> f.length() > 1)
                .distinct()
                .forEach(f -> entries.add(new ArchiveEntry.Folder(f.substring(1), false)));
        return entries;
    }

    /** What the dynamic loader would load for the file, with the paths it would load it from. */
    private void addLibraries(Path file, Map<String, Path> files) throws IOException {
        for (String line : listed(file).split("\n", -1)) {
            int arrow = line.indexOf(" => /");
            int address = line.lastIndexOf(" (0x");
            if (arrow > 0 && address > arrow) {
                Path library = Path.of(line.substring(arrow + 4, address));
                boolean ofRuntime = library.toString().contains("/lib/runtime/");
                if (!ofRuntime) {
                    files.put(inRoot(library), library.toRealPath());
                }
            }
        }
    }

    private String listed(Path file) throws IOException {
        List<String> command = List.of(loader.toString(), "--list", file.toString());
        return new ProgramRun(command, Path.of("/"), System.getenv(), LIMIT)
                .run()
                .printed();
    }

    private static Path programOnPath(String program) {
        return List.of(Path.of("/bin"), Path.of("/usr/bin")).stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new ReleaseException(
                        Code.MISSING_ARTIFACT,
                        "rehearsal images need the program /bin/" + program + " of this machine"));
    }

    private static void addLocale(List<ArchiveEntry> entries) throws IOException {
        if (!Files.isDirectory(UTF8_LOCALE)) {
            return;
        }
        try (var walk = Files.walk(UTF8_LOCALE)) {
            walk.filter(Files::isRegularFile).sorted().forEach(f -> entries.add(file(inRoot(f), false, f)));
        }
    }

    private static String inRoot(Path path) {
        return path.toString().substring(1);
    }

    private static ArchiveEntry file(String path, boolean executable, Path source) {
        return new ArchiveEntry.File(path, executable, ArchiveEntry.Source.of(source));
    }

    private static ArchiveEntry text(String path, String text) {
        return new ArchiveEntry.File(path, false, ArchiveEntry.Source.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] config(Sha256 layer, Instant time) {
        Mapping rootfs = new Mapping.Builder()
                .put("type", "layers")
                .put("diff_ids", Sequence.ofTexts(List.of(layer.prefixed())))
                .build();
        Mapping history = new Mapping.Builder()
                .put("created", time.toString())
                .put("created_by", NAME)
                .build();
        return JsonWriter.compact(new Mapping.Builder()
                .put("architecture", platform.architecture())
                .put("created", time.toString())
                .put("os", platform.os())
                .put(
                        "config",
                        new Mapping.Builder()
                                .put("Env", Sequence.ofTexts(List.of("PATH=/usr/bin:/bin", "LANG=C.UTF-8")))
                                .build())
                .put("rootfs", rootfs)
                .put("history", Sequence.of(List.of(history)))
                .build());
    }
}
