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
package run.aicr.release.scan;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;

/**
 * An entry of a vulnerability database in the OSV format (https://ossf.github.io/osv-schema, 1.7), as far as Maven
 * packages are concerned.
 *
 * @param modified when it was changed last
 * @param withdrawn whether it does not count any more
 * @param severity unknown counts as high
 * @param affected packages of the ecosystem Maven
 */
record OsvEntry(
        String id,
        Instant modified,
        boolean withdrawn,
        Severity severity,
        List<String> aliases,
        List<Affected> affected) {
    private static final String ECOSYSTEM = "Maven";

    /**
     * How one package is affected.
     *
     * @param name {@code group:artifact}
     * @param versions that are affected, whatever the ranges say
     */
    record Affected(String name, List<OsvRange> ranges, Set<String> versions) {
        Affected {
            ranges = List.copyOf(ranges);
            versions = Set.copyOf(versions);
        }

        boolean holds(String version) {
            return versions.contains(version) || ranges.stream().anyMatch(r -> r.holds(version));
        }

        /** Of the range that holds the version; else of any, since a list of versions says nothing about fixes. */
        Optional<String> fixAfter(String version) {
            List<OsvRange> holding =
                    ranges.stream().filter(r -> r.holds(version)).toList();
            return (holding.isEmpty() ? ranges : holding)
                    .stream().flatMap(r -> r.fixAfter(version).stream()).findFirst();
        }
    }

    OsvEntry {
        aliases = List.copyOf(aliases);
        affected = List.copyOf(affected);
    }

    /**
     * Reads an entry.
     *
     * @throws AicrException INVALID_REQUEST when it is none
     */
    static OsvEntry read(Fields entry) {
        List<Affected> affected = new ArrayList<>();
        List<Fields> packages = entry.list("affected").stream()
                .filter(a -> ecosystem(a).equals(ECOSYSTEM))
                .toList();
        for (Fields one : packages) {
            String name = one.fields("package").orElseThrow().requiredText("name");
            affected.add(new Affected(
                    name,
                    one.list("ranges").stream()
                            .flatMap(r -> OsvRange.read(r).stream())
                            .toList(),
                    Set.copyOf(one.texts("versions"))));
        }
        return new OsvEntry(
                entry.requiredText("id"),
                time(entry),
                entry.text("withdrawn").isPresent(),
                severity(entry, packages),
                entry.texts("aliases"),
                affected);
    }

    /** Other repositories than the central one are named after a colon. */
    private static String ecosystem(Fields affected) {
        String text =
                affected.fields("package").map(p -> p.textOrEmpty("ecosystem")).orElse("");
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static Instant time(Fields entry) {
        String text = entry.requiredText("modified");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw AicrException.invalidRequest(entry.place() + ": 'modified' is no time of RFC 3339: '" + text + "'");
        }
    }

    /** The word of the database, else the worst of the scores, else unknown. */
    private static Severity severity(Fields entry, List<Fields> packages) {
        Optional<Severity> word = Stream.concat(Stream.of(entry), packages.stream())
                .flatMap(f -> f.fields("database_specific").stream())
                .flatMap(f -> word(f).stream())
                .findFirst();
        return word.or(() -> Stream.concat(Stream.of(entry), packages.stream())
                        .flatMap(f -> f.list("severity").stream())
                        .flatMap(s -> Cvss.severity(s.textOrEmpty("score")).stream())
                        .max(Severity::compareTo))
                .orElse(Severity.HIGH);
    }

    private static Optional<Severity> word(Fields specific) {
        String text;
        try {
            text = specific.textOrEmpty("severity").toUpperCase(Locale.ROOT);
        } catch (AicrException e) {
            return Optional.empty(); // the schema leaves its form to the database
        }
        return text.equals("MODERATE") ? Optional.of(Severity.MEDIUM) : Severity.find(text);
    }

    /** Whether it is about the same vulnerability as another. */
    boolean isSameAs(OsvEntry other) {
        List<String> mine = names();
        return other.names().stream().anyMatch(mine::contains);
    }

    private List<String> names() {
        return Stream.concat(Stream.of(id), aliases.stream()).toList();
    }
}
