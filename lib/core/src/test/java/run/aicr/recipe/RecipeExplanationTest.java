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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.SmallTree;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.YamlWriter;

class RecipeExplanationTest {
    @TempDir
    private Path folder;

    @Test
    void namesWhoSetEachField() {
        Catalog catalog = new SmallTree(folder)
                .leaf("k", "  mixins: [m]\n  componentRefs: [{name: core, version: 2, overrides: {a: 1}}]\n")
                .overlay("overlays/near.yaml", "near", "  criteria: {platform: k, service: eks}\n")
                .overlay("overlays/far.yaml", "far", "  criteria: {platform: z, service: eks}\n")
                .mixin("m", """
                          constraints: [{name: OS.release.ID, value: x}]
                          componentRefs: [{name: core, namespace: n}]
                        """)
                .read();
        Criteria criteria = Criteria.OPEN.with(Dimension.PLATFORM, "k");
        Recipe recipe = new RecipeResolver(catalog).resolve(criteria);
        String text =
                new String(YamlWriter.writeInOrder(RecipeExplanation.of(catalog, recipe)), StandardCharsets.UTF_8);
        assertEquals("""
                kind: RecipeExplanation
                apiVersion: aicr.run/v1alpha2
                criteria: criteria(platform=k)
                layers:
                  - base
                  - k
                  - mixin m
                excludedOverlays: []
                nearMisses:
                  - name: near
                    reason: it is for service eks, none was asked for
                constraints:
                  K8s.server.version:
                    - base
                  OS.release.ID:
                    - mixin m
                components:
                  core:
                    namespace:
                      - mixin m
                    chart:
                      - registry
                    type:
                      - base
                    source:
                      - registry
                    version:
                      - k
                    valuesFile:
                      - base
                    overrides:
                      - k
                    healthCheckAsserts:
                      - registry
                """, text);
    }
}
