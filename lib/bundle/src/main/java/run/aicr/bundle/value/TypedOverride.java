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
package run.aicr.bundle.value;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.BoundedBytes;
import run.aicr.override.ComponentPath;
import run.aicr.override.ValueOverride;

/**
 * A value of any kind that the user sets: {@code --set-json}, {@code --set-file}.
 *
 * @param flag for messages, with dashes
 */
public record TypedOverride(String flag, ComponentPath target, Node value) {
    public static final String JSON_FLAG = "--set-json";
    public static final String FILE_FLAG = "--set-file";

    /**
     * Reads {@code component:path=<json>}.
     *
     * @throws AicrException INVALID_REQUEST naming the text
     */
    public static TypedOverride json(String text) {
        ValueOverride override = override(JSON_FLAG, text);
        try {
            byte[] bytes = override.value().getBytes(StandardCharsets.UTF_8);
            return new TypedOverride(
                    JSON_FLAG, override.target(), JsonReader.read("the value", bytes, Limits.DOCUMENT));
        } catch (AicrException e) {
            throw AicrException.invalidRequest("invalid " + JSON_FLAG + " \"" + text + "\": " + e.sentence());
        }
    }

    /**
     * Reads {@code component:path=<file>} and the file: regular, at most 1 MiB, one YAML or JSON value.
     *
     * @throws AicrException NOT_FOUND for a file that is not there; INVALID_REQUEST for everything else
     */
    public static TypedOverride file(String text, Path workingDirectory) {
        ValueOverride override = override(FILE_FLAG, text);
        String name = override.value();
        Path file = workingDirectory.resolve(name);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw AicrException.invalidRequest(
                    "invalid " + FILE_FLAG + " \"" + text + "\": " + name + " is not a regular file");
        }
        try {
            byte[] bytes = BoundedBytes.ofFile(file, name, Limits.DOCUMENT.maxBytes());
            return new TypedOverride(FILE_FLAG, override.target(), YamlReader.read(name, bytes, Limits.DOCUMENT));
        } catch (NoSuchFileException e) {
            throw AicrException.notFound("invalid " + FILE_FLAG + " \"" + text + "\": file not found: " + name);
        } catch (IOException e) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST, "cannot read the file of " + FILE_FLAG + " \"" + text + "\"", e);
        }
    }

    private static ValueOverride override(String flag, String text) {
        ValueOverride override;
        try {
            override = ValueOverride.parse(text);
        } catch (AicrException e) {
            throw AicrException.invalidRequest("invalid " + flag + ": " + e.sentence());
        }
        if (override.target().path().equals(Overrides.ENABLED)) {
            throw AicrException.invalidRequest(
                    "invalid " + flag + " \"" + text + "\": components are switched with --set "
                            + override.target().component() + ":enabled=true|false");
        }
        return override;
    }
}
