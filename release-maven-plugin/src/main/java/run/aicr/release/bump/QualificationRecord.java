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

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;

/**
 * What the gates said about a commit (spec release §2.5), as far as a tag depends on it.
 *
 * @param gatesDigest digest of the gate configuration that was run
 * @param result {@code pass} or {@code fail}
 * @param digest of the record's bytes; it goes into the tag message
 */
public record QualificationRecord(
        String commit, String gatesDigest, Instant finished, String result, List<Gate> gates, Sha256 digest) {

    /**
     * One gate.
     *
     * @param result {@code pass}, {@code fail} or {@code skipped}
     * @param optional the configuration allowed it to be skipped
     */
    public record Gate(String name, String result, boolean optional) {}

    public QualificationRecord {
        gates = List.copyOf(gates);
    }

    /**
     * Reads a record.
     *
     * @throws AicrException INVALID_REQUEST when it is no record
     */
    public static QualificationRecord parse(String source, byte[] json) {
        Fields fields = Fields.of(JsonReader.read(source, json, Limits.DOCUMENT), "");
        List<Gate> gates = fields.list("gates").stream()
                .map(g -> new Gate(g.requiredText("name"), g.requiredText("result"), g.bool("optional", false)))
                .toList();
        return new QualificationRecord(
                fields.requiredText("commit"),
                fields.textOrEmpty("gatesDigest"),
                time(source, fields.requiredText("finished")),
                fields.requiredText("result"),
                gates,
                Sha256.of(json));
    }

    private static Instant time(String source, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw AicrException.invalidRequest(
                    source + ": 'finished' must be a time such as 2026-05-04T12:00:00Z, found '" + text + "'");
        }
    }
}
