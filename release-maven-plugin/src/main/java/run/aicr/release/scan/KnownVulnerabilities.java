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

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import run.aicr.release.error.ReleaseException;

/** What a database in the OSV format says about packages. */
public final class KnownVulnerabilities {
    private final OsvDatabase database;
    private final Map<OsvPackage.Key, List<OsvEntry>> entries = new HashMap<>();

    private KnownVulnerabilities(OsvDatabase database) {
        this.database = database;
        database.entries().stream()
                .sorted(Comparator.comparing(OsvEntry::id))
                .forEach(entry -> entry.affected().stream()
                        .map(OsvEntry.Affected::of)
                        .distinct()
                        .forEach(key -> entries.computeIfAbsent(key, k -> new ArrayList<>())
                                .add(entry)));
    }

    /**
     * Reads the database once, and keeps what it says about these packages.
     *
     * @param database folder or zip
     * @param purls package URLs; those of other kinds than Maven, PyPI and Debian are passed over
     * @throws ReleaseException INVALID_ARGUMENT when it is no such database, is empty, or goes beyond the limits
     */
    public static KnownVulnerabilities read(Path database, Collection<String> purls) {
        return ofPackages(database, packages(purls));
    }

    static KnownVulnerabilities ofPackages(Path database, Collection<OsvPackage> packages) {
        return of(OsvDatabase.read(
                database, packages.stream().map(OsvPackage::key).collect(Collectors.toSet())));
    }

    static KnownVulnerabilities of(OsvDatabase database) {
        return new KnownVulnerabilities(database);
    }

    /** Date, digest and number of entries of the database. */
    public String database() {
        return database.line();
    }

    /** See {@link OsvDatabase#requireRecent}. */
    Optional<String> requireRecent(Clock clock, boolean allowOld) {
        return database.requireRecent(clock, allowOld);
    }

    /** What is known about packages, in their order; each vulnerability once for each package. */
    public List<Vulnerability> in(Collection<String> purls) {
        return in(packages(purls), "");
    }

    /**
     * The same with a place.
     *
     * @param location file that names the packages
     */
    List<Vulnerability> in(Collection<OsvPackage> packages, String location) {
        List<Vulnerability> found = new ArrayList<>();
        for (OsvPackage one : packages) {
            found.addAll(in(one, location));
        }
        return found;
    }

    /** A vulnerability with entries under several ids is found once, under that of the first. */
    private List<Vulnerability> in(OsvPackage one, String location) {
        List<Vulnerability> found = new ArrayList<>();
        List<OsvEntry> hits = new ArrayList<>();
        for (OsvEntry entry : entries.getOrDefault(one.key(), List.of())) {
            Optional<OsvEntry.Affected> affected = entry.affected().stream()
                    .filter(a -> a.of().equals(one.key()))
                    .filter(a -> a.holds(one.version()))
                    .findFirst();
            if (affected.isPresent() && hits.stream().noneMatch(entry::isSameAs)) {
                hits.add(entry);
                found.add(new Vulnerability(
                        entry.id(),
                        entry.severity(),
                        entry.rated(),
                        one.name(),
                        one.version(),
                        affected.get().fixAfter(one.version()).orElse(""),
                        entry.aliases(),
                        location));
            }
        }
        return found;
    }

    /** A sentence for each ecosystem that the database has no entry of, with how many of the packages are in it. */
    public List<String> gaps(Collection<String> purls) {
        return gapsOf(packages(purls));
    }

    List<String> gapsOf(Collection<OsvPackage> packages) {
        Map<String, Long> missing = new TreeMap<>(packages.stream()
                .filter(p -> !database.ecosystems().contains(p.ecosystem()))
                .collect(Collectors.groupingBy(OsvPackage::ecosystem, Collectors.counting())));
        List<String> gaps = new ArrayList<>();
        missing.forEach((ecosystem, count) ->
                gaps.add("the database has no entries of " + ecosystem + ": " + count + " packages were not compared"));
        return gaps;
    }

    static Set<OsvPackage> packages(Collection<String> purls) {
        Set<OsvPackage> packages = new LinkedHashSet<>();
        purls.forEach(p -> OsvPackage.ofPurl(p).ifPresent(packages::add));
        return packages;
    }
}
