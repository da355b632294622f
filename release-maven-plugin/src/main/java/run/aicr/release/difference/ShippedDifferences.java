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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import run.aicr.error.AicrException;
import run.aicr.release.difference.ShippedPackages.Known;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.image.ImageBuild;
import run.aicr.release.sbom.SpdxPurls;
import run.aicr.release.work.WorkFolder;

/**
 * The section of the release notes about what ships now and did not before: packages, versions and licences, sizes,
 * commands and flags, the HTTP API, known vulnerabilities.
 */
public final class ShippedDifferences {
    /** How the heading of the section begins. */
    public static final String HEADING = "## What ships, compared with ";

    private static final String SPDX = ".sbom.json";
    private static final int MAX_ROWS = 200;

    private ShippedDifferences() {}

    /**
     * A published release.
     *
     * @param assets folder with its assets
     * @param registry layout that may hold its images
     */
    public record Earlier(String tag, Path assets, Path registry) {}

    /** A build that is to be released. */
    public record Later(WorkFolder work, List<ImageBuild> images) {
        public Later {
            images = List.copyOf(images);
        }
    }

    /**
     * Compares packages by the bills of materials of archives; sizes, commands and the HTTP API by the archives themselves.
     * Only the packages are spoken of when nothing differs.
     *
     * @param programs those whose archives are published
     * @param vulnerabilities what is said about vulnerabilities
     * @return Markdown that ends with a line break; empty when the earlier release is not there
     */
    public static Optional<String> markdown(
            Earlier before, Later now, List<String> programs, VulnerabilityDifferences.Text vulnerabilities) {
        try {
            List<Path> earlier = documents(before.assets(), programs);
            List<Path> later = documents(now.work().files(), programs);
            return earlier.isEmpty() || later.isEmpty()
                    ? Optional.empty()
                    : Optional.of(text(before.tag(), ShippedPackages.of(earlier), ShippedPackages.of(later))
                            + ProgramDifferences.markdown(before, now, programs)
                            + vulnerabilities.of(purls(earlier), purls(later)));
        } catch (IOException | AicrException | IllegalArgumentException e) {
            throw new ReleaseException(
                            Code.MISSING_ARTIFACT,
                            "what ships cannot be compared with " + before.tag() + ": " + e.getMessage())
                    .because(e);
        }
    }

    /** The section as it stands in the notes of a release; empty when they have none. */
    public static Optional<String> sectionOf(String notes) {
        int begin = notes.indexOf("\n" + HEADING);
        int end = notes.indexOf("\n\n## ", begin + 1);
        return begin < 0 || end < 0 ? Optional.empty() : Optional.of(notes.substring(begin + 1, end + 1));
    }

    /** What the notes of a release say about vulnerabilities; nothing when they do not speak of them. */
    public static String vulnerabilitiesOf(String notes) {
        String section = sectionOf(notes).orElse("");
        int begin = section.indexOf("\n" + VulnerabilityDifferences.HEADING);
        return begin < 0 ? "" : section.substring(begin);
    }

    private static SortedSet<String> purls(List<Path> documents) throws IOException {
        SortedSet<String> purls = new TreeSet<>();
        for (Path document : documents) {
            purls.addAll(SpdxPurls.of(document));
        }
        return purls;
    }

    private static List<Path> documents(Path folder, List<String> programs) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> {
                        String name = String.valueOf(f.getFileName());
                        return name.endsWith(SPDX) && programs.stream().anyMatch(p -> name.startsWith(p + "_"));
                    })
                    .sorted()
                    .toList();
        }
    }

    private static String text(String tag, ShippedPackages before, ShippedPackages now) {
        List<String> rows = new ArrayList<>();
        SortedSet<String> all = new TreeSet<>(before.packages().keySet());
        all.addAll(now.packages().keySet());
        for (String key : all) {
            row(
                            Optional.ofNullable(before.packages().get(key)),
                            Optional.ofNullable(now.packages().get(key)))
                    .ifPresent(rows::add);
        }
        StringBuilder text = new StringBuilder(HEADING).append(tag).append("\n\n");
        if (rows.isEmpty()) {
            return text.append("The same packages of others, in the same versions, under the same licences.\n")
                    .toString();
        }
        text.append("| Package | Before | Now |\n|---------|--------|-----|\n");
        return text.append(cut(rows)).toString();
    }

    /** The first rows, and how many more there are. */
    static String cut(List<String> rows) {
        String first = String.join("", rows.subList(0, Math.min(rows.size(), MAX_ROWS)));
        return rows.size() > MAX_ROWS ? first + "\n… and " + (rows.size() - MAX_ROWS) + " more.\n" : first;
    }

    private static Optional<String> row(Optional<Known> before, Optional<Known> now) {
        boolean same = before.isPresent()
                && now.isPresent()
                && before.get().versions().equals(now.get().versions())
                && before.get().licences().equals(now.get().licences());
        if (same) {
            return Optional.empty();
        }
        boolean licences = before.isEmpty()
                || now.isEmpty()
                || !before.get().licences().equals(now.get().licences());
        return Optional.of("| " + plain(before.or(() -> now).orElseThrow().name()) + " | " + cell(before, licences)
                + " | " + cell(now, licences) + " |\n");
    }

    private static String cell(Optional<Known> known, boolean licences) {
        return known.map(k -> plain(String.join(", ", k.versions()))
                        + (licences && !k.licences().isEmpty()
                                ? " (" + plain(String.join(", ", k.licences())) + ")"
                                : ""))
                .orElse("–");
    }

    /** Names and licences of others are no markup. */
    static String plain(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("[\\r\\n`]", " ");
    }
}
