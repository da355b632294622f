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
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.difference.ShippedPackages.Known;

/** The section of the release notes about packages that are new, gone, of another version or under another licence. */
public final class ShippedDifferences {
    /** How the heading of the section begins. */
    public static final String HEADING = "## What ships, compared with ";

    private static final String SPDX = ".sbom.json";
    private static final int MAX_ROWS = 200;

    private ShippedDifferences() {}

    /**
     * Compares the bills of materials of published archives.
     *
     * @param before folder with the assets of the earlier release
     * @param tag of the earlier release
     * @param now folder with the bills of materials of this one
     * @param programs those whose archives are published
     * @return Markdown that ends with a line break; empty when the earlier release is not there
     */
    public static Optional<String> markdown(Path before, String tag, Path now, List<String> programs) {
        try {
            List<Path> earlier = documents(before, programs);
            List<Path> later = documents(now, programs);
            return earlier.isEmpty() || later.isEmpty()
                    ? Optional.empty()
                    : Optional.of(text(tag, ShippedPackages.of(earlier), ShippedPackages.of(later)));
        } catch (IOException | AicrException e) {
            throw new ReleaseException(
                            Code.MISSING_ARTIFACT,
                            "the bills of materials of " + tag + " cannot be compared: " + e.getMessage())
                    .because(e);
        }
    }

    /** The section as it stands in the notes of a release; empty when they have none. */
    public static Optional<String> sectionOf(String notes) {
        int begin = notes.indexOf("\n" + HEADING);
        int end = notes.indexOf("\n\n## ", begin + 1);
        return begin < 0 || end < 0 ? Optional.empty() : Optional.of(notes.substring(begin + 1, end + 1));
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
        rows.stream().limit(MAX_ROWS).forEach(text::append);
        if (rows.size() > MAX_ROWS) {
            text.append("\n… and ").append(rows.size() - MAX_ROWS).append(" more.\n");
        }
        return text.toString();
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
    private static String plain(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("[\\r\\n`]", " ");
    }
}
