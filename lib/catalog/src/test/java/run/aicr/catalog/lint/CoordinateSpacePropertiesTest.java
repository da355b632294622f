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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.catalog.CatalogIndex;
import run.aicr.catalog.CatalogTree;
import run.aicr.catalog.ComponentRef;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeResolver;

/** Every combination of built-in values, with each dimension open too, and for three numbers of nodes. */
class CoordinateSpacePropertiesTest {
    private static final Path SOURCES = Path.of("src/main/catalog");
    private static final int COMBINATIONS = 10 * 10 * 3 * 7 * 6 * 3;

    private static final LintTree TREE = LintTree.read(SOURCES);
    private static final CandidateModel MODEL = CandidateModel.of(TREE);
    private static final CatalogTree CATALOG = CatalogTree.read(SOURCES);
    private static final RecipeResolver RESOLVER = new RecipeResolver(CATALOG);

    /** One query and its result for each set of overlays that the whole space leads to. */
    private static final Map<Criteria, byte[]> RESULTS = results();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCombinationResolvesOrNeedsAnOperatingSystem() {
        int combinations = 0;
        int refused = 0;
        for (Criteria query : combinations()) {
            combinations++;
            List<String> systems = MODEL.systemsToChooseFrom(query);
            try {
                Recipe recipe = RESOLVER.resolve(query);
                assertEquals(List.of(), systems, query.text());
                assertEquals(MODEL.applied(query), recipe.appliedOverlays(), query.text());
                assertOrdered(recipe);
            } catch (AicrException e) {
                refused++;
                assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
                assertTrue(
                        e.getMessage().contains("specify an OS (valid: " + String.join(", ", systems) + ")"),
                        query.text() + ": " + e.getMessage());
                assertTrue(!systems.isEmpty(), query.text());
            }
        }
        assertEquals(COMBINATIONS, combinations);
        assertTrue(refused > 0 && refused < COMBINATIONS / 10, refused + " refused");
    }

    private static void assertOrdered(Recipe recipe) {
        Set<String> enabled = new HashSet<>();
        recipe.componentRefs().stream().filter(ComponentRef::isEnabled).forEach(ref -> enabled.add(ref.name()));
        List<String> order = recipe.deploymentOrder();
        assertEquals(enabled, Set.copyOf(order));
        assertEquals(enabled.size(), order.size());
        for (ComponentRef ref : recipe.componentRefs()) {
            for (String dependency : ref.dependencyRefs()) {
                if (enabled.contains(ref.name()) && enabled.contains(dependency)) {
                    assertTrue(
                            order.indexOf(dependency) < order.indexOf(ref.name()),
                            recipe.criteria().text());
                }
            }
        }
    }

    @Test
    void orderAndNamesOfFilesDoNotMatter() throws IOException {
        Map<String, byte[]> files = TREE.files();
        List<String> paths = new ArrayList<>(files.keySet());
        Collections.shuffle(paths, new Random(7));
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            String renamed = path.startsWith("overlays/") && !path.endsWith("/base.yaml")
                    ? "overlays/" + i % 5 + "/" + (1000 - i) + ".yaml"
                    : path;
            Path file = folder.resolve(renamed);
            Files.createDirectories(file.getParent());
            Files.write(file, files.get(path));
        }
        RecipeResolver other = new RecipeResolver(CatalogTree.read(folder));
        RESULTS.forEach((query, bytes) -> assertArrayEquals(bytes, bytes(other.resolve(query)), query.text()));
    }

    @Test
    void localeAndTimeZoneDoNotMatter() {
        byte[] index = CatalogIndex.write(CATALOG);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            CatalogTree again = CatalogTree.read(SOURCES);
            assertArrayEquals(index, CatalogIndex.write(again));
            RecipeResolver other = new RecipeResolver(again);
            RESULTS.forEach((query, bytes) -> assertArrayEquals(bytes, bytes(other.resolve(query)), query.text()));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theSameQuestionHasTheSameBytes() {
        assertTrue(RESULTS.size() > 60, RESULTS.size() + " sets of overlays");
        RESULTS.forEach((query, bytes) -> assertArrayEquals(bytes, bytes(RESOLVER.resolve(query)), query.text()));
    }

    private static Map<Criteria, byte[]> results() {
        Set<List<String>> seen = new HashSet<>();
        Map<Criteria, byte[]> results = new LinkedHashMap<>();
        for (Criteria query : combinations()) {
            if (MODEL.systemsToChooseFrom(query).isEmpty() && seen.add(MODEL.applied(query))) {
                results.put(query, bytes(RESOLVER.resolve(query)));
            }
        }
        return results;
    }

    private static byte[] bytes(Recipe recipe) {
        return YamlWriter.write(recipe.toNode("dev"));
    }

    private static List<Criteria> combinations() {
        List<Criteria> all = new ArrayList<>(List.of(Criteria.OPEN));
        for (Dimension dimension : Dimension.values()) {
            extend(all, criteria -> dimension.builtIn().forEach(value -> all.add(criteria.with(dimension, value))));
        }
        extend(all, criteria -> List.of(1, 8).forEach(nodes -> all.add(criteria.withNodes(nodes))));
        return all;
    }

    private static void extend(List<Criteria> all, Consumer<Criteria> step) {
        List.copyOf(all).forEach(step);
    }
}
