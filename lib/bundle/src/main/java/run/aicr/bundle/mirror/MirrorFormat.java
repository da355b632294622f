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
package run.aicr.bundle.mirror;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import run.aicr.bundle.mirror.MirrorList.Chart;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;

/** How a list is written. */
public enum MirrorFormat {
    YAML,
    JSON,
    /** Two documents for the tool of that name. */
    HAULER,
    /** A package definition for the tool of that name. */
    ZARF;

    /**
     * Reads a name; empty is YAML.
     *
     * @throws AicrException INVALID_REQUEST naming the known ones
     */
    public static MirrorFormat parse(String text) {
        return switch (text) {
            case "", "yaml" -> YAML;
            case "json" -> JSON;
            case "hauler" -> HAULER;
            case "zarf" -> ZARF;
            default ->
                throw AicrException.invalidRequest(
                        "unknown output format: \"" + text + "\", valid formats are: yaml, json, hauler, zarf");
        };
    }

    /** The list in this form. */
    public byte[] bytes(MirrorList list) {
        return switch (this) {
            case YAML -> YamlWriter.writeInOrder(document(list, Sequence.EMPTY));
            case JSON -> JsonWriter.indentedForOutput(document(list, Scalar.NULL));
            case HAULER -> hauler(list);
            case ZARF -> withWarnings(list, YamlWriter.write(zarf(list)));
        };
    }

    /** @param none what stands for a component without images */
    private static Mapping document(MirrorList list, Node none) {
        List<Node> charts = new ArrayList<>();
        for (Chart chart : list.charts()) {
            charts.add(new Mapping.Builder()
                    .put("name", chart.component())
                    .put("repository", chart.repository())
                    .put("chart", chart.name())
                    .put("version", chart.version())
                    .putIfSet("namespace", chart.namespace())
                    .build());
        }
        List<Node> components = new ArrayList<>();
        for (MirrorList.ComponentImages component : list.components()) {
            components.add(new Mapping.Builder()
                    .put("component", component.component())
                    .put("type", component.type())
                    .put("images", component.images().isEmpty() ? none : Sequence.ofTexts(component.images()))
                    .putIfSet("warnings", component.warnings())
                    .build());
        }
        return new Mapping.Builder()
                .put("images", Sequence.ofTexts(list.images()))
                .put("charts", Sequence.of(charts))
                .put("components", Sequence.of(components))
                .put(
                        "metadata",
                        new Mapping.Builder()
                                .putIfSet("recipeVersion", list.programVersion())
                                .putIfSet("criteria", list.criteria())
                                .build())
                .build();
    }

    private static byte[] hauler(MirrorList list) {
        List<Node> images = new ArrayList<>();
        list.images()
                .forEach(image ->
                        images.add(new Mapping.Builder().put("name", image).build()));
        byte[] first = YamlWriter.write(haulerDocument("Images", "aicr-images", "images", images));
        List<Node> charts = new ArrayList<>();
        for (Chart chart : list.charts()) {
            charts.add(new Mapping.Builder()
                    .put("name", chart.shortName())
                    .put("repoURL", chart.repository())
                    .put("version", chart.version())
                    .build());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(withWarnings(list, first));
        if (!charts.isEmpty()) {
            out.writeBytes("---\n".getBytes(StandardCharsets.UTF_8));
            out.writeBytes(YamlWriter.write(haulerDocument("Charts", "aicr-charts", "charts", charts)));
        }
        return out.toByteArray();
    }

    private static Mapping haulerDocument(String kind, String name, String field, List<Node> items) {
        return new Mapping.Builder()
                .put("apiVersion", "content.hauler.cattle.io/v1")
                .put("kind", kind)
                .put("metadata", new Mapping.Builder().put("name", name).build())
                .put(
                        "spec",
                        new Mapping.Builder().put(field, Sequence.of(items)).build())
                .build();
    }

    private static Mapping zarf(MirrorList list) {
        List<Node> charts = new ArrayList<>();
        for (Chart chart : list.charts()) {
            boolean oci = chart.repository().startsWith("oci://");
            String source = oci && chart.repository().endsWith("/")
                    ? chart.repository().substring(0, chart.repository().length() - 1)
                    : chart.repository();
            charts.add(new Mapping.Builder()
                    .put("name", chart.shortName())
                    .put("version", chart.version())
                    .putIfSet("namespace", chart.namespace())
                    .put("url", oci ? source + "/" + chart.shortName() : source)
                    .putIfSet("repoName", oci ? "" : chart.shortName())
                    .build());
        }
        Mapping.Builder component =
                new Mapping.Builder().put("name", "aicr-images").put("required", Scalar.TRUE);
        component.putIfSet("images", list.images());
        if (!charts.isEmpty()) {
            component.put("charts", Sequence.of(charts));
        }
        return new Mapping.Builder()
                .put("apiVersion", "zarf.dev/v1alpha1")
                .put("kind", "ZarfPackageConfig")
                .put(
                        "metadata",
                        new Mapping.Builder()
                                .put("name", "aicr")
                                .put(
                                        "description",
                                        "NVIDIA AI Cluster Runtime container images and Helm charts for air-gapped deployment")
                                .build())
                .put("components", Sequence.of(List.of(component.build())))
                .build();
    }

    /** These formats have no field for what may be missing, so it stands above them. */
    private static byte[] withWarnings(MirrorList list, byte[] document) {
        StringBuilder head = new StringBuilder();
        for (String warning : list.warnings()) {
            head.append("# warning: ").append(warning.replace('\n', ' ')).append('\n');
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(document);
        return out.toByteArray();
    }
}
