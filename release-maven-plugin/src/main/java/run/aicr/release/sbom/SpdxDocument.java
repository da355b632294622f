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
import java.util.TreeSet;
import java.util.regex.Pattern;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** Writes an SPDX 2.3 JSON document; packages and relationships in the order of their SPDX ids (spec release §3.3). */
public final class SpdxDocument {
    private static final String ROOT = "SPDXRef-Package-program";
    private static final String RUNTIME = "SPDXRef-Package-java-runtime";
    private static final String NONE = "NOASSERTION";
    private static final Pattern LICENCE_ID = Pattern.compile("[A-Za-z0-9.+-]+");

    private SpdxDocument() {}

    public static byte[] json(ShippedProgram shipped) {
        String name = shipped.fileStem();
        Mapping creation = new Mapping.Builder()
                .put("created", shipped.id().dateText())
                .put("creators", Sequence.ofTexts(List.of("Tool: aicr-release-1", "Organization: NVIDIA")))
                .build();
        List<Pack> packages = packages(shipped);
        return JsonWriter.indented(new Mapping.Builder()
                .put("spdxVersion", "SPDX-2.3")
                .put("dataLicense", "CC0-1.0")
                .put("SPDXID", "SPDXRef-DOCUMENT")
                .put("name", name)
                .put(
                        "documentNamespace",
                        "https://aicr.run/spdx/" + name + "-"
                                + shipped.payload().hex())
                .put("creationInfo", creation)
                .put("packages", Sequence.of(packages.stream().map(Pack::node).toList()))
                .put("relationships", Sequence.of(relationships(shipped)))
                .build());
    }

    private record Pack(String id, Mapping node) {}

    private static List<Pack> packages(ShippedProgram shipped) {
        List<Pack> packages = new ArrayList<>();
        String purl = "pkg:generic/" + shipped.program().name() + "@"
                + shipped.id().version() + "?arch=" + shipped.platform().architecture() + "&os="
                + shipped.platform().os();
        packages.add(pack(
                ROOT,
                shipped.program().name(),
                shipped.id().version(),
                "Apache-2.0",
                "",
                purl,
                "APPLICATION",
                "Organization: NVIDIA"));
        String runtimePurl =
                "pkg:generic/openjdk@" + shipped.jdk().fullVersion().replace("+", "%2B");
        packages.add(pack(
                RUNTIME,
                "java-runtime",
                shipped.jdk().fullVersion(),
                "GPL-2.0-only WITH Classpath-exception-2.0",
                "",
                runtimePurl,
                "APPLICATION",
                "Organization: " + shipped.jdk().vendor()));
        for (Component component : shipped.bom().components()) {
            packages.add(pack(
                    idOf(component),
                    component.coordinates(),
                    shipped.versionOf(component),
                    licence(component.licences()),
                    component.own() ? "" : component.sha256(),
                    shipped.purlOf(component),
                    "LIBRARY",
                    component.own() ? "Organization: NVIDIA" : NONE));
        }
        packages.sort(Comparator.comparing(Pack::id));
        return packages;
    }

    private static Pack pack(
            String id,
            String name,
            String version,
            String licence,
            String sha256,
            String purl,
            String purpose,
            String supplier) {
        Mapping.Builder node = new Mapping.Builder()
                .put("SPDXID", id)
                .put("name", name)
                .put("versionInfo", version)
                .put("supplier", supplier)
                .put("downloadLocation", NONE)
                .put("filesAnalyzed", Scalar.FALSE)
                .put("licenseConcluded", NONE)
                .put("licenseDeclared", licence)
                .put("copyrightText", NONE)
                .put("primaryPackagePurpose", purpose);
        if (!sha256.isEmpty()) {
            node.put(
                    "checksums",
                    Sequence.of(List.of(new Mapping.Builder()
                            .put("algorithm", "SHA256")
                            .put("checksumValue", sha256)
                            .build())));
        }
        node.put(
                "externalRefs",
                Sequence.of(List.of(new Mapping.Builder()
                        .put("referenceCategory", "PACKAGE-MANAGER")
                        .put("referenceType", "purl")
                        .put("referenceLocator", purl)
                        .build())));
        return new Pack(id, node.build());
    }

    private static List<Node> relationships(ShippedProgram shipped) {
        TreeSet<String> lines = new TreeSet<>();
        lines.add("SPDXRef-DOCUMENT DESCRIBES " + ROOT);
        lines.add(ROOT + " CONTAINS " + RUNTIME);
        for (Component component : shipped.bom().components()) {
            lines.add(ROOT + " CONTAINS " + idOf(component));
            for (String target : shipped.bom().dependencies().getOrDefault(component.purl(), List.of())) {
                shipped.bom().components().stream()
                        .filter(c -> c.purl().equals(target))
                        .forEach(c -> lines.add(idOf(component) + " DEPENDS_ON " + idOf(c)));
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            nodes.add(new Mapping.Builder()
                    .put("spdxElementId", parts[0])
                    .put("relationshipType", parts[1])
                    .put("relatedSpdxElement", parts[2])
                    .build());
        }
        return nodes;
    }

    private static String idOf(Component component) {
        String version = component.own() ? "" : "-" + component.version();
        String raw = component.group() + "-" + component.name() + version;
        return "SPDXRef-Package-" + raw.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    /** An SPDX expression for what a POM declares; names that are no SPDX ids give NOASSERTION. */
    private static String licence(List<String> declared) {
        boolean known = !declared.isEmpty()
                && declared.stream().allMatch(l -> LICENCE_ID.matcher(l).matches());
        if (known) {
            return String.join(" OR ", new TreeSet<>(declared));
        }
        boolean oneExpression = declared.size() == 1 && declared.get(0).matches("[A-Za-z0-9.+() -]+ (OR|AND|WITH) .*");
        return oneExpression ? declared.get(0) : NONE;
    }
}
