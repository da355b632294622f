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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.constraint.ConstraintPath;
import run.aicr.error.AicrException;

class SnapshotReadingsTest {
    private static final Snapshot SNAPSHOT = Documents.yaml("""
            measurements:
              - type: OS
                subtypes: [{subtype: sysctl, data: {/proc/sys/kernel/osrelease: 6.8.0, f: 1.0, b: true, n: 0x10}}]
              - type: NetworkTopology
                subtypes:
                  - subtype: pfs
                    data: {own: 1}
                    items:
                      - {context: {gpuType: h100, node: n1}, data: {rail: 0, speed: 400.5}}
                      - {context: {gpuType: h100, node: n2, rail: hidden}, data: {rail: 3, speed: 200}}
                  - {subtype: empty, data: {k: v}}
              - type: SystemD
                subtypes:
                  - {subtype: containerd.service, data: {ActiveState: active}}
                  - {subtype: containerd, data: {service.Load: loaded}}
            """);

    @ParameterizedTest
    @CsvSource({
        "OS.sysctl./proc/sys/kernel/osrelease, 6.8.0",
        "OS.sysctl.f, 1",
        "OS.sysctl.b, true",
        "OS.sysctl.n, 16",
        "NetworkTopology.pfs.own, 1",
        "NetworkTopology.pfs[0].speed, 400.5",
        "NetworkTopology.pfs[1].rail, 3",
        "NetworkTopology.pfs[1].node, n2",
        "NetworkTopology.pfs[rail=3].speed, 200",
        "NetworkTopology.pfs[node=n1].rail, 0",
        "SystemD.containerd.service.ActiveState, active",
        "SystemD.containerd.service.Load, loaded",
    })
    void readingsAreTexts(String path, String text) {
        assertEquals(text, SnapshotReadings.of(SNAPSHOT).at(ConstraintPath.parse(path)));
    }

    @ParameterizedTest
    @CsvSource({
        "GPU.hardware.model, [NOT_FOUND] measurement type not found in snapshot",
        "OS.release.ID, [NOT_FOUND] subtype not found in measurement",
        "OS.release[0].ID, [NOT_FOUND] subtype not found in measurement",
        "OS.sysctl.none, [NOT_FOUND] key not found in subtype",
        "SystemD.containerd.service.None, [NOT_FOUND] key not found in subtype",
        "NetworkTopology.empty[0].k, [NOT_FOUND] subtype has no items but path uses an item selector",
        "NetworkTopology.pfs[2].rail, [NOT_FOUND] item index out of bounds",
        "NetworkTopology.pfs[gpuType=b200].rail, [NOT_FOUND] no item matches predicate",
        "NetworkTopology.pfs[rail=hidden].node, [NOT_FOUND] no item matches predicate",
        "NetworkTopology.pfs[gpuType=h100].rail, [CONFLICT] item predicate matches multiple entries",
        "NetworkTopology.pfs[0].none, [NOT_FOUND] key not found in item",
    })
    void faultsAreThoseOfTheFormat(String path, String message) {
        ConstraintPath parsed = ConstraintPath.parse(path);
        assertEquals(
                message,
                assertThrows(
                                AicrException.class,
                                () -> SnapshotReadings.of(SNAPSHOT).at(parsed))
                        .getMessage());
    }

    @Test
    void namesAreCutAtTheFirstDotOnDemand() {
        ConstraintPath load = ConstraintPath.parse("SystemD.containerd.service.Load");
        assertEquals("loaded", SnapshotReadings.cutAtFirstDot(SNAPSHOT).at(load));
        ConstraintPath active = ConstraintPath.parse("SystemD.containerd.service.ActiveState");
        assertEquals(
                "[NOT_FOUND] key not found in subtype",
                assertThrows(
                                AicrException.class,
                                () -> SnapshotReadings.cutAtFirstDot(SNAPSHOT).at(active))
                        .getMessage());
    }
}
