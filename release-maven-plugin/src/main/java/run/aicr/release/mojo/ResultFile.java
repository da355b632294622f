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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.AtomicFile;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * The file that {@code -Daicr.release.json} names: what a goal did or why it stopped, for machines (spec release §6.6).
 *
 * <p>All fields are always there; what does not apply is null. It appears as a whole or not at all.
 */
final class ResultFile {
    private final Path file;
    private final String goal;

    ResultFile(Path file, String goal) {
        this.file = file;
        this.goal = goal;
    }

    void write(GoalResult result) {
        Mapping.Builder builder = new Mapping.Builder()
                .put("goal", goal)
                .put("outcome", result.outcome())
                .put("tag", text(result.tag()))
                .put("commit", text(result.commit()))
                .put("latest", result.latest().<Node>map(Scalar::bool).orElse(Scalar.NULL))
                .put("warnings", Sequence.ofTexts(result.warnings()))
                .put("error", Scalar.NULL);
        result.further().forEach(builder::put);
        write(builder.build());
    }

    /**
     * The form of a goal that stopped.
     *
     * @param code name of the {@link Code}, or of another error class
     */
    void writeError(String code, String message, Optional<String> hint, List<String> paths) {
        Mapping error = new Mapping.Builder()
                .put("code", code)
                .put("message", message)
                .put("hint", text(hint))
                .put("paths", Sequence.ofTexts(paths))
                .build();
        write(new Mapping.Builder()
                .put("goal", goal)
                .put("outcome", code.equals(Code.SERVICE_WAITING.name()) ? "waiting" : "error")
                .put("tag", Scalar.NULL)
                .put("commit", Scalar.NULL)
                .put("latest", Scalar.NULL)
                .put("warnings", Sequence.EMPTY)
                .put("error", error)
                .build());
    }

    private void write(Mapping content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            AtomicFile.write(file, JsonWriter.indented(content));
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.INVALID_ARGUMENT,
                            "the result file " + file + " cannot be written: " + e.getMessage(),
                            "Give -Daicr.release.json a file in a writable folder.")
                    .because(e);
        }
    }

    private static Node text(Optional<String> value) {
        return value.<Node>map(Scalar::text).orElse(Scalar.NULL);
    }
}
