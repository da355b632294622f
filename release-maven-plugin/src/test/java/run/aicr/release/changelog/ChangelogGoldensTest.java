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
package run.aicr.release.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.release.Goldens;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;

class ChangelogGoldensTest {
    private static final Map<String, RebuiltHistory> HISTORIES = new TreeMap<>();

    @TempDir
    static Path temporary;

    @TestFactory
    List<DynamicTest> everyRangeGivesItsListsInBothForms() throws IOException {
        try (Stream<Path> files = Files.list(Goldens.folder().resolve("changelog"))) {
            return files.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .map(name -> DynamicTest.dynamicTest(name, () -> check("changelog/" + name)))
                    .toList();
        }
    }

    private static void check(String folder) {
        Fields expected = Goldens.fields(Goldens.json(folder + "/expected.json"));
        RebuiltHistory history = HISTORIES.computeIfAbsent(
                expected.requiredText("source"),
                source -> new RebuiltHistory("changelog/" + source, temporary.resolve(source)));
        GitRepository repository = history.arrange(expected);
        ChangelogRange range = ChangelogRange.find(repository, Optional.empty(), Optional.empty());
        Changelog changelog = range.read(repository);

        assertEquals(expected.text("since"), range.since());
        assertEquals(expected.text("sinceCommit"), range.sinceCommit().map(history::sha));
        assertEquals(Goldens.text(folder + "/expected.md"), ChangelogMarkdown.text(changelog, range.since()));
        byte[] json = JsonWriter.indented(ChangelogJson.document(range, changelog));
        Mapping written = (Mapping) translated(JsonReader.read("written", json, Limits.SNAPSHOT), history);
        Mapping golden = (Mapping) Goldens.json(folder + "/expected.json");
        assertEquals(json(golden, "sections"), json(written, "sections"));
        assertEquals(set(golden), set(written));
        if (!folder.contains("/011-")) {
            checkCliff(folder, repository);
        }
    }

    private static void checkCliff(String folder, GitRepository repository) {
        assertEquals(Goldens.text(folder + "/reference-cliff.md"), CliffProfile.raw(repository));
        String wrapped = Goldens.text(folder + "/reference.md");
        if (wrapped.isEmpty()) {
            assertThrows(ReleaseException.class, () -> CliffProfile.wrapped(repository));
        } else {
            assertEquals(wrapped, CliffProfile.wrapped(repository));
        }
    }

    private static String json(Mapping document, String key) {
        return new String(JsonWriter.indented(document.find(key).orElseThrow()), StandardCharsets.UTF_8);
    }

    private static Set<String> set(Mapping document) {
        Sequence skipped = (Sequence) document.find("skipped").orElseThrow();
        return skipped.items().stream()
                .map(n -> new String(JsonWriter.compact(n), StandardCharsets.UTF_8))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The document with the commit ids that the goldens use. */
    private static Node translated(Node node, RebuiltHistory history) {
        if (node instanceof Mapping mapping) {
            Map<String, Node> entries = new java.util.LinkedHashMap<>();
            mapping.entries().forEach((k, v) -> entries.put(k, translated(v, history)));
            return Mapping.of(entries);
        }
        if (node instanceof Sequence sequence) {
            return Sequence.of(
                    sequence.items().stream().map(n -> translated(n, history)).toList());
        }
        Scalar scalar = (Scalar) node;
        String sha = history.sha(scalar.text());
        return sha == null ? scalar : Scalar.text(sha);
    }
}
