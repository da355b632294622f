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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.catalog.SmallTree;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;

class CatalogListTest {
    @TempDir
    private Path folder;

    private SmallTree tree;

    @BeforeEach
    void makeTree() {
        tree = new SmallTree(folder);
    }

    private List<CatalogEntry> list(Criteria filter, boolean withHealth) {
        return CatalogList.of(tree.read(), filter, withHealth);
    }

    private StructuralHealth healthOf(String platform) {
        return list(Criteria.OPEN.with(Dimension.PLATFORM, platform), true)
                .get(0)
                .health()
                .orElseThrow();
    }

    @Test
    void filtersByTheOverlaysOwnValues() {
        tree.leaf("a", "").leaf("b", "  base: a\n").overlay("overlays/c.yaml", "c", "  base: b\n");
        assertEquals(
                List.of("a", "b"),
                list(Criteria.OPEN, false).stream().map(e -> e.overlay().name()).toList());
        List<CatalogEntry> filtered = list(Criteria.OPEN.with(Dimension.PLATFORM, "a"), false);
        assertEquals(1, filtered.size());
        assertTrue(!filtered.get(0).leaf() && filtered.get(0).health().isEmpty());
    }

    @Test
    void aSoundLeafPasses() {
        tree.leaf("a", "  validation: {deployment: {checks: [z, y, z], constraints: [{name: A.b.c, value: x}]}}\n");
        StructuralHealth health = healthOf("a");
        assertEquals("pass", health.status());
        assertEquals("R:0 D:2 P:0 C:0", health.coverageText());
        assertEquals(1, health.coverage().get("deployment").constraints());
    }

    @Test
    void aLeafThatDoesNotResolveFailsWithTheReason() {
        tree.leaf("a", "  mixins: [none]\n");
        StructuralHealth health = healthOf("a");
        assertEquals("fail", health.status());
        assertEquals("-", health.coverageText());
        assertTrue(health.detail().get("resolves").contains("mixin \"none\" not found"));
        assertTrue(health.toNode().find("coverage").isEmpty());
    }

    @Test
    void unreadableConstraintsAndMissingVersionsFail() {
        tree.leaf("a", "  constraints: [{name: Nope.b.c, value: x}]\n");
        assertTrue(healthOf("a")
                .detail()
                .get("constraints_wellformed")
                .startsWith("constraint \"Nope.b.c\": malformed path"));
        tree.leaf("b", "  constraints: [{name: K8s.b.c, value: '>='}]\n");
        assertTrue(healthOf("b").detail().get("constraints_wellformed").contains("malformed value \">=\""));
    }

    @Test
    void aRecipeWithoutChartsPassesWithANote() {
        tree.file("registry.yaml", "components: []\n");
        tree.overlay(
                "overlays/base.yaml", "base", "  componentRefs: [{name: m, type: Helm, manifestFiles: [m.yaml]}]\n");
        tree.leaf("a", "");
        StructuralHealth health = healthOf("a");
        assertEquals("pass", health.dimensions().get("chart_pinned"));
        assertTrue(health.detail().get("chart_pinned").startsWith("no enabled Helm components"));
    }

    @Test
    void bothFormsOfAnEntryNameTheCriteria() {
        tree.leaf("a", "");
        CatalogEntry entry = list(Criteria.OPEN, true).get(0);
        assertTrue(entry.forYaml().find("criteria").orElseThrow().toString().contains("platform"));
        assertTrue(entry.forJson().find("criteria").orElseThrow().toString().contains("Platform"));
        assertEquals("pass", entry.health().orElseThrow().status());
    }
}
