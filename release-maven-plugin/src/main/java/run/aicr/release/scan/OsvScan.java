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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import run.aicr.error.AicrException;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Program;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.sbom.Component;
import run.aicr.release.sbom.ModuleBom;
import run.aicr.release.sbom.ShippedImage;
import run.aicr.release.sbom.SpdxPurls;

/**
 * Compares what a release carries with a vulnerability database (spec release §7.4): the Maven packages in the component
 * lists that the build of each program left, and what the bills of materials of images list of Debian, Ubuntu and Python.
 *
 * <p>The Java runtime is not compared: no ecosystem of the database is about builds of OpenJDK, and the entries of
 * distributions are about their own packages of it.
 */
public final class OsvScan {
    private static final String SCANNER = "osv";
    private static final String CONFIGURATION = ".release.yaml";

    private final ReleaseConfig config;
    private final Path root;
    private final ScanRun rules;
    private final Path documents;

    /** Packages that one file of the repository brings in. */
    private record Carried(String product, String location, Set<OsvPackage> packages) {}

    /**
     * A scan.
     *
     * @param rules policy and VEX documents
     * @param documents folder with the bills of materials of a build; need not be there
     */
    public OsvScan(ReleaseConfig config, Path root, ScanRun rules, Path documents) {
        this.config = config;
        this.root = root;
        this.rules = rules;
        this.documents = documents;
    }

    /**
     * Compares and judges.
     *
     * @param allowOld an old database is a warning only
     * @throws ReleaseException INVALID_ARGUMENT for the database, MISSING_ARTIFACT when a program was not packaged,
     *     CONFIG_INVALID for policy and VEX
     */
    public ScanRun.Outcome run(Path database, boolean allowOld, Clock clock, Consumer<String> warnings) {
        List<Carried> carried = carried(warnings);
        List<OsvPackage> packages =
                carried.stream().flatMap(c -> c.packages().stream()).distinct().toList();
        KnownVulnerabilities known = KnownVulnerabilities.ofPackages(database, packages);
        known.requireRecent(clock, allowOld).ifPresent(warnings);
        known.gapsOf(packages).forEach(warnings);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        List<Vulnerability> all = new ArrayList<>();
        List<VulnerabilityPolicy.Verdict> verdicts = new ArrayList<>();
        for (Carried one : carried) {
            List<Vulnerability> found = known.in(one.packages(), one.location());
            all.addAll(found);
            verdicts.add(rules.judge(one.product(), found, today));
        }
        return new ScanRun.Outcome(new ScanReport(SCANNER, known.database(), "", all), together(verdicts));
    }

    private List<Carried> carried(Consumer<String> warnings) {
        List<Carried> carried = new ArrayList<>();
        for (Program program : config.programs()) {
            carried.add(new Carried(product(program), program.module() + "/pom.xml", ofProgram(program)));
        }
        List<String> without = new ArrayList<>();
        for (ImageSpec image : config.images()) {
            Path document = documents.resolve(ShippedImage.spdxName(image.name(), ""));
            if (Files.isRegularFile(document)) {
                carried.add(new Carried(ScanReport.imagePurl(image.name()), CONFIGURATION, ofImage(document)));
            } else {
                without.add(image.name());
            }
        }
        if (!without.isEmpty()) {
            warnings.accept("packages of bases and of Python were not compared: no bills of materials of "
                    + String.join(", ", without) + " in " + documents + "; run mvn aicr-release:build");
        }
        return carried;
    }

    private Set<OsvPackage> ofProgram(Program program) {
        try {
            return KnownVulnerabilities.packages(ModuleBom.of(root, program).components().stream()
                    .filter(c -> !c.own())
                    .map(Component::purl)
                    .toList());
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.MISSING_ARTIFACT, "the component list of " + program.module() + " cannot be read")
                    .because(e);
        }
    }

    /** Without Maven packages: those are in the component list of the program, which is nearer to where they come from. */
    private static Set<OsvPackage> ofImage(Path document) {
        try {
            return KnownVulnerabilities.packages(SpdxPurls.of(document).stream()
                    .filter(p -> !p.startsWith("pkg:maven/"))
                    .toList());
        } catch (IOException | AicrException e) {
            throw new ReleaseException(Code.MISSING_ARTIFACT, document + " cannot be read").because(e);
        }
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
