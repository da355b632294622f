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
package run.aicr.release.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.error.AicrException;

/**
 * The licences of a package by its copyright file, when that has the form for machines (DEP-5, copyright-format 1.0).
 * Nothing is guessed: one name that is in no table, and nothing is said.
 */
final class DebianCopyright {
    /** Those that SPDX has. */
    private static final Set<String> GNU_VERSIONS =
            Set.of("gpl-1.0", "gpl-2.0", "gpl-3.0", "lgpl-2.0", "lgpl-2.1", "lgpl-3.0", "agpl-1.0", "agpl-3.0");

    private static final Pattern GNU = Pattern.compile("(gpl|agpl|lgpl)-([1-3](?:\\.[01])?)(\\+?)");

    /** Short names of Debian in lower case to SPDX ids. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("expat", "MIT"),
            Map.entry("mit", "MIT"),
            Map.entry("apache-2.0", "Apache-2.0"),
            Map.entry("artistic-2.0", "Artistic-2.0"),
            Map.entry("bsd-2-clause", "BSD-2-Clause"),
            Map.entry("bsd-3-clause", "BSD-3-Clause"),
            Map.entry("bsd-4-clause", "BSD-4-Clause"),
            Map.entry("bsl-1.0", "BSL-1.0"),
            Map.entry("cc0-1.0", "CC0-1.0"),
            Map.entry("cc0", "CC0-1.0"),
            Map.entry("curl", "curl"),
            Map.entry("epl-2.0", "EPL-2.0"),
            Map.entry("ftl", "FTL"),
            Map.entry("isc", "ISC"),
            Map.entry("mpl-1.1", "MPL-1.1"),
            Map.entry("mpl-2.0", "MPL-2.0"),
            Map.entry("unlicense", "Unlicense"),
            Map.entry("x11", "X11"),
            Map.entry("zlib", "Zlib"));

    private DebianCopyright() {}

    /** All licences of its files joined by AND; empty when they cannot be said in SPDX. */
    static Optional<String> expression(byte[] content) {
        List<Map<String, String>> paragraphs;
        try {
            paragraphs = DpkgStatus.paragraphs("copyright", content);
        } catch (AicrException e) {
            // Older files are prose: that is allowed and says nothing to a machine.
            return Optional.empty();
        }
        if (paragraphs.isEmpty()
                || !paragraphs.get(0).getOrDefault("format", "").contains("copyright-format/1")) {
            return Optional.empty();
        }
        Set<String> all = new TreeSet<>();
        for (Map<String, String> paragraph : paragraphs) {
            if (paragraph.containsKey("files")) {
                Optional<String> one = alternatives(paragraph.getOrDefault("license", ""));
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                all.add(one.get());
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(joined(all));
    }

    private static String joined(Set<String> all) {
        if (all.size() == 1) {
            return all.iterator().next();
        }
        List<String> parts =
                all.stream().map(p -> p.contains(" OR ") ? "(" + p + ")" : p).toList();
        return String.join(" AND ", parts);
    }

    /** "A or B and C": and binds closer, as in SPDX. Commas group, which is rare and not read. */
    private static Optional<String> alternatives(String synopsis) {
        List<String> alternatives = new ArrayList<>();
        for (String alternative : synopsis.split("\\s+or\\s+", -1)) {
            List<String> together = new ArrayList<>();
            for (String name : alternative.split("\\s+and\\s+", -1)) {
                Optional<String> id = id(name.strip().toLowerCase(Locale.ROOT));
                if (id.isEmpty()) {
                    return Optional.empty();
                }
                together.add(id.get());
            }
            alternatives.add(String.join(" AND ", together));
        }
        return Optional.of(String.join(" OR ", alternatives));
    }

    private static Optional<String> id(String name) {
        Matcher gnu = GNU.matcher(name);
        if (gnu.matches()) {
            String version = gnu.group(2).contains(".") ? gnu.group(2) : gnu.group(2) + ".0";
            String later = gnu.group(3).isEmpty() ? "-only" : "-or-later";
            if (!GNU_VERSIONS.contains(gnu.group(1) + "-" + version)) {
                return Optional.empty();
            }
            return Optional.of(gnu.group(1).toUpperCase(Locale.ROOT) + "-" + version + later);
        }
        return Optional.ofNullable(IDS.get(name));
    }
}
