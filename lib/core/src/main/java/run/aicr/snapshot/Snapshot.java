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
package run.aicr.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.document.YamlWriter;

/**
 * A snapshot document (spec snapshot §2).
 *
 * @param metadata {@code source-node}, {@code timestamp}, {@code version}, as far as they are known
 * @param measurements in the order of the document; a type should occur once
 */
public record Snapshot(Map<String, String> metadata, List<Measurement> measurements) {
    public static final String KIND = "Snapshot";

    /** The only version of the format. */
    public static final String API_VERSION = "aicr.run/v1alpha2";

    public Snapshot {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        measurements = List.copyOf(measurements);
    }

    /**
     * Reads a document leniently. An embedded fingerprint is passed over: {@link Fingerprint#of} makes it anew.
     *
     * @throws run.aicr.error.AicrException INVALID_REQUEST for an empty source, another format version, another kind,
     *     or lists and mappings that are of another shape
     */
    public static Snapshot read(Node document) {
        return SnapshotReader.read(document);
    }

    /** The first measurement of that type. */
    public Optional<Measurement> find(String type) {
        for (Measurement measurement : measurements) {
            if (measurement.type().equals(type)) {
                return Optional.of(measurement);
            }
        }
        return Optional.empty();
    }

    /** The first group of that name in the first measurement of that type. */
    public Optional<Subtype> find(String type, String subtype) {
        Optional<Measurement> measurement = find(type);
        return measurement.isEmpty() ? Optional.empty() : measurement.get().find(subtype);
    }

    /** One reading. */
    public Optional<Reading> find(String type, String subtype, String key) {
        Optional<Subtype> found = find(type, subtype);
        return found.isEmpty() ? Optional.empty() : found.get().find(key);
    }

    /** The document as YAML, with its fingerprint. */
    public byte[] yaml() {
        return YamlWriter.write(toNode(Fingerprint.of(this).toNode(false)));
    }

    /** The document as JSON, with its fingerprint. */
    public byte[] json() {
        return JsonWriter.indentedForOutput(toNode(Fingerprint.of(this).toNode(true)));
    }

    private Node toNode(Node fingerprint) {
        Mapping.Builder texts = new Mapping.Builder();
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            texts.put(entry.getKey(), entry.getValue());
        }
        List<Node> list = new ArrayList<>();
        for (Measurement measurement : measurements) {
            list.add(measurement.toNode());
        }
        return new Mapping.Builder()
                .put("kind", KIND)
                .put("apiVersion", API_VERSION)
                .put("metadata", texts.build())
                .put("fingerprint", fingerprint)
                .put("measurements", Sequence.of(list))
                .build();
    }
}
