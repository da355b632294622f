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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import run.aicr.bundle.chart.VendoredChart;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;

/** {@code provenance.yaml}: where the charts came from that the bundle brings along (spec bundle §12). */
final class Provenance {
    private Provenance() {}

    /** The file; none when no chart was fetched. */
    static List<BundleFile> files(BundlePlan plan) {
        List<VendoredChart> charts = new ArrayList<>();
        plan.components().forEach(component -> component.chart().ifPresent(charts::add));
        if (charts.isEmpty()) {
            return List.of();
        }
        charts.sort(Comparator.comparing(VendoredChart::component));
        Mapping document = new Mapping.Builder()
                .put("apiVersion", "aicr.run/v1alpha2")
                .put("kind", "BundleProvenance")
                .put(
                        "vendoredCharts",
                        Sequence.of(
                                charts.stream().map(VendoredChart::provenance).toList()))
                .build();
        return List.of(BundleFile.of("provenance.yaml", GeneratedYaml.plain(document)));
    }
}
