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
package run.aicr.catalog;

import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;

/** A values file: one mapping; an empty file is an empty mapping (spec recipe §5.4). */
final class ValuesFile {
    private ValuesFile() {}

    /** @throws AicrException INVALID_REQUEST with file, line and column */
    static Mapping parse(String path, byte[] bytes) {
        Node node;
        try {
            node = YamlReader.read(path, bytes, Limits.CATALOGUE_FILE);
        } catch (AicrException e) {
            throw AicrException.invalidRequest("failed to parse values file " + e.sentence());
        }
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return Mapping.EMPTY;
        }
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw AicrException.invalidRequest("failed to parse values file " + node.place()
                + ": a values file is one mapping, found " + node.kindName());
    }
}
