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
package run.aicr.oci;

import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;

/**
 * An entry of a list of referrers: a manifest that has the image as its subject.
 *
 * @param artifactType of the manifest, else the media type of its config; empty when a list leaves it out
 */
public record Referrer(Descriptor descriptor, String artifactType) {

    static Referrer read(Fields fields) {
        return new Referrer(Descriptor.read(fields), fields.textOrEmpty("artifactType"));
    }

    /** The entry for a manifest, with all its annotations. */
    static Referrer of(Descriptor manifest, Fields document) {
        String config =
                document.fields("config").map(c -> c.textOrEmpty("mediaType")).orElse("");
        String type = document.text("artifactType").orElse(config);
        return new Referrer(manifest.withAnnotations(document.textMap("annotations")), type);
    }

    Node toNode() {
        Mapping.Builder node = new Mapping.Builder();
        ((Mapping) descriptor.toNode()).entries().forEach((key, value) -> {
            if (key.equals("annotations")) {
                node.putIfSet("artifactType", artifactType);
            }
            node.put(key, value);
        });
        return descriptor.annotations().isEmpty()
                ? node.putIfSet("artifactType", artifactType).build()
                : node.build();
    }
}
