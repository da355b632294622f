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

import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.release.gate.GateRecord;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.GateVerdict;

/** The table at the end of {@code qualify}: what every gate said, and what follows. */
final class GateTable {
    private static final int WIDTH = 150;

    private final Log log;

    GateTable(Log log) {
        this.log = log;
    }

    void print(GateRun.Outcome outcome) {
        log.info("");
        log.info(String.format(Locale.ROOT, "%-12s %-9s %7s  %s", "Gate", "Result", "Seconds", "Summary"));
        outcome.results().forEach(this::row);
        log.info("");
        boolean allPassed = outcome.results().stream().noneMatch(r -> r.result() == GateVerdict.Result.FAIL);
        if (outcome.qualifies()) {
            log.info("the commit is qualified: " + outcome.record().orElseThrow());
        } else if (outcome.record().isPresent()) {
            log.warn("the commit is NOT qualified: " + outcome.record().get());
        } else if (allPassed) {
            log.info("no gate failed; there is no qualification record: " + outcome.remark());
        }
    }

    /** The same for machines. */
    static Sequence node(GateRun.Outcome outcome) {
        List<Mapping> rows = outcome.results().stream()
                .map(r -> new Mapping.Builder()
                        .put("name", r.name())
                        .put("result", r.result().text())
                        .put("summary", r.summary())
                        .build())
                .toList();
        return Sequence.of(rows);
    }

    private void row(GateRecord.Result row) {
        String seconds = row.seconds().map(String::valueOf).orElse("-");
        String summary = row.summary().length() > WIDTH ? row.summary().substring(0, WIDTH) + "…" : row.summary();
        String line = String.format(Locale.ROOT, "%-12s %-9s %7s  %s", row.name(), word(row), seconds, summary);
        if (row.result() == GateVerdict.Result.FAIL) {
            log.error(line);
        } else if (row.result() == GateVerdict.Result.SKIPPED) {
            log.warn(line + (row.optional() ? " (optional)" : ""));
        } else {
            log.info(line);
        }
    }

    private static String word(GateRecord.Result row) {
        return row.result() == GateVerdict.Result.PASS
                ? "passed"
                : row.result().text().toUpperCase(Locale.ROOT);
    }
}
