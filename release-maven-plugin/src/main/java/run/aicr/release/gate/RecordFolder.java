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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import run.aicr.file.AtomicFile;
import run.aicr.release.attest.RecordSignature;
import run.aicr.release.bump.QualificationRecord;

/**
 * Where records are written: {@code <commit>.json} and its signature, once. For a real release the record gets none here:
 * the digest of what the job hands on protects it, until the release signs it with the identity of its workflow.
 */
final class RecordFolder {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Path folder;
    private final Path keys;
    private final boolean signed;
    private final Clock clock;

    /**
     * Records below a folder.
     *
     * @param kept rehearsal folder, which also holds the key pair that signs, or that of real releases
     */
    RecordFolder(Path kept, boolean signed, Clock clock) {
        this.folder = kept.resolve("qualify");
        this.keys = kept.resolve("keys");
        this.signed = signed;
        this.clock = clock;
    }

    /** Writes the record unless there is one of the last day that says the same. */
    Path write(GateRecord record) throws IOException {
        Path file = folder.resolve(record.commit() + ".json");
        if (!isSameAsBefore(file, record)) {
            Files.createDirectories(folder);
            AtomicFile.write(file, record.toJson());
            if (signed) {
                RecordSignature.write(file, keys);
            }
        }
        return file;
    }

    /** A record of the last day that says the same is kept with its times; an older one is renewed, they expire. */
    private boolean isSameAsBefore(Path file, GateRecord record) throws IOException {
        return record.passes()
                && Files.isRegularFile(file)
                && RecordSignature.problem(file, keys).isEmpty()
                && finished(file).isAfter(clock.instant().minus(KEPT))
                && withoutTimes(Files.readString(file))
                        .equals(withoutTimes(new String(record.toJson(), StandardCharsets.UTF_8)));
    }

    private static Instant finished(Path file) throws IOException {
        return QualificationRecord.parse(file.toString(), Files.readAllBytes(file))
                .finished();
    }

    private static String withoutTimes(String json) {
        return json.replaceAll("\"(started|finished|seconds)\": [^\n]*\n", "");
    }
}
