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
package run.aicr.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** The values of a component: its values file, the file that the recipe names, the recipe's overrides (spec recipe §13). */
public final class ComponentValues {
    private ComponentValues() {}

    /**
     * The values of a reference; defaults of the chart are not in them.
     *
     * @throws AicrException INTERNAL when the values file that the recipe names is not in the catalogue; INVALID_REQUEST
     *     when one cannot be parsed
     */
    public static Mapping of(Catalog catalog, ComponentRef ref) {
        Mapping values = Mapping.EMPTY;
        if (!ref.valuesFile().isEmpty()) {
            String plain = "components/" + ref.name() + "/values.yaml";
            if (ref.valuesFile().equals(plain)) {
                values = file(catalog, plain, "values file");
            } else {
                Mapping under = catalog.values(plain).orElse(Mapping.EMPTY);
                values = merge(under, file(catalog, ref.valuesFile(), "overlay values file"));
            }
        }
        return merge(values, ref.overrides());
    }

    private static Mapping file(Catalog catalog, String path, String what) {
        Optional<Mapping> values = catalog.values(path);
        if (values.isEmpty()) {
            throw new AicrException(
                    ErrorClass.INTERNAL,
                    "failed to read " + what + " \"" + path + "\": the catalogue has no such file");
        }
        return values.get();
    }

    /** Null removes a key, mapping into mapping goes on below, anything else replaces; what is new stays as it is. */
    static Mapping merge(Mapping under, Mapping over) {
        if (over.isEmpty()) {
            return under;
        }
        Map<String, Node> merged = new LinkedHashMap<>(under.entries());
        for (Map.Entry<String, Node> entry : over.entries().entrySet()) {
            Node value = entry.getValue();
            Node before = merged.get(entry.getKey());
            if (value instanceof Scalar scalar && scalar.isNull()) {
                merged.remove(entry.getKey());
            } else if (before instanceof Mapping beforeMapping && value instanceof Mapping overMapping) {
                merged.put(entry.getKey(), merge(beforeMapping, overMapping));
            } else {
                merged.put(entry.getKey(), value);
            }
        }
        return Mapping.of(merged);
    }
}
