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
package run.aicr.release.mojo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.digest.Sha256;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.AtomicFile;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.scan.OsvScan;
import run.aicr.release.scan.Sarif;
import run.aicr.release.scan.ScanRun;
import run.aicr.release.scan.VulnerabilityPolicy;

/**
 * Compares what the packaged programs and the built images carry with a vulnerability database, or takes the report of an outside scanner;
 * judges by the vulnerability policy, and writes SARIF (spec release §7.4).
 */
@Mojo(name = "scan", aggregator = true, threadSafe = true)
public final class ScanMojo extends PipelineMojo {
    /** JSON report of grype or trivy. */
    @Parameter(property = "aicr.release.report")
    private @Nullable String report;

    /** A database older than five days is a warning. */
    @Parameter(property = "aicr.release.allowOldDb")
    private @Nullable String allowOldDb;

    /** Package URL of what was scanned, such as pkg:oci/aicr, for VEX statements; default: what the report says. */
    @Parameter(property = "aicr.release.product")
    private @Nullable String product;

    /** File for the outcome as SARIF; default {@code gates/scan.sarif} in the work folder. */
    @Parameter(property = "aicr.release.sarif")
    private @Nullable String sarif;

    @Override
    protected GoalResult run() {
        ReleaseConfig config = ReleaseConfig.read(configFile());
        String policy = config.gates()
                .vulnerabilities()
                .orElseThrow(() -> new ReleaseException(
                        Code.CONFIG_INVALID,
                        "there is no vulnerability policy",
                        "Name it in .release.yaml: policy.vulnerabilities"));
        ScanRun.Outcome outcome = judge(config, new ScanRun(root(), policy));
        write(outcome.verdict());
        getLog().info(outcome.summary());
        outcome.verdict().reported().forEach(v -> getLog().info("reported    " + v.line()));
        outcome.verdict()
                .suppressed()
                .forEach(s -> getLog().info("suppressed  " + s.vulnerability().line() + " (" + s.by() + ")"));
        outcome.require();
        return GoalResult.of("done")
                .with("scanner", Scalar.text(outcome.report().scanner()))
                .with("database", Scalar.text(outcome.report().database()))
                .with("reported", ids(outcome.verdict()));
    }

    private ScanRun.Outcome judge(ReleaseConfig config, ScanRun rules) {
        Optional<Path> file = argument("report", report).map(this::under);
        if (file.isPresent() == hasVulnerabilityDatabase()) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    file.isPresent() ? "a report and a database are two scans" : "nothing to judge",
                    "Give -DosvDatabase=<folder, zip or https address>, or scan with 'grype -o json' or"
                            + " 'trivy --format json' and give -Dreport=<file>.");
        }
        if (file.isPresent()) {
            return rules.judge(file.get(), argument("product", product).orElse(""), LocalDate.now(ZoneOffset.UTC));
        }
        Path where = vulnerabilityDatabase().orElseThrow();
        return new OsvScan(config, root(), rules, builtFolder().files())
                .run(where, flag("allowOldDb", allowOldDb), Clock.systemUTC(), getLog()::warn);
    }

    private static Sequence ids(VulnerabilityPolicy.Verdict verdict) {
        List<String> ids =
                verdict.reported().stream().map(v -> v.id()).distinct().toList();
        return Sequence.ofTexts(ids);
    }

    private void write(VulnerabilityPolicy.Verdict verdict) {
        Path file = argument("sarif", sarif)
                .map(this::under)
                .orElse(workFolder().resolve("gates").resolve("scan.sarif"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] results = Sarif.of(verdict);
            AtomicFile.write(file, results);
            // Also when the scan fails: what was found is to be shown at the code host most of all.
            tellJobs(Map.of("digest", Sha256.of(results).prefixed()));
        } catch (IOException e) {
            throw new ReleaseException(Code.INVALID_ARGUMENT, file + " cannot be written: " + e.getMessage())
                    .because(e);
        }
    }
}
