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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.sbom.Component;
import run.aicr.release.sbom.ModuleBom;

/**
 * Compares what the programs of a release carry with a vulnerability database (spec release §7.4): the Maven packages in
 * the component lists that the build of each program left. What is no Maven package is not looked for: the Java runtime,
 * the packages of base images.
 */
public final class OsvScan {
    private static final String SCANNER = "osv";

    private final ReleaseConfig config;
    private final Path root;
    private final ScanRun rules;

    /**
     * A scan.
     *
     * @param rules policy and VEX documents
     */
    public OsvScan(ReleaseConfig config, Path root, ScanRun rules) {
        this.config = config;
        this.root = root;
        this.rules = rules;
    }

    /**
     * Compares and judges.
     *
     * @param allowOld an old database is a warning only
     * @throws ReleaseException INVALID_ARGUMENT for the database, MISSING_ARTIFACT when a program was not packaged,
     *     CONFIG_INVALID for policy and VEX
     */
    public ScanRun.Outcome run(Path database, boolean allowOld, Clock clock, Consumer<String> warnings) {
        Map<Program, List<Component>> carried = carried();
        Set<String> packages = new TreeSet<>();
        carried.values().forEach(list -> list.forEach(c -> packages.add(c.coordinates())));
        OsvDatabase read = OsvDatabase.read(database, packages);
        read.requireRecent(clock, allowOld).ifPresent(warnings);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        List<Vulnerability> all = new ArrayList<>();
        List<VulnerabilityPolicy.Verdict> verdicts = new ArrayList<>();
        carried.forEach((program, components) -> {
            List<Vulnerability> found = match(read.entries(), components, program.module() + "/pom.xml");
            all.addAll(found);
            verdicts.add(rules.judge(product(program), found, today));
        });
        String data = read.date() + " " + read.digest().prefixed() + " (" + read.size() + " entries)";
        return new ScanRun.Outcome(new ScanReport(SCANNER, data, "", all), together(verdicts));
    }

    private Map<Program, List<Component>> carried() {
        Map<Program, List<Component>> carried = new LinkedHashMap<>();
        for (Program program : config.programs()) {
            try {
                carried.put(
                        program,
                        ModuleBom.of(root, program).components().stream()
                                .filter(c -> !c.own() && c.purl().startsWith("pkg:maven/"))
                                .toList());
            } catch (IOException e) {
                throw new ReleaseException(
                                Code.MISSING_ARTIFACT, "the component list of " + program.module() + " cannot be read")
                        .because(e);
            }
        }
        return carried;
    }

    /** The image of the program, which VEX statements speak about. */
    private String product(Program program) {
        return config.images().stream()
                .filter(i -> i.program().equals(program.name()))
                .map(ImageSpec::name)
                .map(ScanReport::imagePurl)
                .findFirst()
                .orElse("");
    }

    /** A vulnerability with entries under several ids is found once, under that of the first. */
    static List<Vulnerability> match(List<OsvEntry> entries, List<Component> components, String location) {
        List<OsvEntry> sorted =
                entries.stream().sorted(Comparator.comparing(OsvEntry::id)).toList();
        List<Vulnerability> found = new ArrayList<>();
        for (Component component : components) {
            List<OsvEntry> hits = new ArrayList<>();
            for (OsvEntry entry : sorted) {
                Optional<OsvEntry.Affected> affected = entry.affected().stream()
                        .filter(a -> a.name().equals(component.coordinates()))
                        .filter(a -> a.holds(component.version()))
                        .findFirst();
                if (affected.isPresent() && hits.stream().noneMatch(entry::isSameAs)) {
                    hits.add(entry);
                    found.add(new Vulnerability(
                            entry.id(),
                            entry.severity(),
                            component.coordinates(),
                            component.version(),
                            affected.get().fixAfter(component.version()).orElse(""),
                            entry.aliases(),
                            location));
                }
            }
        }
        return found;
    }

    private static VulnerabilityPolicy.Verdict together(List<VulnerabilityPolicy.Verdict> verdicts) {
        List<Vulnerability> failing = new ArrayList<>();
        List<VulnerabilityPolicy.Suppressed> suppressed = new ArrayList<>();
        List<Vulnerability> reported = new ArrayList<>();
        Set<String> errors = new TreeSet<>();
        verdicts.forEach(v -> {
            failing.addAll(v.failing());
            suppressed.addAll(v.suppressed());
            reported.addAll(v.reported());
            errors.addAll(v.errors());
        });
        return new VulnerabilityPolicy.Verdict(failing, suppressed, reported, List.copyOf(errors));
    }
}
