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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class SnapshotTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | s.yaml: the document is empty",
                "'{apiVersion: aicr.nvidia.com/v1alpha1}' | snapshot file has apiVersion \"aicr.nvidia.com/v1alpha1\", which this aicr build does not support (expected \"aicr.run/v1alpha2\"); recapture",
                "'{kind: RecipeResult}' | s.yaml:1:1: the document is of kind \"RecipeResult\"",
                "'[1]' | s.yaml:1:1: the document must be a mapping, found a list",
                "'{measurements: 3}' | measurements' must be a list",
                "'{measurements: [x]}' | measurements[0]' must be a mapping, found text",
                "'{measurements: [{subtypes: [{data: 3}]}]}' | data' must be a mapping",
            })
    void whatIsNoSnapshotIsRefused(String yaml, String sentence) {
        AicrException fault = assertThrows(AicrException.class, () -> Documents.yaml(yaml));
        assertEquals(ErrorClass.INVALID_REQUEST, fault.errorClass());
        assertTrue(fault.sentence().contains(sentence), fault.sentence());
    }

    @Test
    void gapsAndUnknownFieldsArePassedOver() {
        Snapshot empty = new Snapshot(Map.of(), List.of());
        assertEquals(empty, Documents.yaml("{}"));
        assertEquals(empty, Documents.json("null"));
        assertEquals(empty, Documents.yaml("{kind: '', apiVersion: aicr.run/v1alpha2, measurements: null, more: 1}"));
        assertEquals(
                List.of(new Measurement("GPU", List.of()), new Measurement("", List.of())),
                Documents.yaml("measurements: [null, {type: GPU}, {subtypes: [null]}]")
                        .measurements());
    }

    @Test
    void aWrittenSnapshotReadsBackEqual() {
        Subtype.Item item = new Subtype.Item(Map.of("node", "n1"), Map.of("speed", Reading.ofFloat(400.5)));
        Snapshot snapshot = new Snapshot(
                Map.of("source-node", ""),
                List.of(
                        new Measurement(
                                "GPU", List.of(Subtype.of("hardware", Map.of("gpu-count", Reading.ofInteger(8))))),
                        new Measurement(
                                "NetworkTopology",
                                List.of(new Subtype("pfs", Map.of(), Map.of("a", "b"), List.of(item))))));
        String yaml = new String(snapshot.yaml(), StandardCharsets.UTF_8);
        String json = new String(snapshot.json(), StandardCharsets.UTF_8);
        assertEquals(snapshot, Documents.yaml(yaml));
        assertEquals(snapshot, Documents.json(json));
        assertTrue(!yaml.contains("gpuModel") && json.contains("\"gpuModel\": {\n      \"value\": \"\""), json);
        assertTrue(json.startsWith("{\n  \"kind\": \"Snapshot\",\n  \"apiVersion\": \"aicr.run/v1alpha2\""), json);
    }

    @Test
    void theFirstOfATypeCounts() {
        Snapshot snapshot = Documents.yaml("""
                measurements:
                  - type: OS
                    subtypes: [{subtype: release, data: {ID: ubuntu}}, {subtype: release, data: {ID: cos}}]
                  - type: OS
                    subtypes: [{subtype: release, data: {ID: rhel}}]
                """);
        assertEquals(Optional.of(Reading.ofText("ubuntu")), snapshot.find("OS", "release", "ID"));
        assertEquals(Optional.empty(), snapshot.find("OS", "release", "id"));
        assertEquals(Optional.empty(), snapshot.find("OS", "kernel"));
        assertEquals(Optional.empty(), snapshot.find("GPU"));
    }
}
