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
package run.aicr.attestation.statement;

import java.util.ArrayList;
import java.util.List;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/**
 * An in-toto statement, version 1: subjects, the type of the predicate, the predicate.
 *
 * @param subjects at least one
 * @param predicateType URI
 */
public record Statement(List<Subject> subjects, String predicateType, Mapping predicate) {
    public static final String TYPE = "https://in-toto.io/Statement/v1";
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    public Statement {
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("a statement needs at least one subject");
        }
    }

    /** Whether one of the subjects has this digest. */
    public boolean covers(Sha256 digest) {
        return subjects.stream().anyMatch(s -> s.digest().equals(digest));
    }

    /** Compact JSON in a fixed key order: the bytes that are signed. */
    public byte[] toJson() {
        List<Node> nodes = new ArrayList<>();
        for (Subject subject : subjects) {
            nodes.add(new Mapping.Builder()
                    .put("name", subject.name())
                    .put(
                            "digest",
                            new Mapping.Builder()
                                    .put("sha256", subject.digest().hex())
                                    .build())
                    .build());
        }
        return JsonWriter.compact(new Mapping.Builder()
                .put("_type", TYPE)
                .put("subject", Sequence.of(nodes))
                .put("predicateType", predicateType)
                .put("predicate", predicate)
                .build());
    }

    /**
     * Reads a statement; subjects without a SHA-256 digest are refused, unknown keys are ignored.
     *
     * @throws AicrException INVALID_REQUEST for anything else
     */
    public static Statement parse(String source, byte[] json) {
        Fields fields = Fields.of(JsonReader.read(source, json, Limits.CATALOGUE_FILE), "");
        if (!TYPE.equals(fields.requiredText("_type"))) {
            throw AicrException.invalidRequest(source + ": not an in-toto statement of version 1 ('_type')");
        }
        List<Subject> subjects = new ArrayList<>();
        for (Fields subject : fields.list("subject")) {
            String hex = subject.fields("digest")
                    .flatMap(d -> d.text("sha256"))
                    .orElseThrow(() -> AicrException.invalidRequest(subject.place() + ": subject without sha256"));
            subjects.add(new Subject(subject.textOrEmpty("name"), digest(subject, hex)));
        }
        if (subjects.isEmpty()) {
            throw AicrException.invalidRequest(source + ": the statement has no subject");
        }
        return new Statement(subjects, fields.requiredText("predicateType"), fields.mappingOrEmpty("predicate"));
    }

    private static Sha256 digest(Fields subject, String hex) {
        try {
            return new Sha256(hex);
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest(subject.place() + ": " + e.getMessage());
        }
    }
}
