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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlWriter;

/** The tables of facts, which lie beside the goldens; a test without them is left out. */
public record Facts(Path folder) {

    /** Leaves the test out when there are no facts. */
    public static Facts find() {
        Path folder = Path.of(System.getProperty("aicr.goldens", "goldens"))
                .toAbsolutePath()
                .resolveSibling("facts")
                .resolve("catalog");
        if (!Files.isDirectory(folder)) {
            Assumptions.abort("facts not found: " + folder);
        }
        return new Facts(folder);
    }

    /** A table. */
    public Node read(String path) {
        try {
            return JsonReader.read(path, Files.readAllBytes(folder.resolve(path)), Limits.CATALOGUE_FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a table that is a list. */
    public List<Mapping> list(String path) {
        return mappings(read(path));
    }

    /** The entries of a table that is a mapping or lies in a folder, one file each, by name. */
    public Map<String, Node> map(String path) {
        if (!Files.isDirectory(folder.resolve(path))) {
            return ((Mapping) read(path)).entries();
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(path))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                entries.put(name.replace(".json", ""), read(path + "/" + name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    public static List<Mapping> mappings(Node node) {
        return ((Sequence) node).items().stream().map(Mapping.class::cast).toList();
    }

    static Optional<Node> find(Node node, String... keys) {
        Optional<Node> at = Optional.of(node);
        for (String key : keys) {
            at = at.flatMap(found -> ((Mapping) found).find(key));
        }
        return at.filter(found -> !(found instanceof Scalar scalar && scalar.isNull()));
    }

    /** Text or number at the path of keys; empty when absent or null. */
    static String text(Node node, String... keys) {
        return find(node, keys).map(found -> ((Scalar) found).text()).orElse("");
    }

    static List<String> texts(Node node, String... keys) {
        return find(node, keys).map(found -> ((Sequence) found).items()).orElse(List.of()).stream()
                .map(item -> ((Scalar) item).text())
                .toList();
    }

    /** Sorted YAML. */
    static String yaml(Node node) {
        return new String(YamlWriter.write(node), StandardCharsets.UTF_8);
    }
}
