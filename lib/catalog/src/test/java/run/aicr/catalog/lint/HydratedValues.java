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
package run.aicr.catalog.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;

/** The final values of a component, by the rules of spec recipe §13 alone and independent of the product's code. */
final class HydratedValues {
    private HydratedValues() {}

    static Mapping of(Catalog catalog, ComponentRef ref) {
        if (ref.valuesFile().isEmpty() && ref.overrides().isEmpty()) {
            return Mapping.EMPTY;
        }
        Mapping values = Mapping.EMPTY;
        String own = "components/" + ref.name() + "/values.yaml";
        if (!ref.valuesFile().isEmpty()) {
            values = catalog.values(own).orElse(Mapping.EMPTY);
            if (!ref.valuesFile().equals(own)) {
                values = merge(values, catalog.values(ref.valuesFile()).orElseThrow());
            }
        }
        return merge(values, ref.overrides());
    }

    private static Mapping merge(Mapping under, Mapping over) {
        Map<String, Node> merged = new LinkedHashMap<>(under.entries());
        over.entries().forEach((key, value) -> {
            if (value instanceof Scalar scalar && scalar.isNull()) {
                merged.remove(key);
            } else if (value instanceof Mapping mapping && merged.get(key) instanceof Mapping before) {
                merged.put(key, merge(before, mapping));
            } else {
                merged.put(key, value);
            }
        });
        return Mapping.of(merged);
    }
}
