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
package run.aicr.rehearsal.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.oci.Descriptor;

/**
 * What a registry must know of a manifest or an index.
 *
 * @param mediaType of the document
 * @param artifactType of the document, else of its config; empty for an index without one
 * @param blobs config and layers
 * @param children the manifests of an index
 */
record ManifestFacts(
        String mediaType,
        String artifactType,
        List<Sha256> blobs,
        List<Sha256> children,
        Optional<Sha256> subject,
        Map<String, String> annotations) {
    /** Limit of the document in bytes. */
    static final int MAX_BYTES = 4 << 20;

    private static final Limits LIMITS = new Limits(MAX_BYTES, 64, 500_000);
    private static final List<String> INDEXES = List.of(
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json");
    private static final List<String> MANIFESTS = List.of(
            "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json");

    ManifestFacts {
        blobs = List.copyOf(blobs);
        children = List.copyOf(children);
        annotations = Map.copyOf(annotations);
    }

    /**
     * Reads a manifest or an index.
     *
     * @param announced media type of the request; empty when it has none
     * @throws run.aicr.error.AicrException INVALID_REQUEST when the document is none
     */
    static ManifestFacts read(byte[] bytes, String announced) {
        Fields fields = Fields.of(JsonReader.read("manifest", bytes, LIMITS), "");
        String own = fields.textOrEmpty("mediaType");
        String mediaType = announced.isEmpty() ? own : announced;
        if (!own.isEmpty() && !own.equals(mediaType)) {
            throw Problem.MANIFEST_INVALID.because("Content-Type is " + mediaType + ", the document says " + own);
        }
        if (fields.integer("schemaVersion").orElse(0) != 2) {
            throw Problem.MANIFEST_INVALID.because("schemaVersion must be 2");
        }
        Map<String, String> annotations = new LinkedHashMap<>(fields.textMap("annotations"));
        Optional<Sha256> subject =
                fields.fields("subject").map(s -> Descriptor.read(s).digest());
        String artifactType = fields.textOrEmpty("artifactType");
        if (INDEXES.contains(mediaType)) {
            return new ManifestFacts(
                    mediaType, artifactType, List.of(), digests(fields, "manifests"), subject, annotations);
        }
        if (!MANIFESTS.contains(mediaType)) {
            throw Problem.MANIFEST_INVALID.because("unknown media type '" + mediaType + "'");
        }
        Descriptor config = Descriptor.read(fields.fields("config")
                .orElseThrow(() -> Problem.MANIFEST_INVALID.because("a manifest needs a config")));
        List<Sha256> blobs = new ArrayList<>(List.of(config.digest()));
        blobs.addAll(digests(fields, "layers"));
        return new ManifestFacts(
                mediaType,
                artifactType.isEmpty() ? config.mediaType() : artifactType,
                blobs,
                List.of(),
                subject,
                annotations);
    }

    private static List<Sha256> digests(Fields fields, String key) {
        return fields.list(key).stream().map(f -> Descriptor.read(f).digest()).toList();
    }
}
