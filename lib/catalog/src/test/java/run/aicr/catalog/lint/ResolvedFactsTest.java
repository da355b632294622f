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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.aicr.catalog.CatalogTree;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.embedded.Facts;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlWriter;
import run.aicr.recipe.Recipe;

/** Resolved recipes and final values are those of the tables. */
class ResolvedFactsTest {
    private static final List<String> METADATA =
            List.of("name", "type", "source", "namespace", "chart", "version", "tag", "path");

    private final LintTree tree = LintTree.read(Path.of("src/main/catalog"));

    @Test
    void everyResolveOfTheIndexGivesItsOverlaysOrderAndComponents() {
        Map<String, Node> index = Facts.find().map("resolved-index.json");
        assertTrue(index.size() >= 60);
        index.forEach((overlay, fact) -> {
            Recipe recipe = tree.recipes().get(overlay);
            assertEquals(At.texts(fact, "appliedOverlays"), recipe.appliedOverlays(), overlay);
            assertEquals(At.texts(fact, "deploymentOrder"), recipe.deploymentOrder(), overlay);
            Map<String, Node> components = At.mapping(fact, "components").entries();
            assertEquals(
                    List.copyOf(components.keySet()),
                    recipe.componentRefs().stream().map(ComponentRef::name).toList());
            for (ComponentRef ref : recipe.componentRefs()) {
                Node expected = components.get(ref.name());
                METADATA.forEach(key -> assertEquals(
                        At.text(expected, key), At.text(ref.toNode(), key), overlay + " " + ref.name() + " " + key));
                assertEquals(At.texts(expected, "dependencyRefs"), ref.dependencyRefs(), overlay + " " + ref.name());
            }
        });
    }

    @Test
    void everyComponentHasTheFinalValuesOfItsTable() {
        CatalogTree catalog = tree.catalog().orElseThrow();
        int compared = 0;
        for (Map.Entry<String, Node> table : Facts.find().map("resolved-values").entrySet()) {
            for (Mapping group : Facts.mappings(table.getValue())) {
                String expected = yaml(At.mapping(group, "values"));
                for (String overlay : At.texts(group, "overlays")) {
                    ComponentRef ref = tree.recipes().get(overlay).componentRefs().stream()
                            .filter(found -> found.name().equals(table.getKey()))
                            .findFirst()
                            .orElseThrow();
                    assertEquals(expected, yaml(HydratedValues.of(catalog, ref)), overlay + " " + table.getKey());
                    compared++;
                }
            }
        }
        assertTrue(compared > 600, compared + " values");
    }

    private static String yaml(Node node) {
        return new String(YamlWriter.write(whole(node)), StandardCharsets.UTF_8);
    }

    /** Numbers without a fraction of nothing, which JSON does not keep. */
    private static Node whole(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Node> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> entries.put(key, whole(value)));
            return Mapping.of(entries);
        }
        if (node instanceof Sequence sequence) {
            return Sequence.of(
                    sequence.items().stream().map(ResolvedFactsTest::whole).toList());
        }
        boolean fraction = node instanceof Scalar scalar
                && !scalar.isText()
                && scalar.text().endsWith(".0");
        return fraction ? Scalar.integer(Long.parseLong(((Scalar) node).text().replace(".0", ""))) : node;
    }
}
