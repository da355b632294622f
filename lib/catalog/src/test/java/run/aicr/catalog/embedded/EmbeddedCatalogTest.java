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
package run.aicr.catalog.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.CatalogIndex;
import run.aicr.catalog.CatalogTree;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.Mixin;
import run.aicr.catalog.Overlay;
import run.aicr.catalog.OverlayContent;
import run.aicr.criteria.Criteria;
import run.aicr.document.Node;
import run.aicr.document.YamlWriter;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeResolver;

class EmbeddedCatalogTest {
    private final CatalogTree tree = CatalogTree.read(Path.of("src/main/catalog"));
    private final Catalog index = EmbeddedCatalog.open();

    @Test
    void theIndexWasMadeFromTheSourcesAsTheyAreNow() {
        assertEquals(tree.sourceDigest(), index.sourceDigest());
    }

    @Test
    void theIndexHasTheSameBytesWheneverItIsMade() {
        assertArrayEquals(CatalogIndex.write(tree), CatalogIndex.write(CatalogTree.read(Path.of("src/main/catalog"))));
    }

    @Test
    void everyOverlayOfTheIndexEqualsItsFile() {
        assertEquals(tree.overlays(), index.overlays());
        assertEquals(text(tree.base()), text(index.base()));
        for (Overlay overlay : tree.overlays()) {
            assertEquals(text(tree.content(overlay)), text(index.content(overlay)), overlay.name());
            assertEquals(overlay, index.overlay(overlay.name()).orElseThrow());
        }
    }

    @Test
    void everyMixinOfTheIndexEqualsItsFile() {
        assertEquals(tree.mixinNames(), index.mixinNames());
        for (String name : tree.mixinNames()) {
            Mixin expected = tree.mixin(name).orElseThrow();
            Mixin actual = index.mixin(name).orElseThrow();
            assertEquals(expected.path(), actual.path());
            assertEquals(text(expected.content()), text(actual.content()), name);
        }
    }

    @Test
    void everyComponentOfTheIndexEqualsItsEntry() {
        assertEquals(tree.componentNames(), index.componentNames());
        for (String name : tree.componentNames()) {
            assertEquals(tree.component(name), index.component(name));
        }
    }

    @Test
    void everyValuesFileOfTheIndexEqualsItsFile() {
        assertEquals(tree.valuesPaths(), index.valuesPaths());
        for (String path : tree.valuesPaths()) {
            assertEquals(
                    yaml(tree.values(path).orElseThrow()),
                    yaml(index.values(path).orElseThrow()),
                    path);
        }
    }

    @Test
    void everyHealthCheckOfTheIndexIsItsFileWithoutTheCommentAtItsHead() {
        assertEquals(tree.checkPaths(), index.checkPaths());
        for (String path : tree.checkPaths()) {
            String source = tree.check(path).orElseThrow();
            String packed = index.check(path).orElseThrow();
            assertTrue(packed.startsWith("apiVersion: chainsaw.kyverno.io/v1alpha1\n"), path);
            assertTrue(source.startsWith("# ") && source.endsWith(packed), path);
        }
    }

    @Test
    void rawFilesShipAsTheyStand() {
        assertEquals(tree.filePaths(), index.filePaths());
        for (String path : tree.filePaths()) {
            assertArrayEquals(tree.file(path).orElseThrow(), index.file(path).orElseThrow(), path);
        }
        assertTrue(index.filePaths().containsAll(List.of("registry.yaml", "validators/catalog.yaml")));
        assertTrue(index.file("no/such/file").isEmpty());
    }

    @Test
    void everyOverlayResolvesByItsOwnCriteria() {
        RecipeResolver resolver = new RecipeResolver(index);
        for (Overlay overlay : index.overlays()) {
            Criteria own = overlay.criteria().orElseThrow();
            Criteria query = new Criteria(
                    open(own.service()),
                    open(own.accelerator()),
                    open(own.intent()),
                    open(own.os()),
                    open(own.platform()),
                    own.nodes());
            Recipe recipe = resolver.resolve(query);
            assertTrue(recipe.appliedOverlays().contains(overlay.name()), overlay.name());
        }
    }

    @Test
    void aResolveDoesNotChangeALaterOne() {
        RecipeResolver resolver = new RecipeResolver(index);
        Criteria query = new Criteria("eks", "h100", "training", "ubuntu", "kubeflow", 0);
        byte[] first = YamlWriter.write(resolver.resolve(query).toNode("1"));
        resolver.resolve(new Criteria("gke", "h100", "inference", "cos", "dynamo", 0));
        assertArrayEquals(first, YamlWriter.write(resolver.resolve(query).toNode("1")));
    }

    @Test
    void everyReferenceOfTheCatalogueExists() {
        Set<String> missing = new TreeSet<>();
        List<OverlayContent> contents = new ArrayList<>(List.of(index.base()));
        index.overlays().forEach(overlay -> contents.add(index.content(overlay)));
        index.mixinNames()
                .forEach(name -> contents.add(index.mixin(name).orElseThrow().content()));
        for (OverlayContent content : contents) {
            for (ComponentRef ref : content.componentRefs()) {
                if (!ref.valuesFile().isEmpty()
                        && index.values(ref.valuesFile()).isEmpty()) {
                    missing.add(ref.valuesFile());
                }
                if (index.component(ref.name()).isEmpty()) {
                    missing.add("component " + ref.name());
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyComponentHasAHealthCheckAndAName() {
        for (String name : index.componentNames()) {
            Component component = index.component(name).orElseThrow();
            assertFalse(component.displayName().isEmpty(), name);
            assertTrue(index.check(component.healthCheckAssertFile()).isPresent(), name);
        }
    }

    private static String open(String value) {
        return value.isEmpty() ? "any" : value;
    }

    private static String yaml(Node node) {
        return new String(YamlWriter.writeInOrder(node), StandardCharsets.UTF_8);
    }

    /** Everything an overlay says, places left out. */
    private static String text(OverlayContent content) {
        StringBuilder text = new StringBuilder();
        text.append(content.mixins()).append(content.constraints()).append('\n');
        for (ComponentRef ref : content.componentRefs()) {
            text.append(yaml(ref.toNode())).append(yaml(ref.overrides()));
        }
        return text.append(content.validation()).toString();
    }
}
