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

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import run.aicr.digest.Sha256;
import run.aicr.release.base.InstalledPackages;

/**
 * An image as it is shipped: one program, or the wheels, for each platform, on a base.
 *
 * @param name of the image, such as {@code ghcr.io/nvidia/aicr}
 * @param index digest of its index
 * @param platforms by their names
 */
public record ShippedImage(String name, Sha256 index, SortedMap<String, OnPlatform> platforms) {
    private static final String IMAGE = "image";
    private static final String BASE = "base";

    public ShippedImage {
        platforms = new TreeMap<>(platforms);
    }

    /**
     * One platform of an image.
     *
     * @param manifest digest of the manifest
     * @param baseName and
     * @param baseDigest of the base image, {@code sha256:…}
     * @param installed what the base has installed
     */
    public record OnPlatform(
            ShippedContent content, Sha256 manifest, String baseName, String baseDigest, InstalledPackages installed) {}

    /**
     * The documents by file name: both formats for each platform, and one SPDX document for all together, because a
     * user's tag resolves to the index (release-practice §8.5).
     */
    public Map<String, byte[]> documents() throws IOException {
        Map<String, byte[]> documents = new TreeMap<>();
        Map<String, Bom> boms = new LinkedHashMap<>();
        for (Map.Entry<String, OnPlatform> platform : platforms.entrySet()) {
            Bom bom = bom(platform.getKey(), platform.getValue());
            boms.put(platform.getKey(), bom);
            documents.put(spdxName(name, platform.getKey()), SpdxDocument.json(bom));
            documents.put(cycloneDxName(name, platform.getKey()), CycloneDxDocument.json(bom));
        }
        documents.put(spdxName(name, ""), SpdxDocument.json(merged(boms)));
        return documents;
    }

    /** Name of the SPDX document of a platform, or of all platforms when it is empty. */
    public static String spdxName(String image, String platform) {
        return stem(image, platform) + ".spdx.json";
    }

    /** Name of the CycloneDX document of a platform. */
    public static String cycloneDxName(String image, String platform) {
        return stem(image, platform) + ".cdx.json";
    }

    /** Serial number of the CycloneDX document of a platform. */
    public static String serialNumber(String image, String platform, Sha256 manifest) {
        return CycloneDxDocument.serialNumber(stem(image, platform), manifest);
    }

    private static String stem(String image, String platform) {
        String suffix = platform.isEmpty() ? "" : "_" + platform.replace('/', '_');
        return "image-" + shortName(image) + suffix;
    }

    private static String shortName(String image) {
        return image.substring(image.lastIndexOf('/') + 1);
    }

    private static Bom bomOf(ShippedContent content) throws IOException {
        return content instanceof ShippedWheels wheels
                ? wheels.bom(ShippedProgram.PROGRAM)
                : ((ShippedProgram) content).bom(ShippedProgram.PROGRAM);
    }

    private Bom bom(String platform, OnPlatform on) throws IOException {
        Bom program = bomOf(on.content());
        Bom.Part root = container(IMAGE, on.manifest(), "&arch=" + platform.substring(platform.indexOf('/') + 1));
        Bom.Part base = new Bom.Part(
                Bom.Kind.CONTAINER,
                BASE,
                "",
                on.baseName(),
                on.baseDigest(),
                "",
                "",
                "pkg:oci/" + shortName(on.baseName()) + "@" + on.baseDigest().replace(":", "%3A"),
                "",
                "");
        List<Bom.Part> parts = new ArrayList<>(program.all());
        parts.add(base);
        TreeSet<Bom.Edge> edges = new TreeSet<>(program.edges());
        edges.add(new Bom.Edge(IMAGE, Bom.Relation.CONTAINS, program.root().id()));
        edges.add(new Bom.Edge(IMAGE, Bom.Relation.DESCENDANT_OF, BASE));
        for (Bom.Part part : BaseParts.of(on.installed())) {
            parts.add(part);
            edges.add(new Bom.Edge(BASE, Bom.Relation.CONTAINS, part.id()));
        }
        return new Bom(stem(name, platform), on.manifest(), program.created(), root, parts, edges);
    }

    /** Every part once, with the platforms that have it; parts that differ between platforms stand side by side. */
    private Bom merged(Map<String, Bom> boms) {
        Map<Bom.Part, List<String>> where = new LinkedHashMap<>();
        TreeSet<Bom.Edge> edges = new TreeSet<>();
        boms.forEach((platform, bom) -> {
            Map<String, String> ids = new LinkedHashMap<>();
            for (Bom.Part part : bom.all()) {
                Bom.Part named = isSameEverywhere(part, boms) ? part : part.withId(part.id() + "-" + suffix(platform));
                ids.put(part.id(), named.id());
                where.computeIfAbsent(named, p -> new ArrayList<>()).add(platform);
            }
            bom.edges().forEach(e -> edges.add(new Bom.Edge(ids.get(e.from()), e.relation(), ids.get(e.to()))));
            edges.add(new Bom.Edge("index", Bom.Relation.CONTAINS, ids.get(IMAGE)));
        });
        List<Bom.Part> parts = new ArrayList<>();
        where.forEach((part, on) -> parts.add(part.withNote(noted(part.note(), on))));
        String created = boms.values().iterator().next().created();
        return new Bom(stem(name, ""), index, created, container("index", index, ""), parts, edges);
    }

    private static boolean isSameEverywhere(Bom.Part part, Map<String, Bom> boms) {
        return !part.id().equals(IMAGE)
                && boms.values().stream().allMatch(bom -> bom.all().contains(part));
    }

    private static String suffix(String platform) {
        return platform.replace('/', '-');
    }

    private static String noted(String note, List<String> platforms) {
        String on = "platforms: " + String.join(", ", platforms);
        return note.isEmpty() ? on : note + "; " + on;
    }

    private Bom.Part container(String id, Sha256 digest, String qualifiers) {
        ShippedContent content = platforms.values().iterator().next().content();
        String repository = name.substring(0, name.lastIndexOf('/'));
        return new Bom.Part(
                Bom.Kind.CONTAINER,
                id,
                "",
                name,
                content.id().tag(),
                "Apache-2.0",
                digest.hex(),
                "pkg:oci/" + shortName(name) + "@sha256%3A" + digest.hex() + "?repository_url=" + repository + "/"
                        + shortName(name) + qualifiers,
                Bom.OURS,
                "");
    }
}
