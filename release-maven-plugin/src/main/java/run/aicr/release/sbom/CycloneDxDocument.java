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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** Writes a CycloneDX 1.6 JSON document with a serial number that follows from its content (spec release-practice §10). */
public final class CycloneDxDocument {
    /** Name space of serial numbers: the URL name space of RFC 4122. */
    private static final UUID URL_SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private CycloneDxDocument() {}

    public static byte[] json(ShippedProgram shipped) {
        String root =
                "pkg:generic/" + shipped.program().name() + "@" + shipped.id().version();
        String runtime = "pkg:generic/openjdk@" + shipped.jdk().fullVersion().replace("+", "%2B");
        List<Node> components = new ArrayList<>();
        List<Node> dependencies = new ArrayList<>();
        List<String> direct = new ArrayList<>(List.of(runtime));
        components.add(component("platform", "java-runtime", shipped.jdk().fullVersion(), runtime, "", ""));
        for (Component c : shipped.bom().components()) {
            String purl = shipped.purlOf(c);
            direct.add(purl);
            components.add(
                    component("library", c.name(), shipped.versionOf(c), purl, c.group(), c.own() ? "" : c.sha256()));
        }
        dependencies.add(new Mapping.Builder()
                .put("ref", root)
                .put("dependsOn", Sequence.ofTexts(direct.stream().sorted().toList()))
                .build());
        Mapping metadata = new Mapping.Builder()
                .put("timestamp", shipped.id().dateText())
                .put(
                        "component",
                        component(
                                "application",
                                shipped.program().name(),
                                shipped.id().version(),
                                root,
                                "",
                                ""))
                .build();
        String seed = shipped.fileStem() + " " + shipped.payload();
        return JsonWriter.indented(new Mapping.Builder()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.6")
                .put("serialNumber", "urn:uuid:" + nameBased(seed))
                .put("version", Scalar.integer(1))
                .put("metadata", metadata)
                .put("components", Sequence.of(components))
                .put("dependencies", Sequence.of(dependencies))
                .build());
    }

    private static Mapping component(
            String type, String name, String version, String purl, String group, String sha256) {
        Mapping.Builder node = new Mapping.Builder()
                .put("type", type)
                .put("bom-ref", purl)
                .putIfSet("group", group)
                .put("name", name)
                .put("version", version);
        if (!sha256.isEmpty()) {
            node.put(
                    "hashes",
                    Sequence.of(List.of(new Mapping.Builder()
                            .put("alg", "SHA-256")
                            .put("content", sha256)
                            .build())));
        }
        return node.put("purl", purl).build();
    }

    /** Version 5 of RFC 4122: a UUID from the SHA-1 of name space and name. */
    static UUID nameBased(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(URL_SPACE.getMostSignificantBits())
                    .putLong(URL_SPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = hash.getLong() & ~0xf000L | 0x5000L;
            long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
