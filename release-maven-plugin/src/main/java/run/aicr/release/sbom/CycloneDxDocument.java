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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;

/** Writes a CycloneDX 1.6 JSON document that says what the SPDX document says (release-practice §10.2, §10.3). */
final class CycloneDxDocument {
    /** Name space of serial numbers: the URL name space of RFC 4122. */
    private static final UUID URL_SPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static final Map<Bom.Kind, String> TYPE = Map.of(
            Bom.Kind.APPLICATION, "application",
            Bom.Kind.LIBRARY, "library",
            Bom.Kind.RUNTIME, "platform",
            Bom.Kind.CONTAINER, "container",
            Bom.Kind.OPERATING_SYSTEM, "operating-system");

    private CycloneDxDocument() {}

    static byte[] json(Bom bom) {
        Map<String, String> references = new HashMap<>();
        bom.all().forEach(part -> references.put(part.id(), part.purl()));
        List<Node> dependencies = bom.all().stream()
                .map(part -> dependency(bom, part, references))
                .toList();
        Mapping metadata = new Mapping.Builder()
                .put("timestamp", bom.created())
                .put("component", component(bom.root()))
                .build();
        return JsonWriter.indented(new Mapping.Builder()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.6")
                .put("serialNumber", serialNumber(bom.name(), bom.artefact()))
                .put("version", Scalar.integer(1))
                .put("metadata", metadata)
                .put(
                        "components",
                        Sequence.of(bom.parts().stream()
                                .map(CycloneDxDocument::component)
                                .toList()))
                .put("dependencies", Sequence.of(dependencies))
                .build());
    }

    static String serialNumber(String name, Sha256 artefact) {
        return "urn:uuid:" + nameBased(name + " " + artefact);
    }

    /** What a part contains and needs; a part without anything is listed too, otherwise it would be unknown. */
    private static Node dependency(Bom bom, Bom.Part part, Map<String, String> references) {
        List<String> on = Stream.of(Bom.Relation.values())
                .flatMap(relation -> bom.targets(part.id(), relation))
                .map(references::get)
                .sorted()
                .distinct()
                .toList();
        return new Mapping.Builder()
                .put("ref", part.purl())
                .put("dependsOn", Sequence.ofTexts(on))
                .build();
    }

    private static Node component(Bom.Part part) {
        Mapping.Builder node =
                new Mapping.Builder().put("type", TYPE.get(part.kind())).put("bom-ref", part.purl());
        if (!part.supplier().isEmpty()) {
            node.put("supplier", supplier(part.supplier()));
        }
        node.putIfSet("group", part.group())
                .put("name", part.name())
                .put("version", part.version())
                .putIfSet("description", part.note());
        if (!part.sha256().isEmpty()) {
            node.put(
                    "hashes",
                    Sequence.of(List.of(new Mapping.Builder()
                            .put("alg", "SHA-256")
                            .put("content", part.sha256())
                            .build())));
        }
        if (!part.licence().isEmpty()) {
            node.put(
                    "licenses",
                    Sequence.of(List.of(new Mapping.Builder()
                            .put("expression", part.licence())
                            .build())));
        }
        return node.put("purl", part.purl()).build();
    }

    /** What SPDX writes as {@code Organization: name (address)}. */
    private static Node supplier(String spdx) {
        String text = spdx.substring(spdx.indexOf(": ") + 2);
        int address = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
        if (address < 0) {
            return new Mapping.Builder().put("name", text).build();
        }
        Mapping contact = new Mapping.Builder()
                .put("email", text.substring(address + 2, text.length() - 1))
                .build();
        return new Mapping.Builder()
                .put("name", text.substring(0, address))
                .put("contact", Sequence.of(List.of(contact)))
                .build();
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
