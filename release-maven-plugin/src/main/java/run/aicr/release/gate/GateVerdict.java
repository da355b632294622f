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

import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.release.error.ReleaseException;

/**
 * What a gate said.
 *
 * @param summary one line: what was looked at, why it was skipped, or what is wrong
 * @param report everything it has to say, the same for the same tree; empty when the summary is all
 * @param failure what ends the goal; present exactly when it failed
 */
public record GateVerdict(Result result, String summary, String report, Optional<ReleaseException> failure) {

    /** The words of the record. */
    public enum Result {
        PASS("pass"),
        FAIL("fail"),
        SKIPPED("skipped");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public static GateVerdict passed(String summary) {
        return passed(summary, "");
    }

    public static GateVerdict passed(String summary, String report) {
        return new GateVerdict(Result.PASS, summary, report, Optional.empty());
    }

    /** Not looked at; counts as passed only where the configuration allows it. */
    public static GateVerdict skipped(String reason) {
        return new GateVerdict(Result.SKIPPED, reason, "", Optional.empty());
    }

    static GateVerdict failed(ReleaseException failure) {
        String report = String.join("\n", failure.paths());
        return new GateVerdict(Result.FAIL, failure.sentence(), report, Optional.of(failure));
    }

    Optional<Sha256> reportSha256() {
        return report.isEmpty() ? Optional.empty() : Optional.of(Sha256.of(report));
    }
}
