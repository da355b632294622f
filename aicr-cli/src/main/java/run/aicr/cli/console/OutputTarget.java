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
package run.aicr.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.AtomicFile;

/** Where the result of a command goes: standard output or a file (spec cli §5.1). */
public final class OutputTarget {
    private final Optional<Path> file;

    private OutputTarget(Optional<Path> file) {
        this.file = file;
    }

    /**
     * Reads the text of {@code --output}: empty or {@code -} is standard output, anything else a file.
     *
     * @throws AicrException INTERNAL when the file's folder does not exist, so that nothing is computed in vain;
     *     INVALID_REQUEST for a ConfigMap
     */
    public static OutputTarget of(String text, Environment environment) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.equals("-")) {
            return new OutputTarget(Optional.empty());
        }
        if (trimmed.startsWith("cm://")) {
            throw AicrException.invalidRequest(
                    "--output " + trimmed
                            + ": writing to a ConfigMap is not available in this build yet; write to a file or to standard output");
        }
        Path path = environment.workingDirectory().resolve(trimmed);
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw cannotCreate(trimmed, "the folder " + folder + " does not exist; create it first");
        }
        if (Files.isDirectory(path)) {
            throw cannotCreate(trimmed, "it is a folder; name a file");
        }
        return new OutputTarget(Optional.of(path));
    }

    private static AicrException cannotCreate(String name, String reason) {
        return new AicrException(
                ErrorClass.INTERNAL,
                "failed to create output writer: failed to create output file \"" + name + "\": " + reason);
    }

    /** The name for the log. */
    public String name() {
        return file.isEmpty() ? "stdout" : file.get().toString();
    }

    /**
     * Writes the result. A regular file is replaced as a whole; a link is followed, a device is written to.
     *
     * @throws AicrException INTERNAL when it cannot be written
     */
    public void write(byte[] result, Session session) {
        if (file.isEmpty()) {
            session.print(result);
            return;
        }
        Path path = file.get();
        try {
            if (!Files.exists(path)) {
                AtomicFile.write(path, result);
            } else if (Files.isRegularFile(path)) {
                AtomicFile.write(path.toRealPath(), result);
            } else {
                try (OutputStream out = Files.newOutputStream(path)) {
                    out.write(result);
                }
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot write the output file \"" + path + "\"", e);
        }
    }
}
