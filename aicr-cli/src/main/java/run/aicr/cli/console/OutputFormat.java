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

import run.aicr.error.AicrException;

/** How a result is printed (spec cli §5.2). */
public enum OutputFormat {
    YAML,
    JSON,
    TABLE;

    /**
     * Reads the text of {@code --format}, in lower case only; empty is YAML.
     *
     * @throws AicrException INVALID_REQUEST naming the known formats
     */
    public static OutputFormat parse(String text) {
        return switch (text) {
            case "", "yaml" -> YAML;
            case "json" -> JSON;
            case "table" -> TABLE;
            default ->
                throw AicrException.invalidRequest(
                        "unknown output format: \"" + text + "\", valid formats are: yaml, json, table");
        };
    }
}
