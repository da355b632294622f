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
package run.aicr.release.sbom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** Writes an SPDX 2.3 JSON document; packages and relationships in the order of their SPDX ids (spec release §3.3). */
final class SpdxDocument {
    private static final String DOCUMENT = "SPDXRef-DOCUMENT";
    private static final String PACKAGE = "SPDXRef-Package-";
    private static final String NONE = "NOASSERTION";
    private static final Map<Bom.Kind, String> PURPOSE = Map.of(
            Bom.Kind.APPLICATION, "APPLICATION",
            Bom.Kind.LIBRARY, "LIBRARY",
            Bom.Kind.RUNTIME, "APPLICATION",
            Bom.Kind.CONTAINER, "CONTAINER",
            Bom.Kind.OPERATING_SYSTEM, "OPERATING-SYSTEM");

    private SpdxDocument() {}

    static byte[] json(Bom bom) {
        Mapping creation = new Mapping.Builder()
                .put("created", bom.created())
                .put("creators", Sequence.ofTexts(List.of("Tool: aicr-release-1", Bom.OURS)))
                .build();
        List<Node> packages = bom.all().stream()
                .sorted(Comparator.comparing(Bom.Part::id))
                .map(SpdxDocument::packageNode)
                .toList();
        return JsonWriter.indented(new Mapping.Builder()
                .put("spdxVersion", "SPDX-2.3")
                .put("dataLicense", "CC0-1.0")
                .put("SPDXID", DOCUMENT)
                .put("name", bom.name())
                .put(
                        "documentNamespace",
                        "https://aicr.run/spdx/" + bom.name() + "-"
                                + bom.artefact().hex())
                .put("creationInfo", creation)
                .put("packages", Sequence.of(packages))
                .put("relationships", Sequence.of(relationships(bom)))
                .build());
    }

    private static Node packageNode(Bom.Part part) {
        Mapping.Builder node = new Mapping.Builder()
                .put("SPDXID", PACKAGE + part.id())
                .put("name", part.fullName())
                .put("versionInfo", part.version())
                .put("supplier", orNone(part.supplier()))
                .put("downloadLocation", NONE)
                .put("filesAnalyzed", Scalar.FALSE)
                .put("licenseConcluded", NONE)
                .put("licenseDeclared", orNone(part.licence()))
                .put("copyrightText", NONE)
                .put("primaryPackagePurpose", PURPOSE.get(part.kind()));
        if (!part.sha256().isEmpty()) {
            node.put(
                    "checksums",
                    Sequence.of(List.of(new Mapping.Builder()
                            .put("algorithm", "SHA256")
                            .put("checksumValue", part.sha256())
                            .build())));
        }
        return node.putIfSet("comment", part.note())
                .put(
                        "externalRefs",
                        Sequence.of(List.of(new Mapping.Builder()
                                .put("referenceCategory", "PACKAGE-MANAGER")
                                .put("referenceType", "purl")
                                .put("referenceLocator", part.purl())
                                .build())))
                .build();
    }

    private static List<Node> relationships(Bom bom) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(relationship(DOCUMENT, "DESCRIBES", PACKAGE + bom.root().id()));
        bom.edges()
                .forEach(e ->
                        nodes.add(relationship(PACKAGE + e.from(), e.relation().name(), PACKAGE + e.to())));
        return nodes;
    }

    private static Node relationship(String from, String type, String to) {
        return new Mapping.Builder()
                .put("spdxElementId", from)
                .put("relationshipType", type)
                .put("relatedSpdxElement", to)
                .build();
    }

    private static String orNone(String value) {
        return value.isEmpty() ? NONE : value;
    }
}
