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
package run.aicr.attestation.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.policy.Refusal;
import run.aicr.attestation.sigstore.LogEntry;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.attestation.trust.TrustedLog;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

/** Demands that a log of the trust root holds the signature (spec sigstore-loopback §4.2 to §4.5). */
public final class LogCheck {
    private final List<TrustedLog> logs;

    public LogCheck(List<TrustedLog> logs) {
        this.logs = logs;
    }

    /**
     * Checks who the log is, and its promise; not yet what the entry is about.
     *
     * @return time of the entry; empty in logs of the second generation, which promise none
     */
    public Optional<Instant> time(LogEntry entry) throws Refusal {
        TrustedLog log = log(entry);
        boolean first = isFirstGeneration(entry);
        if (!first) {
            if (entry.promise().isPresent() || entry.integratedTime().isPresent()) {
                throw new Refusal("not in log: entries of version " + entry.version()
                        + " have no time and no promise (SET), found one");
            }
            return Optional.empty();
        }
        if (entry.promise().isEmpty() || entry.integratedTime().isEmpty()) {
            throw new Refusal("not in log: promise (SET): expected one with its time, found none");
        }
        Instant time = Instant.ofEpochSecond(entry.integratedTime().get());
        if (!log.validity().covers(time)) {
            throw new Refusal(
                    "not in log: the log " + log.host() + " counts " + log.validity() + ", the entry is of " + time);
        }
        if (!log.key().verifies(promised(entry, time), entry.promise().get())) {
            throw new Refusal("not in log: promise (SET): the signature of " + log.host() + " does not match");
        }
        return Optional.of(time);
    }

    /** Checks that the log holds this entry, and that the entry is about this signature. */
    public void check(LogEntry entry, EntryBody body) throws Refusal {
        Optional<Octets> expected = body.expected(entry.kind(), entry.version(), entry.body());
        if (expected.isEmpty()) {
            throw unknownKind(entry);
        }
        if (!expected.get().equals(entry.body())) {
            throw new Refusal("not in log: body: it is not about this payload, signature and certificate (expected "
                    + expected.get().sha256() + ", found " + entry.body().sha256() + ")");
        }
        LogEntry.Proof proof = entry.proof();
        Optional<Octets> root = MerkleProof.root(proof, entry.body());
        if (root.isEmpty()) {
            throw new Refusal("not in log: inclusion proof: " + proof.hashes().size()
                    + " hashes do not go with the leaf " + proof.index() + " of " + proof.treeSize());
        }
        if (!root.get().equals(proof.root())) {
            throw new Refusal("not in log: inclusion proof: expected the root "
                    + proof.root().hex() + ", found " + root.get().hex());
        }
        checkpoint(entry, Checkpoint.read(proof.checkpoint()));
    }

    private void checkpoint(LogEntry entry, Checkpoint checkpoint) throws Refusal {
        TrustedLog log = log(entry);
        boolean first = isFirstGeneration(entry);
        String tree = checkpoint.origin().startsWith(log.host() + " - ")
                ? checkpoint.origin().substring(log.host().length() + 3)
                : "";
        if (first ? !tree.matches("[0-9]{1,20}") : !checkpoint.origin().equals(log.host())) {
            throw new Refusal("not in log: checkpoint: expected the origin " + log.host()
                    + (first ? " - <tree id>" : "") + ", found " + checkpoint.origin());
        }
        LogEntry.Proof proof = entry.proof();
        if (checkpoint.size() != proof.treeSize()) {
            throw new Refusal(
                    "not in log: checkpoint: expected the size " + proof.treeSize() + ", found " + checkpoint.size());
        }
        if (!checkpoint.root().equals(proof.root())) {
            throw new Refusal("not in log: checkpoint: expected the root "
                    + proof.root().hex() + ", found " + checkpoint.root().hex());
        }
        if (!first && entry.index() != proof.index()) {
            throw new Refusal("not in log: the entry has the index " + entry.index() + ", its proof " + proof.index());
        }
        checkpoint.signedBy(log);
    }

    private TrustedLog log(LogEntry entry) throws Refusal {
        return logs.stream()
                .filter(l -> l.id().equals(entry.logId()))
                .findFirst()
                .orElseThrow(() -> new Refusal("not in log: no log of the trust root has the id "
                        + entry.logId().hex()));
    }

    private static boolean isFirstGeneration(LogEntry entry) throws Refusal {
        return switch (entry.kind() + " " + entry.version()) {
            case "dsse 0.0.1" -> true;
            case "hashedrekord 0.0.2", "dsse 0.0.2" -> false;
            default -> throw unknownKind(entry);
        };
    }

    private static Refusal unknownKind(LogEntry entry) {
        return new Refusal("not in log: expected an entry of the kind dsse 0.0.1, hashedrekord 0.0.2 or dsse 0.0.2,"
                + " found " + entry.kind() + " " + entry.version());
    }

    private static byte[] promised(LogEntry entry, Instant time) {
        return JsonWriter.compact(new Mapping.Builder()
                .put("body", entry.body().base64())
                .put("integratedTime", Scalar.integer(time.getEpochSecond()))
                .put("logID", entry.logId().hex())
                .put("logIndex", Scalar.integer(entry.index()))
                .build());
    }
}
