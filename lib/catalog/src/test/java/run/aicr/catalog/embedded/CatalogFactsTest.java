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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;

/** The sources say what the table of facts says, entry by entry. */
class CatalogFactsTest {
    private static final Path SOURCES = Path.of("src/main/catalog");

    private Path facts = Path.of("");

    @BeforeEach
    void findFacts() {
        facts = Facts.find().folder();
    }

    @Test
    void everyOverlayHoldsItsFacts() {
        for (Path file : json("overlays")) {
            Mapping fact = mapping(JsonReader.read(file.toString(), bytes(file), Limits.DOCUMENT));
            Mapping spec = spec(text(fact, "file"));
            for (String key : List.of("criteria", "mixins", "constraints", "componentRefs")) {
                assertEquals(comparable(fact.find(key)), comparable(spec.find(key)), file + " " + key);
            }
            assertEquals(comparable(fact.find("validation")), comparable(spec.find("validation")), file.toString());
            String base = fact.find("base").map(CatalogFactsTest::text).orElse("");
            boolean implicit = base.isEmpty() || base.equals("null") || base.startsWith("base (");
            assertEquals(
                    implicit ? "" : base,
                    spec.find("base").map(CatalogFactsTest::text).orElse(""));
        }
    }

    @Test
    void everyMixinHoldsItsFacts() {
        for (Path file : json("mixins")) {
            Mapping fact = mapping(JsonReader.read(file.toString(), bytes(file), Limits.DOCUMENT));
            Mapping spec = spec(text(fact, "file"));
            for (String key : List.of("constraints", "componentRefs")) {
                assertEquals(comparable(fact.find(key)), comparable(spec.find(key)), file + " " + key);
            }
        }
    }

    @Test
    void everyValuesFileHoldsItsFacts() {
        for (Path file : json("values")) {
            String name = file.getFileName().toString();
            int cut = name.indexOf("__");
            String path = "components/" + name.substring(0, cut) + "/"
                    + name.substring(cut + 2).replace(".json", ".yaml");
            Node fact = JsonReader.read(name, bytes(file), Limits.DOCUMENT);
            assertEquals(exact(fact), exact(yaml(path)), path);
        }
    }

    @Test
    void registryAndValidatorCatalogueHoldTheirFacts() {
        Node registry = JsonReader.read("registry", bytes(facts.resolve("registry.json")), Limits.DOCUMENT);
        assertEquals(comparable(Optional.of(registry)), comparable(Optional.of(yaml("registry.yaml"))));
        Node validators = JsonReader.read("v", bytes(facts.resolve("validator-catalog.json")), Limits.DOCUMENT);
        assertEquals(exact(validators), exact(yaml("validators/catalog.yaml")));
    }

    @Test
    void everyHealthCheckHasItsSteps() {
        Sequence checks = (Sequence) JsonReader.read("checks", bytes(facts.resolve("checks.json")), Limits.DOCUMENT);
        for (Node check : checks.items()) {
            String path = text(mapping(check), "path");
            Mapping document =
                    mapping(((Sequence) mapping(check).find("documents").orElseThrow())
                            .items()
                            .get(0));
            Mapping test = mapping(yaml(path));
            Mapping spec = mapping(test.find("spec").orElseThrow());
            assertEquals(
                    text(document, "name"), text(mapping(test.find("metadata").orElseThrow()), "name"));
            assertEquals(
                    exact(document.find("timeouts").orElseThrow()),
                    exact(spec.find("timeouts").orElseThrow()));
            assertEquals(
                    steps(document.find("steps").orElseThrow(), true),
                    steps(spec.find("steps").orElseThrow(), false),
                    path);
        }
    }

    private static List<String> steps(Node steps, boolean ofFact) {
        List<String> lines = new ArrayList<>();
        for (Node step : ((Sequence) steps).items()) {
            StringBuilder line = new StringBuilder(text(mapping(step), "name"));
            String key = ofFact ? "operations" : "try";
            for (Node operation : ((Sequence) mapping(step).find(key).orElseThrow()).items()) {
                line.append(' ').append(ofFact ? text(operation) : operation(mapping(operation)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String operation(Mapping operation) {
        Map.Entry<String, Node> only = operation.entries().entrySet().iterator().next();
        Mapping resource = mapping(mapping(only.getValue()).find("resource").orElseThrow());
        return only.getKey() + ":" + text(resource, "kind");
    }

    private List<Path> json(String folder) {
        try (Stream<Path> files = Files.list(facts.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping spec(String path) {
        return mapping(mapping(yaml(path)).find("spec").orElseThrow());
    }

    private static Node yaml(String path) {
        return YamlReader.read(path, bytes(SOURCES.resolve(path)), Limits.CATALOGUE_FILE);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping mapping(Node node) {
        return (Mapping) node;
    }

    private static String text(Mapping mapping, String key) {
        return text(mapping.find(key).orElseThrow());
    }

    private static String text(Node node) {
        return ((Scalar) node).text();
    }

    private static String exact(Node node) {
        return new String(YamlWriter.write(node), StandardCharsets.UTF_8);
    }

    /** Absent, null and empty are one; so are texts and numbers that read alike, and empty texts of the registry. */
    private static String comparable(Optional<Node> node) {
        return node.map(CatalogFactsTest::plain)
                .filter(plain -> !isEmpty(plain))
                .map(CatalogFactsTest::exact)
                .orElse("");
    }

    private static Node plain(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Node> kept = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> {
                boolean empty =
                        isEmpty(value) && Set.of("defaultRepository", "source").contains(key);
                if (!empty) {
                    kept.put(key, plain(value));
                }
            });
            return Mapping.of(kept);
        }
        if (node instanceof Sequence sequence) {
            return Sequence.of(
                    sequence.items().stream().map(CatalogFactsTest::plain).toList());
        }
        return node;
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Scalar scalar
                        && (scalar.isNull() || scalar.text().isEmpty())
                || node instanceof Sequence sequence && sequence.items().isEmpty();
    }
}
