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
 * An entry of a vulnerability database in the OSV format (https://ossf.github.io/osv-schema, 1.7).
 *
 * @param modified when it was changed last
 * @param withdrawn whether it does not count any more
 * @param rated whether the severity is known; otherwise it counts as high
 * @param affected packages of all ecosystems
 */
record OsvEntry(
        String id,
        Instant modified,
        boolean withdrawn,
        Severity severity,
        boolean rated,
        List<String> aliases,
        List<Affected> affected) {
    /**
     * How one package is affected.
     *
     * @param of package by ecosystem and name
     * @param versions that are affected, whatever the ranges say
     */
    record Affected(OsvPackage.Key of, List<OsvRange> ranges, Set<String> versions) {
        Affected {
            ranges = List.copyOf(ranges);
            versions = Set.copyOf(versions);
        }

        boolean holds(String version) {
            return isListed(version) || ranges.stream().anyMatch(r -> r.holds(version));
        }

        /** Python lists the normal form of a version, where others list what packages carry. */
        private boolean isListed(String version) {
            return versions.contains(version)
                    || of.ecosystem().equals(OsvPackage.PYPI)
                            && versions.stream().anyMatch(v -> VersionOrder.PYTHON.compare(v, version) == 0);
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
                .filter(a -> !ecosystem(a).isEmpty())
                .toList();
        for (Fields one : packages) {
            String ecosystem = ecosystem(one);
            String name = one.fields("package").orElseThrow().requiredText("name");
            affected.add(new Affected(
                    new OsvPackage.Key(ecosystem, OsvPackage.nameOfEntry(ecosystem, name)),
                    one.list("ranges").stream()
                            .flatMap(r -> OsvRange.read(r, OsvPackage.order(ecosystem)).stream())
                            .toList(),
                    Set.copyOf(one.texts("versions"))));
        }
        Optional<Severity> severity = severity(entry, packages);
        return new OsvEntry(
                entry.requiredText("id"),
                time(entry),
                entry.text("withdrawn").isPresent(),
                severity.orElse(Severity.HIGH),
                severity.isPresent(),
                entry.texts("aliases"),
                affected);
    }

    /** Empty when the entry is about commits alone. */
    private static String ecosystem(Fields affected) {
        return affected.fields("package")
                .map(p -> OsvPackage.ecosystemOfEntry(p.textOrEmpty("ecosystem")))
                .orElse("");
    }

    private static Instant time(Fields entry) {
        String text = entry.requiredText("modified");
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw AicrException.invalidRequest(entry.place() + ": 'modified' is no time of RFC 3339: '" + text + "'");
        }
    }

    /** The word of the database, else the worst of the scores, else the word of the distribution. */
    private static Optional<Severity> severity(Fields entry, List<Fields> packages) {
        return first(entry, packages, "database_specific", "severity")
                .or(() -> Stream.concat(Stream.of(entry), packages.stream())
                        .flatMap(f -> f.list("severity").stream())
                        .map(s -> s.textOrEmpty("score"))
                        // Ubuntu writes a word where others have a vector.
                        .flatMap(s -> Cvss.severity(s).or(() -> word(s)).stream())
                        .max(Severity::compareTo))
                .or(() -> first(entry, packages, "ecosystem_specific", "urgency"));
    }

    private static Optional<Severity> first(Fields entry, List<Fields> packages, String part, String key) {
        return Stream.concat(Stream.of(entry), packages.stream())
                .flatMap(f -> f.fields(part).stream())
                .flatMap(f -> word(f, key).stream())
                .findFirst();
    }

    private static Optional<Severity> word(Fields specific, String key) {
        try {
            return word(specific.textOrEmpty(key));
        } catch (AicrException e) {
            return Optional.empty(); // the schema leaves its form to the database
        }
    }

    private static Optional<Severity> word(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "MODERATE" -> Optional.of(Severity.MEDIUM);
            case "UNIMPORTANT" -> Optional.of(Severity.NEGLIGIBLE);
            default -> Severity.find(text);
        };
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
