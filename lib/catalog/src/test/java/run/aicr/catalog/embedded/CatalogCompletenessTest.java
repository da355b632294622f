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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Component;
import run.aicr.catalog.Overlay;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.document.Mapping;
import run.aicr.document.Node;

/** The catalogue holds what the tables of facts list, and nothing else. */
class CatalogCompletenessTest {
    private final Catalog catalog = EmbeddedCatalog.open();
    private Facts facts = new Facts(java.nio.file.Path.of(""));

    @BeforeEach
    void findFacts() {
        facts = Facts.find();
    }

    @Test
    void overlaysAndMixinsAreThoseOfTheTables() {
        Set<String> overlays = new TreeSet<>(facts.map("overlays").keySet());
        overlays.remove("base");
        assertEquals(
                overlays, names(catalog.overlays().stream().map(Overlay::name).toList()));
        assertEquals(facts.map("mixins").keySet(), names(catalog.mixinNames()));
        Set<String> indexed = new TreeSet<>();
        facts.list("overlays-index.json").forEach(entry -> indexed.add(Facts.text(entry, "name")));
        indexed.remove("base");
        assertEquals(indexed, overlays);
    }

    @Test
    void overlaysHaveTheCriteriaOfTheIndex() {
        for (Mapping entry : facts.list("overlays-index.json")) {
            String name = Facts.text(entry, "name");
            if (name.equals("base")) {
                continue;
            }
            Overlay overlay = catalog.overlay(name).orElseThrow();
            Criteria criteria = overlay.criteria().orElse(Criteria.ABSENT);
            for (Dimension dimension : Dimension.values()) {
                assertEquals(Facts.text(entry, "criteria", dimension.word()), criteria.value(dimension), name);
            }
            assertEquals(Facts.text(entry, "specificity"), Integer.toString(criteria.specificity()), name);
            assertEquals(Facts.text(entry, "file"), overlay.path());
            boolean leaf =
                    catalog.overlays().stream().noneMatch(other -> other.base().equals(name));
            assertEquals(Facts.text(entry, "isLeaf"), Boolean.toString(leaf), name);
            assertEquals(Facts.texts(entry, "mixins"), catalog.content(overlay).mixins(), name);
        }
    }

    @Test
    void filesAreThoseOfTheTables() {
        Set<String> values = new TreeSet<>();
        facts.map("values").keySet().forEach(name -> values.add("components/" + name.replace("__", "/") + ".yaml"));
        assertEquals(values, names(catalog.valuesPaths()));
        Set<String> checks = new TreeSet<>();
        facts.list("checks.json").forEach(check -> checks.add(Facts.text(check, "path")));
        assertEquals(checks, names(catalog.checkPaths()));
        Set<String> others = new TreeSet<>(List.of("registry.yaml", "validators/catalog.yaml"));
        facts.list("manifests.json").forEach(manifest -> others.add(Facts.text(manifest, "path")));
        for (Node component : facts.map("components").values()) {
            String readiness = Facts.text(component, "readinessFile");
            if (!readiness.isEmpty()) {
                others.add(readiness);
            }
        }
        assertEquals(others, names(catalog.filePaths()));
    }

    @Test
    void componentsAreThoseOfTheirTables() {
        List<String> inOrder = new ArrayList<>();
        facts.list("components-index.json").forEach(entry -> inOrder.add(Facts.text(entry, "name")));
        assertEquals(inOrder, catalog.componentNames());
        assertEquals(new TreeSet<>(inOrder), facts.map("components").keySet());
        facts.map("components").forEach((name, fact) -> {
            Component component = catalog.component(name).orElseThrow();
            assertEquals(Facts.text(fact, "displayName"), component.displayName(), name);
            assertEquals(Facts.text(fact, "type"), component.type(), name);
            assertEquals(Facts.text(fact, "chartRepository"), component.helm().repository(), name);
            assertEquals(Facts.text(fact, "registryChart"), component.helm().chart(), name);
            assertEquals(Facts.text(fact, "chart"), component.helm().chartName(), name);
            assertEquals(Facts.text(fact, "defaultVersion"), component.helm().version(), name);
            assertEquals(Facts.text(fact, "defaultNamespace"), component.helm().namespace(), name);
            assertEquals(Facts.texts(fact, "valueOverrideKeys"), component.valueOverrideKeys(), name);
            assertEquals(Facts.texts(fact, "storageClassPaths"), component.storageClassPaths(), name);
            assertEquals(Facts.text(fact, "healthCheckAssertFile"), component.healthCheckAssertFile(), name);
            assertEquals(Facts.text(fact, "hasSelfRefCRDs"), Boolean.toString(component.hasSelfRefCrds()), name);
            assertEquals(
                    Facts.text(fact, "manifestsUseChartCRDs"),
                    Boolean.toString(component.manifestsUseChartCrds()),
                    name);
            assertEquals(Facts.texts(fact, "valuesFiles"), below(catalog.valuesPaths(), "components/" + name + "/"));
            assertEquals(
                    Facts.texts(fact, "manifests"),
                    below(catalog.filePaths(), "components/" + name + "/manifests/"),
                    name);
        });
    }

    @Test
    void criteriaAreThoseOfTheirTable() {
        Mapping table = (Mapping) facts.read("criteria.json");
        List<String> dimensions = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            dimensions.add(dimension.word());
            assertEquals(Facts.texts(table, dimension.word(), "values"), dimension.builtIn());
            Map<String, Node> aliases =
                    ((Mapping) Facts.find(table, dimension.word(), "aliases").orElseThrow()).entries();
            aliases.keySet()
                    .forEach(alias -> assertEquals(
                            Facts.text(table, dimension.word(), "aliases", alias), dimension.normalise(alias)));
            Set<String> used = new TreeSet<>();
            catalog.overlays()
                    .forEach(overlay -> used.add(
                            overlay.criteria().map(own -> own.value(dimension)).orElse("")));
            used.remove("");
            assertEquals(Facts.texts(table, "usedByOverlays", dimension.word()), List.copyOf(used));
        }
        dimensions.add("nodes");
        assertEquals(Facts.texts(table, "dimensions"), dimensions);
    }

    private static Set<String> names(List<String> names) {
        return new TreeSet<>(names);
    }

    private static List<String> below(List<String> paths, String folder) {
        Map<String, String> byName = new TreeMap<>();
        paths.stream().filter(path -> path.startsWith(folder)).forEach(path -> byName.put(path, path));
        return List.copyOf(byName.values());
    }
}
