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
package run.aicr.release.gate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.scan.Sarif;
import run.aicr.release.scan.ScanRun;
import run.aicr.release.scan.VulnerabilityPolicy;

/** No known vulnerability above the cut. Without a scanner's report only the decisions of the policy are judged. */
final class ScanGate implements Gate {
    @Override
    public String name() {
        return "scan";
    }

    @Override
    public GateVerdict check(GateInput input) {
        Optional<String> policy = input.config().gates().vulnerabilities();
        if (policy.isEmpty()) {
            return GateVerdict.skipped("policy.vulnerabilities is not configured");
        }
        LocalDate today = LocalDate.now(input.clock().withZone(ZoneOffset.UTC));
        ScanRun scan = new ScanRun(input.root(), policy.get());
        if (input.scanReport().isEmpty()) {
            requireDecisions(scan.judgeDecisions(today));
            return GateVerdict.skipped("no vulnerability database here, and no -Dreport of a scanner");
        }
        Path report = input.scanReport().get();
        ScanRun.Outcome outcome = scan.judge(report, "", today);
        outcome.require();
        return GateVerdict.passed(outcome.summary(), new String(Sarif.of(outcome.verdict()), StandardCharsets.UTF_8));
    }

    private static void requireDecisions(VulnerabilityPolicy.Verdict verdict) {
        if (!verdict.errors().isEmpty()) {
            throw new ReleaseException(
                    verdict.hasExpiredIgnore() ? Code.IGNORE_EXPIRED : Code.VULNERABILITIES,
                    "the vulnerability policy has faults: " + String.join("; ", verdict.errors()),
                    "Every ignore needs a reason and a date that is not over; every not_affected a justification.");
        }
    }
}
