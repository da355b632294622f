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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.criteria.Dimension;
import run.aicr.error.AicrException;

class CatalogTreeTest {
    @TempDir
    private Path root;

    private SmallTree tree;

    @BeforeEach
    void makeTree() {
        tree = new SmallTree(root);
    }

    private String refusal() {
        return assertThrows(AicrException.class, tree::read).getMessage();
    }

    @Test
    void overlaysMayLieAnywhereButFilesOfOtherKindsAreSkipped() {
        tree.overlay("deep/er/x.yaml", "x", "  criteria: {service: EKS}\n");
        tree.file("other.yaml", "kind: Something\nmetadata: {name: y}\n");
        tree.file("overlays/old.yml", "not: [read");
        tree.file("data-v1.yaml", "not: [read");
        CatalogTree read = tree.read();
        assertEquals(List.of("x"), read.overlays().stream().map(Overlay::name).toList());
        assertEquals(
                "eks", read.overlay("x").orElseThrow().criteria().orElseThrow().service());
    }

    @Test
    void overlaysNameFurtherCriteriaValues() {
        tree.overlay("overlays/x.yaml", "x", "  criteria: {service: ncp}\n");
        CatalogTree read = tree.read();
        assertTrue(read.knownValues().contains(Dimension.SERVICE, "ncp"));
        assertTrue(read.embeddedValues().contains(Dimension.SERVICE, "ncp"));
        assertTrue(!read.knownValues().contains(Dimension.OS, "ncp"));
    }

    @Test
    void theRegistryIsBoundWithItsDefaults() {
        Component core = tree.read().component("core").orElseThrow();
        assertEquals("core", core.helm().chartName());
        assertEquals("1.10", core.helm().version());
        assertEquals("Helm", core.type());
        assertEquals(List.of("a.b"), core.system().nodeSelectorPaths());
        assertEquals(List.of("aks"), core.validations().get(0).conditions().get("service"));
        assertEquals("Kustomize", tree.read().component("kustom").orElseThrow().type());
    }

    @Test
    void twoOverlaysOfOneNameAreRefusedWithBothFiles() {
        tree.overlay("overlays/a.yaml", "x", "  base: base\n").overlay("overlays/b.yaml", "x", "  base: base\n");
        assertTrue(refusal().contains("overlays/a.yaml and overlays/b.yaml"));
    }

    @Test
    void aCycleOfParentsIsRefused() {
        tree.overlay("overlays/a.yaml", "a", "  base: b\n").overlay("overlays/b.yaml", "b", "  base: a\n");
        assertTrue(refusal().contains("circular inheritance detected"));
    }

    @Test
    void unknownKeysAreRefusedWithTheirPlace() {
        tree.overlay("overlays/a.yaml", "a", "  componentRef: []\n");
        assertTrue(refusal().contains("overlays/a.yaml:5:"), refusal());
        tree.overlay("overlays/a.yaml", "a", "  criteria: {region: x}\n");
        assertTrue(refusal().contains("criteria.region"), refusal());
    }

    @Test
    void brokenYamlIsRefusedWithItsPlace() {
        tree.file("overlays/a.yaml", "a: [1\n");
        assertTrue(refusal().contains("overlays/a.yaml:2:1"), refusal());
        tree.file("overlays/a.yaml", "[]\n");
        assertTrue(refusal().contains("failed to parse overlays/a.yaml"), refusal());
    }

    @Test
    void aNameIsNeeded() {
        tree.file("overlays/a.yaml", "kind: RecipeMetadata\nspec: {}\n");
        assertTrue(refusal().contains("'metadata.name' is missing"), refusal());
    }

    @Test
    void mixinsAreReadStrictly() {
        tree.mixin("m", "  criteria: {service: eks}\n");
        assertTrue(refusal().contains("failed to parse mixin mixins/m.yaml (unknown fields are not allowed)"));
        tree.file("mixins/m.yaml", "kind: RecipeMetadata\nmetadata: {name: m}\n");
        assertTrue(refusal().contains("mixin file mixins/m.yaml has wrong kind \"RecipeMetadata\""));
    }

    @Test
    void mixinNamesAreUnique() {
        tree.mixin("m", "  constraints: []\n");
        tree.file("mixins/n.yaml", "kind: RecipeMixin\nmetadata: {name: m}\n");
        assertTrue(refusal().contains("duplicate mixin name \"m\" in mixins/n.yaml"));
    }

    @Test
    void reservedAndRepeatedComponentNamesAreRefused() {
        tree.file("registry.yaml", "components: [{name: deployer}]\n");
        assertTrue(refusal().contains("uses the reserved deployer override key as its name"));
        tree.file("registry.yaml", "components: [{name: a, valueOverrideKeys: [deployer]}]\n");
        assertTrue(refusal().contains("declares the reserved override key \"deployer\""));
        tree.file("registry.yaml", "components: [{name: a}, {name: a}]\n");
        assertTrue(refusal().contains("\"a\" is listed twice"));
    }

    @Test
    void theBaseIsNeededAndItsDependenciesMustExist() {
        tree.overlay("overlays/base.yaml", "base", "  componentRefs: [{name: a, dependencyRefs: [ghost]}]\n");
        assertTrue(refusal().contains("base recipe validation failed"), refusal());
        tree.file("overlays/base.yaml", "kind: Nothing\n");
        assertTrue(refusal().contains("base.yaml not found"));
    }

    @Test
    void anEmptyValuesFileIsAnEmptyMapping() {
        tree.file("components/core/values-x.yaml", "# nothing\n");
        assertTrue(tree.read()
                .values("components/core/values-x.yaml")
                .orElseThrow()
                .isEmpty());
    }
}
