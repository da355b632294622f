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
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import run.aicr.snapshot.SnapshotDiff.Kind;

class SnapshotPropertiesTest {

    @Provide
    Arbitrary<Snapshot> snapshots() {
        Arbitrary<Reading> readings = Arbitraries.oneOf(
                Arbitraries.of("", "8", "true", "1e3", "<nil>", "a: b", "x\ny", "\u00fc", "2026-01-01")
                        .map(Reading::ofText),
                Arbitraries.longs().map(Reading::ofInteger),
                Arbitraries.of(true, false).map(Reading::ofBoolean));
        Arbitrary<Map<String, Reading>> data =
                Arbitraries.maps(Arbitraries.of("a", "a.b", "b", "/proc/x", "8", "\u00e4"), readings);
        Arbitrary<Subtype> subtypes = Arbitraries.of("server", "containerd.service", "containerd")
                .flatMap(name -> data.map(map -> Subtype.of(name, map)));
        return Arbitraries.of("K8s", "OS", "SystemD")
                .flatMap(type -> subtypes.list().ofMaxSize(3).map(list -> new Measurement(type, list)))
                .list()
                .ofMaxSize(3)
                .map(list -> new Snapshot(Map.of(), list));
    }

    @Property
    void whatIsWrittenReadsBackEqual(@ForAll("snapshots") Snapshot snapshot) {
        assertEquals(snapshot, Documents.yaml(new String(snapshot.yaml(), StandardCharsets.UTF_8)));
        assertEquals(snapshot, Documents.json(new String(snapshot.json(), StandardCharsets.UTF_8)));
    }

    @Property
    void nothingDiffersFromItself(@ForAll("snapshots") Snapshot snapshot) {
        assertEquals(List.of(), SnapshotDiff.between(snapshot, snapshot, true).changes());
    }

    @Property
    void whatOneDirectionAddsTheOtherRemoves(
            @ForAll("snapshots") Snapshot baseline, @ForAll("snapshots") Snapshot target) {
        SnapshotDiff there = SnapshotDiff.between(baseline, target, true);
        SnapshotDiff back = SnapshotDiff.between(target, baseline, true);
        assertEquals(there.count(Kind.ADDED), back.count(Kind.REMOVED));
        assertEquals(there.count(Kind.REMOVED), back.count(Kind.ADDED));
        assertEquals(there.count(Kind.MODIFIED), back.count(Kind.MODIFIED));
    }

    @Property
    void theTextOfAFloatReadsBackToTheSameNumber(@ForAll double value) {
        assertEquals(value, Double.parseDouble(Reading.ofFloat(value).text()));
    }
}
