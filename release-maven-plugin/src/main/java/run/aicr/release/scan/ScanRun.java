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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import run.aicr.error.AicrException;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Reads policy, VEX documents and report from files, and judges. */
public final class ScanRun {
    private final Path root;
    private final String policyFile;

    /** What was read and what came of it. */
    public record Outcome(ScanReport report, VulnerabilityPolicy.Verdict verdict) {
        /** Counts in one line. */
        public String summary() {
            return report.scanner() + (report.database().isEmpty() ? "" : ", data of " + report.database()) + ": "
                    + verdict.failing().size() + " failing, "
                    + verdict.reported().size() + " reported, "
                    + verdict.suppressed().size() + " suppressed";
        }

        /**
         * Ends the goal unless all is well.
         *
         * @throws ReleaseException VULNERABILITIES, or IGNORE_EXPIRED when nothing fails but an ignore has run out
         */
        public void require() {
            if (verdict.passes()) {
                return;
            }
            List<String> lines = new ArrayList<>();
            verdict.failing().forEach(v -> lines.add(v.line()));
            lines.addAll(verdict.errors());
            boolean expired = verdict.failing().isEmpty() && verdict.hasExpiredIgnore();
            throw new ReleaseException(
                    expired ? Code.IGNORE_EXPIRED : Code.VULNERABILITIES,
                    String.join("; ", lines),
                    "Update the packages; or decide in the vulnerability policy, with a reason and a date, and correct"
                            + " what is wrong there.",
                    verdict.failing().stream().map(Vulnerability::id).distinct().toList());
        }
    }

    /**
     * A run.
     *
     * @param policyFile path from the root of the repository
     */
    public ScanRun(Path root, String policyFile) {
        this.root = root;
        this.policyFile = policyFile;
    }

    /**
     * Checks policy and VEX documents alone, as if nothing was found.
     *
     * @throws ReleaseException CONFIG_INVALID when one of them cannot be read
     */
    public VulnerabilityPolicy.Verdict judgeDecisions(LocalDate today) {
        VulnerabilityPolicy policy = policy();
        return policy.judge("", today, List.of(), statements(policy));
    }

    /**
     * Judges a report.
     *
     * @param product package URL of what was scanned; empty: what the report says
     * @throws ReleaseException CONFIG_INVALID for policy and VEX, INVALID_ARGUMENT for the report
     */
    public Outcome judge(Path reportFile, String product, LocalDate today) {
        ScanReport report;
        try {
            report = ScanReport.parse(reportFile.toString(), Files.readAllBytes(reportFile));
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.INVALID_ARGUMENT, "the scanner's report " + reportFile + " cannot be read", "")
                    .because(e);
        } catch (AicrException e) {
            throw new ReleaseException(Code.INVALID_ARGUMENT, e.sentence()).because(e);
        }
        VulnerabilityPolicy policy = policy();
        String about = product.isEmpty() ? report.product() : product;
        return new Outcome(report, policy.judge(about, today, report.findings(), statements(policy)));
    }

    /** Judges what was found in one product. */
    VulnerabilityPolicy.Verdict judge(String product, List<Vulnerability> found, LocalDate today) {
        VulnerabilityPolicy policy = policy();
        return policy.judge(product, today, found, statements(policy));
    }

    /**
     * The word of the policy about single vulnerabilities that do not count, {@code ignore} or {@code vex}.
     *
     * @param products package URLs that VEX statements may speak about
     * @throws ReleaseException CONFIG_INVALID when policy or a VEX document cannot be read
     */
    public Function<Vulnerability, Optional<String>> decisions(List<String> products, LocalDate today) {
        VulnerabilityPolicy policy = policy();
        List<VexStatement> statements = statements(policy);
        List<String> all = products.isEmpty() ? List.of("") : products;
        return found -> all.stream()
                .flatMap(p -> policy.judge(p, today, List.of(found), statements).suppressed().stream())
                .map(VulnerabilityPolicy.Suppressed::by)
                .findFirst();
    }

    /** The files that decide, for the digest of the gate configuration. */
    public List<String> files() {
        List<String> files = new ArrayList<>(List.of(policyFile));
        files.addAll(policy().vexFiles());
        return files;
    }

    private VulnerabilityPolicy policy() {
        return readable(policyFile, content -> VulnerabilityPolicy.parse(policyFile, content));
    }

    private List<VexStatement> statements(VulnerabilityPolicy policy) {
        List<VexStatement> all = new ArrayList<>();
        for (String file : policy.vexFiles()) {
            all.addAll(readable(file, content -> VexStatement.readDocument(file, content)));
        }
        return all;
    }

    private interface Parser<T> {
        T parse(byte[] content);
    }

    private <T> T readable(String file, Parser<T> parser) {
        try {
            return parser.parse(Files.readAllBytes(root.resolve(file)));
        } catch (IOException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, "cannot read " + root.resolve(file)).because(e);
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, e.sentence()).because(e);
        }
    }
}
