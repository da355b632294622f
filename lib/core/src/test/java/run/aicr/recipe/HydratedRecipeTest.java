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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.SmallTree;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.JsonWriter;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class HydratedRecipeTest {
    @TempDir
    private Path folder;

    private SmallTree tree;

    @BeforeEach
    void makeTree() {
        tree = new SmallTree(folder);
    }

    private static Recipe recipe(Catalog catalog, String platform) {
        return new RecipeResolver(catalog).resolve(Criteria.OPEN.with(Dimension.PLATFORM, platform));
    }

    private String selected(String platform, String selector) {
        Catalog catalog = tree.read();
        return new String(
                YamlWriter.write(Selector.parse(selector)
                        .select(HydratedRecipe.forYaml(recipe(catalog, platform), catalog, "v1"))),
                StandardCharsets.UTF_8);
    }

    @Test
    void valuesAreLaidOverOneAnotherAndNullRemoves() {
        tree.file("components/core/values.yaml", "a: {x: 1, y: [1, 2]}\nb: 2\nc: {z: 1}\n")
                .file("components/core/values-k.yaml", "a: {x: 3}\nb: null\nnew: {n: null}\n")
                .leaf("k", """
                          componentRefs:
                            - name: core
                              valuesFile: components/core/values-k.yaml
                              overrides: {a: {y: [9]}, c: null, d: null}
                        """);
        assertEquals("a:\n  x: 3\n  \"y\":\n    - 9\nnew:\n  \"n\": null\n", selected("k", "components.core.values"));
    }

    @Test
    void aMissingValuesFileIsNamed() {
        tree.leaf("k", "  componentRefs: [{name: core, valuesFile: components/core/none.yaml}]\n");
        AicrException e = assertThrows(AicrException.class, () -> selected("k", "kind"));
        assertEquals(ErrorClass.INTERNAL, e.errorClass());
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "[INTERNAL] failed to hydrate recipe: [INTERNAL] failed to hydrate values"
                                        + " for component \"core\": [INTERNAL] failed to read overlay values file \"components/core/none.yaml\""));
        assertEquals(
                List.of(
                        "component \"core\": valuesFile \"components/core/none.yaml\" is not in the catalogue; a bundle of"
                                + " this recipe will be refused"),
                MissingFiles.of(tree.read(), recipe(tree.read(), "k")));
    }

    @Test
    void metadataAndCriteriaAreComplete() {
        tree.leaf("k", "");
        assertEquals(
                "appliedOverlays:\n  - base\n  - k\nconstraintWarnings: []\nexcludedOverlays: []\nversion: v1\n",
                selected("k", "metadata"));
        assertEquals(
                "accelerator: any\nintent: any\nnodes: 0\nos: any\nplatform: k\nservice: any\n",
                selected("k", "criteria"));
        Catalog catalog = tree.read();
        String json = new String(
                JsonWriter.compact(HydratedRecipe.forJson(recipe(catalog, "k"), catalog, "v1")),
                StandardCharsets.UTF_8);
        assertTrue(json.contains("\"excludedOverlays\":null"), json);
    }

    @Test
    void theChartFallsBackToTheComponentsName() {
        tree.file("registry.yaml", "components: []\n").leaf("k", """
                  componentRefs:
                    - {name: core, source: "https://c.example", version: 1}
                    - {name: own, type: Helm, source: "https://c.example", version: 1, dependencyRefs: [core]}
                    - {name: bare, type: Helm, manifestFiles: [m.yaml]}
                """);
        assertEquals("own\n", selected("k", "components.own.chart"));
        assertThrows(AicrException.class, () -> selected("k", "components.bare.chart"));
    }
}
