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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.document.YamlWriter;

/** The validator catalogue of external data, merged by name into the built-in one (spec recipe §16.3). */
final class ExternalValidators {
    private static final String VALIDATORS = "validators";

    private ExternalValidators() {}

    /** The merged document: everything but the list stays as built in; an external entry replaces one as a whole. */
    static byte[] over(Optional<byte[]> embedded, byte[] external) {
        Mapping upper = TreeLoader.mapping(TreeLoader.VALIDATORS, external, "external ");
        if (embedded.isEmpty()) {
            return YamlWriter.writeInOrder(upper);
        }
        Mapping lower = TreeLoader.mapping(TreeLoader.VALIDATORS, embedded.get(), "");
        Map<String, Node> byName = new LinkedHashMap<>();
        for (Mapping document : List.of(lower, upper)) {
            for (Fields entry : Fields.of(document, "").list(VALIDATORS)) {
                byName.put(entry.requiredText("name"), entry.mapping());
            }
        }
        Map<String, Node> merged = new LinkedHashMap<>(lower.entries());
        merged.put(VALIDATORS, Sequence.of(new ArrayList<>(byName.values())));
        return YamlWriter.writeInOrder(Mapping.of(merged));
    }
}
