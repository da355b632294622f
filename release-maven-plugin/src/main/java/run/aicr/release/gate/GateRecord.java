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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * What is written when all gates of a commit have run (spec release §2.5); {@link run.aicr.release.bump} reads it.
 *
 * @param gatesDigest SHA-256 over the configuration of the gates
 * @param runner {@code local} or the URL of a CI run
 */
public record GateRecord(
        String commit,
        String tree,
        String pluginVersion,
        Sha256 gatesDigest,
        Instant started,
        Instant finished,
        String runner,
        List<Result> gates) {

    private static final String SCHEMA = "aicr.run/qualification/v1";

    /**
     * Outcome of one gate.
     *
     * @param optional whether the record passes although the gate was skipped
     * @param seconds how long it took; empty for what plugins of the build did earlier
     * @param reportSha256 of its report; empty when the summary is all there is
     */
    public record Result(
            String name,
            GateVerdict.Result result,
            boolean optional,
            Optional<Long> seconds,
            String summary,
            Optional<Sha256> reportSha256) {

        /** Of a gate whose time nobody measured. */
        public static Result of(String name, GateVerdict verdict, boolean optional) {
            return new Result(
                    name, verdict.result(), optional, Optional.empty(), verdict.summary(), verdict.reportSha256());
        }

        Result taking(long measured) {
            return new Result(name, result, optional, Optional.of(measured), summary, reportSha256);
        }

        boolean counts() {
            return result == GateVerdict.Result.PASS || result == GateVerdict.Result.SKIPPED && optional;
        }

        Mapping toNode() {
            Mapping.Builder node = new Mapping.Builder().put("name", name).put("result", result.text());
            if (optional) {
                node.put("optional", Scalar.TRUE);
            }
            seconds.ifPresent(s -> node.put("seconds", Scalar.integer(s)));
            node.put("summary", summary);
            reportSha256.ifPresent(d -> node.put("reportSha256", d.prefixed()));
            return node.build();
        }
    }

    public GateRecord {
        started = started.truncatedTo(ChronoUnit.SECONDS);
        finished = finished.truncatedTo(ChronoUnit.SECONDS);
        gates = List.copyOf(gates);
    }

    /** A failed gate makes the record not passing, and so does a skipped one that is not optional. */
    public boolean passes() {
        return gates.stream().allMatch(Result::counts);
    }

    public byte[] toJson() {
        long seconds = ChronoUnit.SECONDS.between(started, finished);
        List<Node> nodes = new ArrayList<>();
        gates.forEach(g -> nodes.add(g.toNode()));
        return JsonWriter.indented(new Mapping.Builder()
                .put("schema", SCHEMA)
                .put("commit", commit)
                .put("tree", tree)
                .put("pluginVersion", pluginVersion)
                .put("gatesDigest", gatesDigest.prefixed())
                .put("started", started.toString())
                .put("finished", finished.toString())
                .put("seconds", Scalar.integer(seconds))
                .put("runner", runner)
                .put("gates", Sequence.of(nodes))
                .put("result", passes() ? "pass" : "fail")
                .build());
    }
}
