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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.catalog.SmallTree;
import run.aicr.constraint.Readings;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class SnapshotFilterTest {
    private static final Criteria QUERY =
            Criteria.OPEN.with(Dimension.PLATFORM, "k").with(Dimension.SERVICE, "eks");

    @TempDir
    private Path folder;

    private SmallTree tree;
    private OnConstraintFailure onFailure = OnConstraintFailure.EXCLUDE;

    @BeforeEach
    void makeTree() {
        tree = new SmallTree(folder)
                .overlay("overlays/eks.yaml", "eks", """
                          criteria: {service: eks}
                          constraints: [{name: K8s.server.version, value: ">= 1.28"}]
                          componentRefs: [{name: core, overrides: {from: eks}}]
                        """)
                .overlay("overlays/k.yaml", "k", """
                          base: eks
                          mixins: [os-x]
                          criteria: {service: eks, platform: k}
                          constraints: [{name: K8s.server.version, value: ">= 1.32"}]
                          componentRefs: [{name: core, overrides: {k: 1}}]
                        """)
                .mixin("os-x", "  constraints: [{name: OS.release.ID, value: x}]\n");
    }

    private Recipe resolve(String version, String os) {
        Map<String, String> values = Map.of("K8s.server.version", version, "OS.release.ID", os);
        Readings readings = path -> values.get(path.type() + "." + path.subtype() + "." + path.key());
        return new RecipeResolver(tree.read()).resolve(QUERY, readings, onFailure);
    }

    @Test
    void whatFitsStays() {
        Recipe recipe = resolve("1.33", "x");
        assertEquals(List.of("base", "eks", "k"), recipe.appliedOverlays());
        assertEquals(List.of(), recipe.constraintWarnings());
        assertEquals(List.of(), recipe.remarks());
    }

    @Test
    void aFailedConstraintOfTheLeafTakesTheWholeChain() {
        Recipe recipe = resolve("1.31", "x");
        assertEquals(List.of("base"), recipe.appliedOverlays());
        assertEquals(List.of(new ExcludedOverlay("k", "constraint-failed")), recipe.excludedOverlays());
        assertEquals(
                List.of(new ConstraintWarning(
                        "k", "K8s.server.version", ">= 1.32", "1.31", "expected >= 1.32, got 1.31")),
                recipe.constraintWarnings());
        assertTrue(
                recipe.remarks().stream().anyMatch(r -> r.contains("its ancestor \"eks\" would fit")),
                recipe.remarks()::toString);
        assertTrue(recipe.componentRefs().get(0).overrides().isEmpty());
    }

    @Test
    void fallingBackAppliesTheNearestAncestor() {
        onFailure = OnConstraintFailure.FALLBACK;
        Recipe recipe = resolve("1.31", "x");
        assertEquals(List.of("base", "eks"), recipe.appliedOverlays());
        assertEquals(1, recipe.excludedOverlays().size());
        assertEquals(List.of("base"), resolve("1.27", "x").appliedOverlays());
    }

    @Test
    void aFailedConstraintOfAMixinRebuildsWithoutItsChain() {
        Recipe recipe = resolve("1.33", "y");
        assertEquals(List.of("base"), recipe.appliedOverlays());
        assertEquals(List.of(new ExcludedOverlay("k", "mixin-constraint-failed")), recipe.excludedOverlays());
        assertEquals(
                "mixin-constraint-failed: expected x, got y",
                recipe.constraintWarnings().get(0).reason());
        onFailure = OnConstraintFailure.FALLBACK;
        assertEquals(List.of("base", "eks"), resolve("1.33", "y").appliedOverlays());
    }

    @Test
    void failingIsAConflict() {
        onFailure = OnConstraintFailure.FAIL;
        AicrException e = assertThrows(AicrException.class, () -> resolve("1.31", "x"));
        assertEquals(ErrorClass.CONFLICT, e.errorClass());
        assertTrue(e.getMessage().contains("overlay \"k\" does not fit the snapshot: constraint K8s.server.version"));
    }

    @Test
    void failingConstraintsOfTheBaseAreRemarkedOnly() {
        Recipe recipe = resolve("1.20", "x");
        assertTrue(
                recipe.remarks()
                        .contains("the recipe's constraint K8s.server.version does not hold in the snapshot:"
                                + " expected >= 1.25, got 1.20"),
                recipe.remarks()::toString);
    }

    @Test
    void theWordsAreChecked() {
        assertEquals(OnConstraintFailure.FAIL, OnConstraintFailure.parse("fail"));
        assertEquals(OnConstraintFailure.EXCLUDE, OnConstraintFailure.parse(""));
        AicrException e = assertThrows(AicrException.class, () -> OnConstraintFailure.parse("fallbak"));
        assertTrue(e.getMessage().contains("did you mean \"fallback\"?"), e.getMessage());
    }

    @Test
    void contradictingUnrelatedOverlaysAreRemarked() {
        tree.overlay("overlays/other.yaml", "other", """
                  criteria: {platform: k}
                  constraints: [{name: K8s.server.version, value: ">= 1.30"}]
                """);
        Recipe recipe = new RecipeResolver(tree.read()).resolve(QUERY);
        assertEquals(
                List.of("constraint K8s.server.version is \">= 1.30\" in overlay \"other\" and \">= 1.28\" in overlay"
                        + " \"eks\"; the latter counts"),
                recipe.remarks().subList(0, 1));
    }

    @Test
    void whatTheCatalogueHasAroundIsSaid() {
        Recipe recipe = new RecipeResolver(tree.read()).resolve(QUERY.with(Dimension.PLATFORM, "nim"));
        assertEquals(
                List.of(
                        "nothing in the catalogue is specific to platform \"nim\"; with the other criteria there are: k"),
                recipe.remarks());
    }
}
