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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.AtomicFile;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.product.ReleaseConfig;
import run.aicr.release.scan.Sarif;
import run.aicr.release.scan.ScanRun;
import run.aicr.release.scan.VulnerabilityPolicy;

/**
 * Judges what an outside scanner found by the vulnerability policy, and writes SARIF (spec release §7.4). Nothing is
 * scanned here, so without a report there is nothing to say.
 */
@Mojo(name = "scan", aggregator = true, threadSafe = true)
public final class ScanMojo extends ReleaseMojo {
    /** JSON report of grype or trivy. */
    @Parameter(property = "aicr.release.report")
    private @Nullable String report;

    /** Package URL of what was scanned, such as pkg:oci/aicr, for VEX statements; default: what the report says. */
    @Parameter(property = "aicr.release.product")
    private @Nullable String product;

    /** File for the outcome as SARIF; default {@code gates/scan.sarif} in the work folder. */
    @Parameter(property = "aicr.release.sarif")
    private @Nullable String sarif;

    @Override
    protected GoalResult run() {
        String policy = ReleaseConfig.read(configFile())
                .gates()
                .vulnerabilities()
                .orElseThrow(() -> new ReleaseException(
                        Code.CONFIG_INVALID,
                        "there is no vulnerability policy",
                        "Name it in .release.yaml: policy.vulnerabilities"));
        ScanRun scan = new ScanRun(root(), policy);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Optional<Path> file = argument("report", report).map(this::under);
        if (file.isEmpty()) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "nothing to judge: this plugin has no vulnerability database",
                    "Scan with 'grype -o json' or 'trivy --format json', and give -Dreport=<file>.");
        }
        ScanRun.Outcome outcome =
                scan.judge(file.get(), argument("product", product).orElse(""), today);
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
            AtomicFile.write(file, Sarif.of(verdict));
        } catch (IOException e) {
            throw new ReleaseException(Code.INVALID_ARGUMENT, file + " cannot be written: " + e.getMessage())
                    .because(e);
        }
    }
}
