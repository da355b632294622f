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
package run.aicr.cli.query;

import java.nio.charset.StandardCharsets;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.snapshot.Reading;

/** How a part of a recipe is printed (spec recipe §14). */
enum PartFormat {
    YAML,
    JSON;

    /**
     * Reads the text of {@code --format}; a table prints as YAML does.
     *
     * @throws AicrException INVALID_REQUEST naming the known formats
     */
    static PartFormat parse(String text) {
        return switch (text) {
            case "", "yaml", "table" -> YAML;
            case "json" -> JSON;
            default ->
                throw AicrException.invalidRequest(
                        "unknown output format: \"" + text + "\", valid formats are: yaml, json, table");
        };
    }

    byte[] bytes(Node part) {
        if (this == JSON) {
            return JsonWriter.indentedForOutput(part instanceof Mapping mapping ? mapping.sorted() : part);
        }
        if (part instanceof Scalar scalar && !scalar.isNull()) {
            return (Reading.of(scalar).text() + "\n").getBytes(StandardCharsets.UTF_8);
        }
        return YamlWriter.write(part);
    }
}
