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
package run.aicr.cli.input;

import java.util.Locale;
import java.util.Optional;
import run.aicr.error.AicrException;

/** How a document is written. */
enum DocumentFormat {
    JSON,
    YAML;

    /**
     * The format that the end of a path tells; empty when it tells none.
     *
     * @throws AicrException INVALID_REQUEST for the endings of tables, which can be written only
     */
    static Optional<DocumentFormat> ofPath(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return Optional.of(JSON);
        }
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return Optional.of(YAML);
        }
        if (lower.endsWith(".table") || lower.endsWith(".txt")) {
            throw AicrException.invalidRequest(
                    path + ": tables can be written but not read; name a .yaml or .json file");
        }
        return Optional.empty();
    }

    /** The format that the type of an HTTP answer tells, as in {@code application/json; charset=utf-8}. */
    static Optional<DocumentFormat> ofContentType(String contentType) {
        int end = contentType.indexOf(';');
        String type =
                (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (type.endsWith("/json") || type.endsWith("+json")) {
            return Optional.of(JSON);
        }
        if (type.endsWith("yaml")) {
            return Optional.of(YAML);
        }
        return Optional.empty();
    }

    /** JSON when the first character that is not blank opens an object or array, YAML otherwise. */
    static DocumentFormat ofContent(byte[] bytes) {
        for (int i = startsWithMark(bytes) ? 3 : 0; i < bytes.length; i++) {
            switch (bytes[i]) {
                case ' ', '\t', '\r', '\n' -> {}
                case '{', '[' -> {
                    return JSON;
                }
                default -> {
                    return YAML;
                }
            }
        }
        return YAML;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }
}
