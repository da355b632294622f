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
package run.aicr.bundle.bom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/**
 * A bill of materials: a subject, its components, and the images of each (CycloneDX 1.6).
 *
 * @param subject what the components belong to
 * @param serial {@code urn:uuid:…}
 * @param timestamp RFC 3339; absent in documents that are made again with the same bytes
 * @param toolVersion version of this program
 */
public record ImageBom(
        Subject subject,
        String serial,
        Optional<String> timestamp,
        String toolVersion,
        List<SurveyedComponent> components) {
    private static final String SUPPLIER = "NVIDIA Corporation";

    /** What a document is about. */
    public record Subject(String name, String version, String description) {

        /** A serial number that depends on name and version alone. */
        public String steadySerial() {
            return "urn:uuid:" + NameUuid.ofUrl(name + "@" + version);
        }
    }

    public ImageBom {
        components = components.stream()
                .sorted(Comparator.comparing(component -> component.ref().name()))
                .toList();
    }

    /** All images, sorted, each once. */
    public List<ImageName> images() {
        TreeSet<String> images = new TreeSet<>();
        components.forEach(component -> images.addAll(component.images()));
        return images.stream().map(ImageName::of).toList();
    }

    /** The document, two-space JSON with a final newline. */
    public byte[] toJson() {
        List<Node> parts = new ArrayList<>();
        components.forEach(component -> parts.add(component.toNode(subject.name())));
        images().forEach(image -> parts.add(image.toNode()));
        return JsonWriter.indentedForOutput(new Mapping.Builder()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.6")
                .put("serialNumber", serial)
                .put("version", Scalar.integer(1))
                .put("metadata", metadata())
                .put("components", Sequence.of(parts))
                .put("dependencies", Sequence.of(dependencies()))
                .build());
    }

    private Mapping metadata() {
        Mapping tool = new Mapping.Builder()
                .put("type", "application")
                .put("name", "aicr")
                .putIfSet("version", toolVersion)
                .build();
        Mapping root = new Mapping.Builder()
                .put("type", "application")
                .put("bom-ref", subject.name())
                .put("supplier", new Mapping.Builder().put("name", SUPPLIER).build())
                .put("name", subject.name())
                .putIfSet("version", subject.version())
                .putIfSet("description", subject.description())
                .build();
        return new Mapping.Builder()
                .putIfSet("timestamp", timestamp.orElse(""))
                .put(
                        "tools",
                        new Mapping.Builder()
                                .put("components", Sequence.of(List.of(tool)))
                                .build())
                .put("component", root)
                .build();
    }

    private List<Node> dependencies() {
        List<Node> all = new ArrayList<>();
        all.add(dependency(
                subject.name(),
                components.stream().map(c -> c.bomRef(subject.name())).toList()));
        for (SurveyedComponent component : components) {
            all.add(dependency(
                    component.bomRef(subject.name()),
                    component.images().stream()
                            .map(image -> ImageName.of(image).bomRef())
                            .toList()));
        }
        images().forEach(image -> all.add(dependency(image.bomRef(), List.of())));
        return all;
    }

    private static Mapping dependency(String ref, List<String> on) {
        Mapping.Builder node = new Mapping.Builder().put("ref", ref);
        return on.isEmpty()
                ? node.build()
                : node.put("dependsOn", Sequence.ofTexts(on)).build();
    }
}
