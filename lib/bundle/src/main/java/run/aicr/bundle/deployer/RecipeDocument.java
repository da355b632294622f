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
package run.aicr.bundle.deployer;

import java.util.LinkedHashMap;
import java.util.Map;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlWriter;
import run.aicr.recipe.RecipeFile;

/** {@code recipe.yaml} of a bundle: the recipe with what was left out taken out (spec bundle §14.2). */
final class RecipeDocument {
    private RecipeDocument() {}

    static BundleFile file(RecipeFile recipe) {
        Map<String, Node> document =
                new LinkedHashMap<>(recipe.recipe().toNode(recipe.version()).entries());
        Criteria criteria = recipe.recipe().criteria();
        document.put("criteria", criteria.equals(Criteria.ABSENT) ? Scalar.NULL : criteria(criteria));
        return BundleFile.of("recipe.yaml", YamlWriter.write(Mapping.of(document)));
    }

    /** Dimensions that the recipe does not name stay out. */
    private static Mapping criteria(Criteria criteria) {
        Mapping.Builder node = new Mapping.Builder();
        for (Dimension dimension : Dimension.values()) {
            node.putIfSet(dimension.word(), criteria.value(dimension));
        }
        if (criteria.nodes() != 0) {
            node.put("nodes", Scalar.integer(criteria.nodes()));
        }
        return node.build();
    }
}
