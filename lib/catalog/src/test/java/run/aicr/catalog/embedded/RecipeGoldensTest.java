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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.recipe.RecipeResolver;

class RecipeGoldensTest {

    @TestFactory
    Stream<DynamicTest> everyGoldenCoordinateGivesItsRecipe() {
        RecipeResolver resolver = new RecipeResolver(EmbeddedCatalog.open());
        return GoldenCase.ofCriteria().stream()
                .map(golden -> DynamicTest.dynamicTest(golden.toString(), () -> {
                    Node expected = YamlReader.read("stdout", golden.stdout(), Limits.DOCUMENT);
                    Node actual = resolver.resolve(golden.criteria()).toNode("dev");
                    assertEquals(comparable(expected), comparable(actual));
                }));
    }

    /** Sorted YAML without what the cases leave out of the comparison. */
    private static String comparable(Node node) {
        return new String(YamlWriter.write(stripped(node)), StandardCharsets.UTF_8);
    }

    private static Node stripped(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Node> kept = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> {
                boolean version = key.equals("version") && mapping.entries().containsKey("appliedOverlays");
                if (!key.equals("healthCheckAsserts") && !version) {
                    kept.put(key, stripped(value));
                }
            });
            return Mapping.of(kept);
        }
        if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(stripped(item)));
            return Sequence.of(items);
        }
        return node;
    }
}
