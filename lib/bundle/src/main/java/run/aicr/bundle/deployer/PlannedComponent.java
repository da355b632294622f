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
package run.aicr.bundle.deployer;

import java.util.List;
import java.util.Optional;
import run.aicr.bundle.chart.VendoredChart;
import run.aicr.bundle.manifest.Manifest;
import run.aicr.bundle.value.ProducedValues;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;

/**
 * A component of a bundle with all that goes into it.
 *
 * @param registry what the catalogue knows about it
 * @param before manifests that are applied before it
 * @param after manifests that are applied after it
 * @param readiness the gate after it
 * @param chart its chart, when charts are vendored
 * @param kustomized its manifests, when it is a Kustomize component
 */
public record PlannedComponent(
        ProducedValues values,
        Optional<Component> registry,
        List<Manifest> before,
        List<Manifest> after,
        Optional<Manifest> readiness,
        Optional<VendoredChart> chart,
        Optional<String> kustomized) {
    public PlannedComponent {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public ComponentRef ref() {
        return values.ref();
    }

    public String name() {
        return ref().name();
    }

    /** With what programs of others made. */
    public PlannedComponent with(Optional<VendoredChart> newChart, Optional<String> newKustomized) {
        return new PlannedComponent(values, registry, before, after, readiness, newChart, newKustomized);
    }

    boolean isKustomize() {
        return ref().type().equals(ComponentRef.KUSTOMIZE);
    }

    /** Whether a chart of others is its primary release. */
    boolean hasUpstreamChart() {
        return !isKustomize() && !ref().source().isEmpty();
    }

    /** Whether its manifests make a release of their own after the chart. */
    boolean hasPost() {
        return hasUpstreamChart() && !after.isEmpty();
    }
}
