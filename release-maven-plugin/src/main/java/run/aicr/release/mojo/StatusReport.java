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
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.plugin.logging.Log;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.release.status.ReleaseRecord;
import run.aicr.release.status.ReleaseRecords;
import run.aicr.release.status.ReleaseStatus;
import run.aicr.release.status.StepStatus;

/** A status for people, in the log, and for machines, in the result file. */
final class StatusReport {
    private StatusReport() {}

    static void print(ReleaseStatus status, Log log) {
        log.info("");
        log.info("Release " + status.tag() + (status.isComplete() ? ": complete" : ": incomplete")
                + status.commit().map(c -> ", commit " + c).orElse(""));
        status.note().ifPresent(n -> log.info("From the ledger alone: " + n));
        for (StepStatus step : status.steps()) {
            log.info(pad(step.name(), 11) + pad(step.state(), 10) + pad(step.next(), 11) + step.detail());
        }
        log.info(pad("remote", 11) + "the tag is " + status.remote());
        log.info(pad("record", 11) + status.qualification());
        status.waiver().ifPresent(w -> log.info(pad("waiver", 11) + w));
        status.missing().forEach(m -> log.info(pad("missing", 11) + m));
        log.info(pad("ledger", 11) + status.recorded().lines() + " lines");
    }

    static Node node(ReleaseStatus status) {
        Mapping.Builder steps = new Mapping.Builder();
        status.steps().forEach(s -> steps.put(s.name(), node(s)));
        return new Mapping.Builder()
                .put("tag", status.tag())
                .put("commit", status.commit().<Node>map(Scalar::text).orElse(Scalar.NULL))
                .put("remote", status.remote())
                .put("complete", Scalar.bool(status.isComplete()))
                .put("note", status.note().<Node>map(Scalar::text).orElse(Scalar.NULL))
                .put("steps", steps.build())
                .put("qualification", status.qualification())
                .put("waivers", Sequence.ofTexts(status.waiver().stream().toList()))
                .put("missing", Sequence.ofTexts(status.missing()))
                .put("ledgerLines", Scalar.integer(status.recorded().lines()))
                .build();
    }

    /** As {@link #node(ReleaseStatus)}, with what the rehearsal folder holds about the release. */
    static Node node(ReleaseStatus status, ReleaseRecord record) {
        Mapping.Builder node = new Mapping.Builder();
        ((Mapping) node(status)).entries().forEach(node::put);
        return node.put("standing", record.standing())
                .put(
                        "withdrawn",
                        record.withdrawal()
                                .<Node>map(w -> Scalar.text(w.reason()))
                                .orElse(Scalar.NULL))
                .put("gates", each(record.gates(), g -> texts("name", g.name(), "result", g.result())))
                .put("assets", each(record.assets(), a -> texts("name", a.name(), "sha256", a.sha256())))
                .put("images", each(record.images(), i -> texts("name", i.name(), "digest", i.digest())))
                .put(
                        "proofs",
                        each(
                                record.proofs(),
                                p -> texts("subject", p.subject(), "verdict", p.verdict(), "reason", p.reason())))
                .put("verify", record.verifyCommand())
                .build();
    }

    private static <T> Sequence each(List<T> list, Function<T, Node> node) {
        return Sequence.of(list.stream().map(node).toList());
    }

    private static Node texts(String... keysAndValues) {
        Mapping.Builder node = new Mapping.Builder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            node.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return node.build();
    }

    private static Node node(StepStatus step) {
        Mapping.Builder node = new Mapping.Builder()
                .put("state", step.state())
                .put("detail", step.detail())
                .put("next", step.next());
        step.recorded().ifPresent(r -> {
            Mapping.Builder evidence = new Mapping.Builder();
            new TreeMap<>(r.evidence()).forEach(evidence::put);
            node.put("at", r.at())
                    .put("attempts", Scalar.integer(r.attempts()))
                    .put("error", r.error().<Node>map(Scalar::text).orElse(Scalar.NULL))
                    .put("evidence", evidence.build());
        });
        return node.build();
    }

    static Sequence nodes(List<ReleaseStatus> all, ReleaseRecords records) {
        return each(all, s -> node(s, records.read(s.tag())));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
