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
package run.aicr.release.bump;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Decides whether a commit may be tagged (spec release §2.5).
 *
 * @param optionalGates gates that may be skipped
 * @param gatesDigest digest of the gate configuration of today; empty when it is not compared
 * @param maxAge how old a record may be
 */
public record Qualification(
        QualificationRecords records,
        Set<String> optionalGates,
        Optional<String> gatesDigest,
        Duration maxAge,
        Clock clock) {
    private static final Duration DEFAULT_AGE = Duration.ofDays(14);

    public Qualification {
        optionalGates = Set.copyOf(optionalGates);
    }

    /** With the ordinary age of 14 days, no optional gates, and any gate configuration. */
    public static Qualification of(QualificationRecords records, Clock clock) {
        return new Qualification(records, Set.of(), Optional.empty(), DEFAULT_AGE, clock);
    }

    /**
     * The same for one gate configuration: a record that was written with another one does not count.
     *
     * @param digest of the configuration as it is now, with its algorithm
     */
    public Qualification withGates(String digest) {
        return new Qualification(records, optionalGates, Optional.of(digest), maxAge, clock);
    }

    /**
     * The record that lets the commit through.
     *
     * @throws ReleaseException NOT_QUALIFIED with the reason
     */
    public QualificationRecord require(String commit) {
        QualificationRecord record =
                records.find(commit).orElseThrow(() -> refused("commit " + commit + " has no qualification record"));
        problem(record, commit).ifPresent(reason -> {
            throw refused("the qualification record of " + commit + " does not count: " + reason);
        });
        return record;
    }

    private Optional<String> problem(QualificationRecord record, String commit) {
        if (!record.commit().equals(commit)) {
            return Optional.of("it is of commit " + record.commit());
        }
        if (gatesDigest.filter(d -> !d.equals(record.gatesDigest())).isPresent()) {
            return Optional.of("the gate configuration has changed since");
        }
        List<String> skipped = gates(record, "skipped").stream()
                .filter(g -> !g.optional() && !optionalGates.contains(g.name()))
                .map(QualificationRecord.Gate::name)
                .toList();
        if (!skipped.isEmpty()) {
            return Optional.of("gates were skipped: " + String.join(", ", skipped));
        }
        List<String> failed = gates(record, "fail").stream()
                .map(QualificationRecord.Gate::name)
                .toList();
        if (!failed.isEmpty() || !record.result().equals("pass")) {
            return Optional.of("its result is " + record.result()
                    + (failed.isEmpty() ? "" : ", gates failed: " + String.join(", ", failed)));
        }
        return ageProblem(record.finished());
    }

    private static List<QualificationRecord.Gate> gates(QualificationRecord record, String result) {
        return record.gates().stream().filter(g -> g.result().equals(result)).toList();
    }

    private Optional<String> ageProblem(Instant finished) {
        Duration age = Duration.between(finished, clock.instant());
        if (age.compareTo(maxAge) > 0) {
            return Optional.of("it is " + age.toDays() + " days old, the limit is " + maxAge.toDays());
        }
        return age.compareTo(Duration.ofDays(-1)) < 0
                ? Optional.of("it is from the future (" + finished + ")")
                : Optional.empty();
    }

    private static ReleaseException refused(String sentence) {
        return new ReleaseException(
                Code.NOT_QUALIFIED,
                sentence,
                "Run 'mvn verify' on this commit, with a clean work tree. In need tag without a record: give"
                        + " -Daicr.release.skipQualify=<reason>; the reason goes into the tag.");
    }
}
