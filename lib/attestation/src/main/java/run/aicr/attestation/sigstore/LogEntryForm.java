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
package run.aicr.attestation.sigstore;

import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;

/** {@link LogEntry} as it stands in a bundle, and as a log of the second generation answers it. */
public final class LogEntryForm {
    private LogEntryForm() {}

    static Mapping write(LogEntry entry) {
        Mapping.Builder node = new Mapping.Builder()
                .put("logIndex", Long.toString(entry.index()))
                .put(
                        "logId",
                        new Mapping.Builder()
                                .put("keyId", entry.logId().base64())
                                .build())
                .put(
                        "kindVersion",
                        new Mapping.Builder()
                                .put("kind", entry.kind())
                                .put("version", entry.version())
                                .build());
        entry.integratedTime().ifPresent(time -> node.put("integratedTime", Long.toString(time)));
        entry.promise()
                .ifPresent(promise -> node.put(
                        "inclusionPromise",
                        new Mapping.Builder()
                                .put("signedEntryTimestamp", promise.base64())
                                .build()));
        return node.put("inclusionProof", proof(entry.proof()))
                .put("canonicalizedBody", entry.body().base64())
                .build();
    }

    private static Mapping proof(LogEntry.Proof proof) {
        return new Mapping.Builder()
                .put("logIndex", Long.toString(proof.index()))
                .put("rootHash", proof.root().base64())
                .put("treeSize", Long.toString(proof.treeSize()))
                .put(
                        "hashes",
                        Sequence.ofTexts(
                                proof.hashes().stream().map(Octets::base64).toList()))
                .put(
                        "checkpoint",
                        new Mapping.Builder()
                                .put("envelope", proof.checkpoint())
                                .build())
                .build();
    }

    /** Reads an entry. */
    public static LogEntry read(StrictFields fields) {
        StrictFields logId = fields.fields("logId");
        StrictFields kind = fields.fields("kindVersion");
        Optional<StrictFields> promise = fields.optionalFields("inclusionPromise");
        LogEntry entry = new LogEntry(
                // Zero is the default of the protocol buffer and may be left out.
                fields.optionalNumber("logIndex").orElse(0L),
                logId.octets("keyId"),
                kind.text("kind"),
                kind.text("version"),
                // Logs of the second generation write the default of the protocol buffer for "none".
                fields.optionalNumber("integratedTime").filter(time -> time > 0),
                promise.map(p -> p.octets("signedEntryTimestamp")),
                proof(fields.fields("inclusionProof")),
                fields.octets("canonicalizedBody"));
        logId.done();
        kind.done();
        promise.ifPresent(StrictFields::done);
        fields.done();
        return entry;
    }

    private static LogEntry.Proof proof(StrictFields fields) {
        StrictFields checkpoint = fields.fields("checkpoint");
        LogEntry.Proof proof = new LogEntry.Proof(
                fields.optionalNumber("logIndex").orElse(0L),
                fields.octets("rootHash"),
                fields.number("treeSize"),
                fields.has("hashes") ? fields.octetsList("hashes") : List.of(),
                checkpoint.text("envelope"));
        checkpoint.done();
        fields.done();
        return proof;
    }
}
