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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;

/**
 * The list of images that recipes deploy, as {@code aicr bom --deterministic} writes it (spec bundle §19): nothing in it but
 * three places depends on the version of the release, so the list of a candidate becomes that of the release.
 */
public final class RecipeImageList {
    private static final String VERSION = "version";

    private RecipeImageList() {}

    /**
     * The same list in the name of a version: of what it is about, of the program that made it, and the serial number that
     * follows from the former.
     *
     * @param source what to call the document in errors
     * @throws AicrException INVALID_REQUEST when it is no such document
     */
    public static byte[] forVersion(String source, byte[] json, String version) {
        Node document = JsonReader.read(source, json, Limits.CATALOGUE_FILE);
        Fields fields = Fields.of(document, "");
        if (!"CycloneDX".equals(fields.textOrEmpty("bomFormat"))) {
            throw AicrException.invalidRequest(source + ": 'bomFormat' must be CycloneDX");
        }
        Fields metadata = part(fields, "metadata");
        Fields subject = part(metadata, "component");
        List<Node> tools = new ArrayList<>();
        for (Fields tool : part(metadata, "tools").list("components")) {
            tools.add(with(tool.mapping(), Map.of(VERSION, Scalar.text(version))));
        }
        UUID serial = CycloneDxDocument.nameBased(subject.requiredText("name") + "@" + version);
        Mapping renamed = with(
                metadata.mapping(),
                Map.of(
                        "tools",
                        with(part(metadata, "tools").mapping(), Map.of("components", Sequence.of(tools))),
                        "component",
                        with(subject.mapping(), Map.of(VERSION, Scalar.text(version)))));
        return JsonWriter.indented(
                with(fields.mapping(), Map.of("serialNumber", Scalar.text("urn:uuid:" + serial), "metadata", renamed)));
    }

    private static Fields part(Fields fields, String key) {
        return fields.fields(key)
                .orElseThrow(() -> AicrException.invalidRequest(fields.place() + ": '" + key + "' is missing"));
    }

    /** Other values for keys that are there already, in their places. */
    private static Mapping with(Mapping mapping, Map<String, Node> values) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        values.forEach((key, value) -> entries.computeIfPresent(key, (k, old) -> value));
        return Mapping.of(entries);
    }
}
