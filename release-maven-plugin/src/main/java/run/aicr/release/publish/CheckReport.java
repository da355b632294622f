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
package run.aicr.release.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.file.AtomicFile;
import run.aicr.release.version.ReleaseId;

/**
 * {@code check.json}: what was read back and verified (spec release §2.7).
 *
 * @param digests of all assets and image indexes, by name
 * @param subjects number of verdicts, all {@code verified}
 * @param answer of the program
 */
record CheckReport(String tag, String commit, Map<String, Sha256> digests, int subjects, String answer) {
    private static final String SCHEMA = "aicr.run/check/v1";

    CheckReport {
        digests = Map.copyOf(digests);
    }

    boolean isAbout(ReleaseId id, Map<String, Sha256> now) {
        return tag.equals(id.tag()) && commit.equals(id.commit()) && digests.equals(now);
    }

    void write(Path file) throws IOException {
        Mapping.Builder names = new Mapping.Builder();
        new TreeMap<>(digests).forEach((name, digest) -> names.put(name, digest.prefixed()));
        AtomicFile.write(
                file,
                JsonWriter.indented(new Mapping.Builder()
                        .put("schema", SCHEMA)
                        .put("tag", tag)
                        .put("commit", commit)
                        .put("digests", names.build())
                        .put("subjects", Scalar.integer(subjects))
                        .put("answer", answer)
                        .build()));
    }

    /** Reads it; empty when it is not there or damaged, since checking again is always possible. */
    static Optional<CheckReport> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Fields fields = Fields.of(JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.DOCUMENT), "");
            Map<String, Sha256> digests = new TreeMap<>();
            fields.textMap("digests").forEach((name, digest) -> digests.put(name, Sha256.parse(digest)));
            return fields.textOrEmpty("schema").equals(SCHEMA)
                    ? Optional.of(new CheckReport(
                            fields.requiredText("tag"),
                            fields.requiredText("commit"),
                            digests,
                            Integer.parseInt(fields.requiredText("subjects")),
                            fields.requiredText("answer")))
                    : Optional.empty();
        } catch (IOException | AicrException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
