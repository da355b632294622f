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
package run.aicr.attestation.keyless;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import run.aicr.attestation.log.EntryBody;
import run.aicr.attestation.log.MerkleProof;
import run.aicr.attestation.sigstore.LogEntry;
import run.aicr.attestation.sigstore.Octets;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.http.Content;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;

/** A log of the first generation (Rekor API v1; spec release-practice §7.4). */
final class FirstLog extends LogClient {
    private static final String PATH = "/api/v1/log/entries";

    FirstLog(KeylessSettings settings) {
        super(settings);
    }

    @Override
    LogEntry submit(Calls calls, EntryBody body) {
        Request request = Request.of(PURPOSE, "POST", URI.create(address() + PATH))
                .withHeader("Accept", "application/json")
                .withContent("application/json", Content.of(JsonWriter.compact(proposal(body))))
                .withLimit(MAX_ANSWER);
        HttpAnswer answer = calls.send(request, 201, 409);
        return answer.status() == 201 ? entry(answer, body) : existing(calls, answer, body);
    }

    /** The log has the entry: it says where. */
    private LogEntry existing(Calls calls, HttpAnswer answer, EntryBody body) {
        URI base = URI.create(address() + PATH);
        URI place;
        try {
            place = base.resolve(answer.header("location"));
        } catch (IllegalArgumentException e) {
            throw Calls.refused(PURPOSE, "the log has it already, and names no place");
        }
        if (!base.getAuthority().equals(place.getAuthority())
                || !base.getScheme().equals(place.getScheme())) {
            throw Calls.refused(PURPOSE, "the log has it already, and names a place elsewhere: " + place);
        }
        return entry(calls.send(read(place), 200), body);
    }

    @Override
    Optional<LogEntry> find(Calls calls, EntryBody body) {
        String leaf = MerkleProof.leaf(body.dsse001()).hex();
        HttpAnswer answer = calls.send(read(URI.create(address() + PATH + "/" + leaf)), 200, 404);
        return answer.status() == 404 ? Optional.empty() : Optional.of(entry(answer, body));
    }

    private static Request read(URI place) {
        return Request.get("read the entry of the signature in the log", place)
                .withHeader("Accept", "application/json")
                .withLimit(MAX_ANSWER);
    }

    private static Mapping proposal(EntryBody body) {
        Mapping content = new Mapping.Builder()
                .put("envelope", body.submitted())
                .put("verifiers", Sequence.ofTexts(List.of(body.verifier())))
                .build();
        return new Mapping.Builder()
                .put("apiVersion", "0.0.1")
                .put("kind", "dsse")
                .put(
                        "spec",
                        new Mapping.Builder().put("proposedContent", content).build())
                .build();
    }

    private static LogEntry entry(HttpAnswer answer, EntryBody body) {
        try {
            Fields map = Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.CATALOGUE_FILE), "");
            if (map.mapping().entries().size() != 1) {
                throw Calls.refused(
                        PURPOSE,
                        "expected one entry, found " + map.mapping().entries().size());
            }
            Node only = map.mapping().entries().values().iterator().next();
            LogEntry entry = entry(Fields.of(only, "entry"));
            if (!entry.body().equals(body.dsse001())) {
                throw Calls.refused(PURPOSE, "the answer of " + answer.shownAs() + " is about another signature");
            }
            return entry;
        } catch (IllegalArgumentException e) {
            throw Calls.refused(PURPOSE, "the answer of " + answer.shownAs() + " is malformed: " + e.getMessage());
        }
    }

    private static LogEntry entry(Fields fields) {
        Fields verification = required(fields, "verification");
        Fields proof = required(verification, "inclusionProof");
        return new LogEntry(
                number(fields, "logIndex"),
                hex(fields.requiredText("logID")),
                "dsse",
                "0.0.1",
                Optional.of(number(fields, "integratedTime")),
                Optional.of(base64(verification, "signedEntryTimestamp")),
                new LogEntry.Proof(
                        number(proof, "logIndex"),
                        hex(proof.requiredText("rootHash")),
                        number(proof, "treeSize"),
                        proof.texts("hashes").stream().map(FirstLog::hex).toList(),
                        proof.requiredText("checkpoint")),
                base64(fields, "body"));
    }

    private static Fields required(Fields fields, String key) {
        return fields.fields(key)
                .orElseThrow(() -> AicrException.invalidRequest(fields.place() + ": '" + key + "' is missing"));
    }

    private static long number(Fields fields, String key) {
        return Long.parseLong(fields.requiredText(key));
    }

    private static Octets hex(String text) {
        return Octets.of(HexFormat.of().parseHex(text));
    }

    private static Octets base64(Fields fields, String key) {
        return Octets.ofBase64(fields.requiredText(key))
                .orElseThrow(() -> AicrException.invalidRequest(fields.place() + ": '" + key + "' is not base64"));
    }
}
