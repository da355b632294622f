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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.aicr.document.JsonWriter;
import run.aicr.snapshot.SnapshotDiff.Change;
import run.aicr.snapshot.SnapshotDiff.Kind;

class SnapshotDiffTest {

    private static SnapshotDiff diff(String baseline, String target) {
        return SnapshotDiff.between(
                Documents.one("OS", "values", baseline), Documents.one("OS", "values", target), false);
    }

    @Test
    void changesAreSortedByPath() {
        assertEquals(
                List.of(
                        new Change(Kind.ADDED, "OS.values.a.b", Optional.empty(), Optional.of("")),
                        new Change(Kind.MODIFIED, "OS.values.m", Optional.of("<nil>"), Optional.of("1")),
                        new Change(Kind.REMOVED, "OS.values.z", Optional.of("x"), Optional.empty())),
                diff("z: x, m: null, s: 8", "m: 1, a.b: '', s: '8'").changes());
    }

    @Test
    void theSameNumberInJsonAndYamlIsNoChange() {
        Snapshot json = Documents.json(
                "{\"measurements\":[{\"type\":\"OS\",\"subtypes\":[{\"subtype\":\"values\",\"data\":{\"n\":12345678}}]}]}");
        assertEquals(
                List.of(),
                SnapshotDiff.between(json, Documents.one("OS", "values", "n: 12345678"), false)
                        .changes());
    }

    @Test
    void aMissingTypeGivesAChangeForEachKey() {
        SnapshotDiff diff = SnapshotDiff.between(
                Documents.one("GPU", "hardware", "model: h100, gpu-count: 8"), Documents.yaml("{}"), false);
        assertEquals(2, diff.count(Kind.REMOVED));
        assertEquals("GPU.hardware.gpu-count", diff.changes().get(0).path());
    }

    @Test
    void theLastOfANameCounts() {
        Snapshot twice = Documents.yaml("""
                measurements:
                  - {type: OS, subtypes: [{subtype: values, data: {a: 1}}]}
                  - {type: OS, subtypes: [{subtype: values, data: {a: 2}}, {subtype: values, data: {a: 3}}]}
                """);
        assertEquals(
                List.of(),
                SnapshotDiff.between(twice, Documents.one("OS", "values", "a: 3"), false)
                        .changes());
    }

    @Test
    void namesThatHoldDotsAreNotMixedUp() {
        Snapshot one = Documents.one("SystemD", "a", "b.c: x");
        Snapshot other = Documents.one("SystemD", "a.b", "c: x");
        assertEquals(2, SnapshotDiff.between(one, other, false).changes().size());
    }

    @Test
    void contextsAndItemsCountOnlyWhenAskedFor() {
        String document =
                "measurements: [{type: N, subtypes: [{subtype: pfs, context: {c: %s}, items: [{context: {k: 1, i: %s}, data: {k: %s}}]}]}]";
        Snapshot baseline = Documents.yaml(document.formatted("a", "b", "d"));
        Snapshot target = Documents.yaml(document.formatted("A", "B", "D"));
        assertEquals(List.of(), SnapshotDiff.between(baseline, target, false).changes());
        assertEquals(
                List.of("N.pfs.context.c", "N.pfs.items[0].i", "N.pfs.items[0].k"),
                SnapshotDiff.between(baseline, target, true).changes().stream()
                        .map(Change::path)
                        .toList());
    }

    @Test
    void theDocumentNamesBothSides() {
        assertEquals(
                "{\"baselineSource\":\"a\",\"targetSource\":\"b\",\"changes\":[{\"kind\":\"added\",\"severity\":\"info\","
                        + "\"path\":\"OS.values.k\",\"target\":\"v\"}],"
                        + "\"summary\":{\"added\":1,\"removed\":0,\"modified\":0,\"total\":1}}",
                new String(JsonWriter.compact(diff("", "k: v").toNode("a", "b")), StandardCharsets.UTF_8).strip());
    }
}
