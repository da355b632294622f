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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.scan.OsvScan;
import run.aicr.release.scan.Sarif;
import run.aicr.release.scan.ScanRun;
import run.aicr.release.scan.VulnerabilityPolicy;

/** No known vulnerability above the cut. With neither database nor report only the decisions of the policy are judged. */
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
        ScanInput what = input.scan();
        List<String> warnings = new ArrayList<>();
        ScanRun.Outcome outcome;
        if (what.report().isPresent()) {
            outcome = scan.judge(what.report().get(), "", today);
        } else if (what.database().isPresent()) {
            outcome = new OsvScan(
                            input.config(),
                            input.root(),
                            scan,
                            input.build().work().files())
                    .run(what.database().get(), what.allowOld(), input.clock(), warnings::add);
        } else {
            requireDecisions(scan.judgeDecisions(today));
            return GateVerdict.skipped("no vulnerability database (-DosvDatabase), and no -Dreport of a scanner");
        }
        outcome.require();
        warnings.add(0, outcome.summary());
        return GateVerdict.passed(
                String.join("; ", warnings), new String(Sarif.of(outcome.verdict()), StandardCharsets.UTF_8));
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
