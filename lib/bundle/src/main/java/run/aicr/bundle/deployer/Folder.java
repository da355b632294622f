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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import run.aicr.bundle.chart.VendoredChart;
import run.aicr.bundle.manifest.YamlTexts;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * A numbered folder of a bundle: one release (spec bundle §5).
 *
 * @param number from 1
 * @param release name of the release
 * @param role what it is to its component
 */
record Folder(int number, String release, Role role, PlannedComponent component, Content content) {

    /** What a release is to its component. */
    enum Role {
        PRE,
        PRIMARY,
        POST,
        READINESS
    }

    /** What is in a folder beside values. */
    sealed interface Content {}

    /** A reference to a chart of others. */
    record Upstream() implements Content {}

    /**
     * A chart of rendered manifests.
     *
     * @param templates with paths below the folder
     */
    record Local(List<BundleFile> templates) implements Content {}

    /** A chart around one that was fetched, and the manifests that belong to it. */
    record Vendored(VendoredChart chart, List<BundleFile> templates) implements Content {}

    /** {@code 001-name} */
    String name() {
        return String.format(Locale.ROOT, "%03d-%s", number, release);
    }

    String namespace() {
        return component.ref().namespace();
    }

    boolean isUpstream() {
        return content instanceof Upstream;
    }

    List<BundleFile> templates() {
        return switch (content) {
            case Upstream ignored -> List.of();
            case Local local -> local.templates();
            case Vendored vendored -> vendored.templates();
        };
    }

    /** Whether one of its templates makes the namespace. */
    boolean bringsNamespace() {
        return templates().stream().anyMatch(t -> YamlTexts.declaresNamespace(t.text()));
    }

    /** The static values. */
    Mapping fixedValues() {
        return nested(component.values().fixed());
    }

    /** The values that are left to the one who installs. */
    Mapping dynamicValues() {
        return nested(component.values().dynamic());
    }

    /** Values of a chart within a chart stand under its name. */
    private Mapping nested(Mapping values) {
        return content instanceof Vendored vendored && !values.isEmpty()
                ? Mapping.of(Map.of(vendored.chart().chart(), values))
                : values;
    }

    /** {@code Chart.yaml}, and the chart that was fetched; nothing for a reference. */
    List<BundleFile> chartFiles() {
        return switch (content) {
            case Upstream ignored -> List.of();
            case Local ignored ->
                List.of(chartFile(release, "Manifests of " + component.name() + ", rendered by AICR.", List.of()));
            case Vendored vendored -> vendoredFiles(release, vendored.chart());
        };
    }

    /** The chart around one that was fetched. */
    static List<BundleFile> vendoredFiles(String release, VendoredChart chart) {
        String version = chart.version().startsWith("v") ? chart.version().substring(1) : chart.version();
        Mapping dependency = new Mapping.Builder()
                .put("name", chart.chart())
                .put("version", version)
                .put("repository", "")
                .build();
        String description =
                "Chart " + chart.chart() + " " + chart.version() + ", brought along for " + chart.component() + ".";
        List<BundleFile> files = new ArrayList<>();
        files.add(chartFile(release, description, List.of(dependency)));
        files.add(BundleFile.of("charts/" + chart.fileName(), chart.archive()));
        return files;
    }

    private static BundleFile chartFile(String release, String description, List<Mapping> dependencies) {
        Mapping.Builder chart = new Mapping.Builder()
                .put("apiVersion", "v2")
                .put("name", release)
                .put("description", description)
                .put("type", "application")
                .put("version", Scalar.text("0.1.0"))
                .put("appVersion", Scalar.text("0.1.0"));
        if (!dependencies.isEmpty()) {
            chart.put("dependencies", Sequence.of(dependencies));
        }
        return BundleFile.of("Chart.yaml", GeneratedYaml.plain(chart.build()));
    }
}
