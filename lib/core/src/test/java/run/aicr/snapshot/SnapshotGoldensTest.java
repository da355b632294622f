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
package run.aicr.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import run.aicr.constraint.Evaluation;
import run.aicr.document.Fields;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;

/** Fingerprints of golden snapshots, and the reasons that golden recipes give for excluded overlays. */
class SnapshotGoldensTest {

    private static Path area(String name) {
        Path area = Path.of(System.getProperty("aicr.goldens", "goldens"), name);
        if (!Files.isDirectory(area)) {
            Assumptions.abort("goldens not found: " + area);
        }
        return area;
    }

    private static List<Path> cases(String area) throws IOException {
        try (Stream<Path> cases = Files.list(area(area))) {
            return cases.sorted().toList();
        }
    }

    private static Node read(Path file) throws IOException {
        return YamlReader.read(file.getFileName().toString(), Files.readAllBytes(file), Limits.SNAPSHOT);
    }

    @TestFactory
    List<DynamicTest> aCollectedSnapshotHasTheFingerprintOfItsMeasurements() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path golden : cases("snapshot")) {
            Path file = golden.resolve("out/snapshot.yaml");
            if (Files.exists(file)
                    && read(file) instanceof Mapping document
                    && document.find("fingerprint").isPresent()) {
                tests.add(DynamicTest.dynamicTest(golden.getFileName().toString(), () -> hasItsFingerprint(file)));
            }
        }
        return tests;
    }

    private static void hasItsFingerprint(Path file) throws IOException {
        Node document = read(file);
        Node embedded = Fields.of(document, "").node("fingerprint").orElseThrow();
        Node made = Fingerprint.of(Snapshot.read(document)).toNode(false);
        assertEquals(text(embedded), text(made));
    }

    private static String text(Node node) {
        return new String(YamlWriter.write(node), StandardCharsets.UTF_8);
    }

    @TestFactory
    List<DynamicTest> aConstraintThatExcludedAnOverlayGivesTheSameReason() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path golden : cases("recipe")) {
            Path snapshot = golden.resolve("in/snapshot.yaml");
            Path result = golden.resolve("stdout");
            if (Files.exists(snapshot) && Files.exists(result)) {
                for (Map.Entry<String, Fields> warning : warnings(result).entrySet()) {
                    String name = golden.getFileName() + " " + warning.getKey();
                    tests.add(DynamicTest.dynamicTest(name, () -> givesItsReason(snapshot, warning.getValue())));
                }
            }
        }
        return tests;
    }

    private static Map<String, Fields> warnings(Path result) throws IOException {
        Map<String, Fields> warnings = new TreeMap<>();
        if (!(read(result) instanceof Mapping mapping)) {
            return warnings;
        }
        Fields document = Fields.of(mapping, "");
        Fields metadata = document.node("metadata").isPresent()
                ? document.fields("metadata").orElseThrow()
                : document;
        for (Fields warning : metadata.list("constraintWarnings")) {
            warnings.put(warning.textOrEmpty("constraint") + " " + warning.textOrEmpty("expected"), warning);
        }
        return warnings;
    }

    private static void givesItsReason(Path file, Fields warning) throws IOException {
        Evaluation evaluation = Evaluation.of(
                warning.textOrEmpty("constraint"),
                warning.textOrEmpty("expected"),
                SnapshotReadings.cutAtFirstDot(Snapshot.read(read(file))));
        String reason = warning.textOrEmpty("reason");
        String prefix = "mixin-constraint-failed: ";
        assertEquals(reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason, evaluation.reason());
        assertEquals(warning.textOrEmpty("actual"), evaluation.actual());
    }
}
