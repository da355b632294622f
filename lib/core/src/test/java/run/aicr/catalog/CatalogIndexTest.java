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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.criteria.Criteria;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.recipe.RecipeResolver;

class CatalogIndexTest {
    private static final CatalogIndex.RawFiles NO_FILES = path -> Optional.empty();

    @TempDir
    private Path root;

    private byte[] bytes;

    @BeforeEach
    void makeIndex() {
        SmallTree tree = new SmallTree(root);
        tree.leaf("p", """
                  mixins: [m]
                  constraints: [{name: OS.release.ID, value: ubuntu, severity: error, remediation: r, unit: u}]
                  componentRefs:
                    - name: core
                      cleanup: true
                      healthCheckSkip: true
                      expectedResources: [{kind: Pod, name: p, namespace: n}]
                      overrides: {text: "1.10", int: 0x1F, float: 1.50, yes: true, no: false, none: null,
                        list: [1, [], {}], map: {a: b}}
                  validation:
                    readiness: {timeout: 5m, infrastructure: core}
                    deployment: {checks: [], constraints: []}
                    performance:
                      checks: [c]
                      constraints: [{name: bw, value: ">= 3"}]
                      nodeSelection: {selector: {b: c, a: b}, maxNodes: 3, excludeNodes: [n1]}
                """);
        tree.mixin("m", "  componentRefs: [{name: kustom}]\n");
        bytes = CatalogIndex.write(tree.read());
    }

    @Test
    void everyKindOfValueSurvivesPacking() {
        CatalogTree tree = CatalogTree.read(root);
        Catalog index = CatalogIndex.open(bytes, NO_FILES);
        Criteria query = Criteria.OPEN.with(run.aicr.criteria.Dimension.PLATFORM, "p");
        assertEquals(
                new String(
                        YamlWriter.write(new RecipeResolver(tree).resolve(query).toNode("1")),
                        java.nio.charset.StandardCharsets.UTF_8),
                new String(
                        YamlWriter.write(
                                new RecipeResolver(index).resolve(query).toNode("1")),
                        java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(tree.component("core"), index.component("core"));
        assertEquals(tree.sourceDigest(), index.sourceDigest());
        assertEquals(
                "kind: Test\n", index.check("checks/core/health-check.yaml").orElseThrow());
        assertTrue(index.check("x").isEmpty()
                && index.values("x").isEmpty()
                && index.mixin("x").isEmpty());
        assertTrue(index.component("x").isEmpty() && index.overlay("x").isEmpty());
    }

    @Test
    void anOverlayOfAnotherCatalogueIsRefused() {
        Overlay foreign = new Overlay("foreign", "", Optional.empty(), "overlays/f.yaml", Origin.EXTERNAL);
        Catalog index = CatalogIndex.open(bytes, NO_FILES);
        assertThrows(IllegalArgumentException.class, () -> index.content(foreign));
    }

    @Test
    void aTruncatedIndexGivesOneInternalSentence() {
        for (int length : new int[] {0, 3, 19, 40, bytes.length - 1}) {
            AicrException e =
                    assertThrows(AicrException.class, () -> CatalogIndex.open(Arrays.copyOf(bytes, length), NO_FILES));
            assertEquals(ErrorClass.INTERNAL, e.errorClass());
            assertTrue(e.sentence().contains("install the program again"));
        }
    }

    @Test
    void anIndexOfAnotherFormatIsRefused() {
        byte[] other = bytes.clone();
        other[7]++;
        AicrException e = assertThrows(AicrException.class, () -> CatalogIndex.open(other, NO_FILES));
        assertEquals(ErrorClass.INTERNAL, e.errorClass());
        assertTrue(e.sentence().contains("format 2"));
    }

    @Test
    void aChangedByteNeverGivesAnotherFaultThanTheOneOfADamagedIndex() {
        for (int at = 8; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) 0xff;
            try {
                Catalog index = CatalogIndex.open(changed, NO_FILES);
                readAll(index);
            } catch (AicrException e) {
                assertEquals(PackedReader.damaged().sentence(), e.sentence());
            }
        }
    }

    private static void readAll(Catalog index) {
        index.base();
        index.overlays().forEach(index::content);
        index.mixinNames().forEach(index::mixin);
        index.componentNames().forEach(index::component);
        index.checkPaths().forEach(index::check);
        index.valuesPaths().forEach(index::values);
    }

    @Test
    void theProgramOfTheBuildWritesTheSameBytesAsText() throws IOException {
        Path sources = root.resolveSibling(root.getFileName() + "-sources");
        IndexMain.main(new String[] {root.toString(), sources.toString(), "a.b.IndexText"});
        String source = Files.readString(sources.resolve("a/b/IndexText.java"));
        StringBuilder text = new StringBuilder();
        source.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("\""))
                .forEach(line -> text.append(line, 1, line.length() - 2));
        byte[] read = text.toString().translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(-1, Arrays.mismatch(bytes, read));
        assertThrows(AicrException.class, () -> IndexMain.main(new String[0]));
    }

    @Test
    void everyByteSurvivesAsText() {
        byte[] all = new byte[70_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i * 31 + i / 256);
        }
        String source = IndexMain.source("x.Y", all);
        assertTrue(source.lines().filter(line -> line.strip().startsWith("\"")).count() == 3, "three parts");
        assertTrue(source.chars().allMatch(c -> c < 0x7f), "ASCII only");
    }
}
