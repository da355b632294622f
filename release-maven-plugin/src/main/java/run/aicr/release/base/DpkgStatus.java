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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.aicr.error.AicrException;

/** Reads the status of packages as dpkg writes it: paragraphs of fields, parted by empty lines (deb-control(5)). */
final class DpkgStatus {
    /** Path of the one file, and beginning of the paths of the many. */
    static final String FOLDER = "var/lib/dpkg/status";

    /** Beside each status file of distroless lies a list of digests. */
    private static final String DIGESTS = ".md5sums";

    private static final Pattern SOURCE = Pattern.compile("(\\S+)(?:\\s+\\((\\S+)\\))?");

    private DpkgStatus() {}

    /** @throws AicrException INVALID_REQUEST with path and line when it is no such file */
    static List<InstalledPackage> read(String path, byte[] content) {
        if (path.endsWith(DIGESTS)) {
            return List.of();
        }
        List<InstalledPackage> packages = new ArrayList<>();
        for (Map<String, String> paragraph : paragraphs(path, content)) {
            installed(path, paragraph).ifPresent(packages::add);
        }
        return packages;
    }

    private static Optional<InstalledPackage> installed(String path, Map<String, String> paragraph) {
        // Files of status.d are there because the package is; the one file also remembers removed ones.
        String status = paragraph.getOrDefault("status", "install ok installed");
        if (!status.endsWith(" installed")) {
            return Optional.empty();
        }
        return Optional.of(new InstalledPackage(
                required(path, paragraph, "Package"),
                required(path, paragraph, "Version"),
                paragraph.getOrDefault("architecture", "all"),
                source(paragraph),
                paragraph.getOrDefault("maintainer", ""),
                ""));
    }

    /** Vulnerabilities are told of source packages: {@code Source: name} or {@code Source: name (version)}. */
    private static String source(Map<String, String> paragraph) {
        Matcher source = SOURCE.matcher(paragraph.getOrDefault("source", ""));
        if (!source.matches()) {
            return "";
        }
        return source.group(2) == null ? source.group(1) : source.group(1) + "@" + source.group(2);
    }

    private static String required(String path, Map<String, String> paragraph, String field) {
        String value = paragraph.getOrDefault(field.toLowerCase(Locale.ROOT), "");
        if (value.isEmpty()) {
            throw AicrException.invalidRequest(
                    path + ": a package without " + field + ": " + paragraph.getOrDefault("package", "(no name)"));
        }
        return value;
    }

    /** Fields by their names in lower case; of a field of several lines the first. */
    static List<Map<String, String>> paragraphs(String path, byte[] content) {
        List<Map<String, String>> paragraphs = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        int number = 0;
        for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            String text = line.stripTrailing();
            int colon = text.indexOf(':');
            if (text.isEmpty()) {
                if (!fields.isEmpty()) {
                    paragraphs.add(fields);
                    fields = new LinkedHashMap<>();
                }
            } else if (colon > 0 && !Character.isWhitespace(text.charAt(0))) {
                String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.put(name, text.substring(colon + 1).strip());
            } else if (fields.isEmpty() || !Character.isWhitespace(text.charAt(0))) {
                if (text.charAt(0) != '#') {
                    throw AicrException.invalidRequest(path + ":" + number + ": expected a field 'Name: value'");
                }
            }
        }
        if (!fields.isEmpty()) {
            paragraphs.add(fields);
        }
        return paragraphs;
    }
}
