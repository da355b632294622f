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
package run.aicr.release.difference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.release.difference.ShippedDifferences.Earlier;
import run.aicr.release.difference.ShippedDifferences.Later;

/** Compares programs and images: sizes, commands, API. What one side does not have is not compared. */
final class ProgramDifferences {
    private static final String ARCHIVE = ".tar.gz";
    private static final int MAX_CELL = 200;

    private final Earlier before;
    private final Later now;
    private final SortedMap<String, Long> sizesBefore = new TreeMap<>();
    private final SortedMap<String, Long> sizesNow = new TreeMap<>();
    private final SortedMap<String, String> surfaces = new TreeMap<>();

    private ProgramDifferences(Earlier before, Later now) {
        this.before = before;
        this.now = now;
    }

    /** Sub-sections, each begun by an empty line; empty when nothing differs. */
    static String markdown(Earlier before, Later now, List<String> programs) throws IOException {
        ProgramDifferences differences = new ProgramDifferences(before, now);
        for (String program : programs) {
            differences.program(program);
        }
        differences.images();
        return differences.text();
    }

    private void program(String program) throws IOException {
        try (Stream<Path> files =
                Files.list(before.assets()).filter(f -> isArchive(f, program)).sorted()) {
            for (Path archive : files.toList()) {
                String[] parts = name(archive).split("_", -1);
                Path folder = now.work().payload(program + "_" + parts[parts.length - 2] + "_" + platform(parts));
                if (Files.isDirectory(folder)) {
                    compare(
                            program,
                            String.valueOf(folder.getFileName()),
                            ShippedProgram.ofArchive(archive, program),
                            ShippedProgram.ofFolder(folder, program));
                }
            }
        }
    }

    private static boolean isArchive(Path file, String program) {
        return name(file).startsWith(program + "_") && name(file).endsWith(ARCHIVE);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String platform(String[] parts) {
        String last = parts[parts.length - 1];
        return last.substring(0, last.length() - ARCHIVE.length());
    }

    /** Commands and API are those of the first platform; they do not differ between platforms. */
    private void compare(String program, String payload, ShippedProgram old, ShippedProgram later) {
        sizesBefore.put(payload + ", unpacked", old.bytes());
        sizesNow.put(payload + ", unpacked", later.bytes());
        surface("Commands and flags of " + program, old.commands(), later.commands(), Surface::ofCommands);
        surface("HTTP API of " + program, old.api(), later.api(), Surface::ofApi);
    }

    private interface Reader {
        Surface read(byte[] document);
    }

    private void surface(String title, Optional<byte[]> old, Optional<byte[]> later, Reader reader) {
        if (old.isPresent() && later.isPresent() && !surfaces.containsKey(title)) {
            List<String> rows = reader.read(old.get()).changesTo(reader.read(later.get())).stream()
                    .map(c -> "| `" + c.name() + "` | " + cell(c.before()) + " | " + cell(c.now()) + " |\n")
                    .toList();
            surfaces.put(title, ShippedDifferences.cut(rows));
        }
    }

    private static String cell(Optional<String> text) {
        String all = text.orElse("–");
        return ShippedDifferences.plain(all.length() > MAX_CELL ? all.substring(0, MAX_CELL) + "…" : all);
    }

    private void images() throws IOException {
        Path index = before.assets().resolve(ConsumerCheck.INDEX);
        if (Files.isRegularFile(index)) {
            PublishedIndex published = PublishedIndex.parse(index.toString(), Files.readAllBytes(index));
            sizesBefore.putAll(ShippedSizes.ofImages(before.registry(), ShippedSizes.manifests(published)));
            sizesNow.putAll(ShippedSizes.ofImages(now.work().images(), ShippedSizes.manifests(now.images())));
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        String sizes = new ShippedSizes(sizesBefore).rowsTo(new ShippedSizes(sizesNow));
        if (!sizes.isEmpty()) {
            text.append("\n### Sizes\n\n| What | Before | Now | Change |\n|------|--------|-----|--------|\n")
                    .append(sizes);
        }
        for (Map.Entry<String, String> surface : surfaces.entrySet()) {
            if (!surface.getValue().isEmpty()) {
                text.append("\n### ")
                        .append(surface.getKey())
                        .append("\n\n| Name | Before | Now |\n|------|--------|-----|\n")
                        .append(surface.getValue());
            }
        }
        return text.toString();
    }
}
