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
package run.aicr.cli.recipe;

import java.util.ArrayList;
import java.util.List;
import run.aicr.document.JsonWriter;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.recipe.CatalogEntry;

/** How the list of recipes is printed. */
enum ListFormat {
    TABLE,
    JSON,
    YAML;

    /**
     * Reads the text of {@code --format}; empty is a table.
     *
     * @throws AicrException INVALID_REQUEST naming the known formats
     */
    static ListFormat parse(String text) {
        return switch (text) {
            case "", "table" -> TABLE;
            case "json" -> JSON;
            case "yaml" -> YAML;
            default ->
                throw AicrException.invalidRequest(
                        "unknown output format \"" + text + "\", valid formats are: json, yaml, table");
        };
    }

    byte[] bytes(List<CatalogEntry> entries, boolean withHealth) {
        if (this == TABLE) {
            return ListTable.write(entries, withHealth);
        }
        List<Node> nodes = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            nodes.add(this == JSON ? entry.forJson() : entry.forYaml());
        }
        Sequence sequence = Sequence.of(nodes);
        return this == JSON ? JsonWriter.indentedForOutput(sequence) : YamlWriter.write(sequence);
    }
}
