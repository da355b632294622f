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

import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;

/**
 * A reference to a blob: media type, digest, size, and for entries of an index the platform.
 *
 * @param platform {@code os/architecture}; empty when it does not apply
 */
public record Descriptor(String mediaType, Sha256 digest, long size, String platform, Map<String, String> annotations) {

    public Descriptor {
        annotations = Map.copyOf(annotations);
    }

    public static Descriptor of(String mediaType, byte[] content) {
        return new Descriptor(mediaType, Sha256.of(content), content.length, "", Map.of());
    }

    public Descriptor withPlatform(String newPlatform) {
        return new Descriptor(mediaType, digest, size, newPlatform, annotations);
    }

    public Descriptor withAnnotations(Map<String, String> newAnnotations) {
        return new Descriptor(mediaType, digest, size, platform, newAnnotations);
    }

    /** Reads a descriptor; unknown keys are ignored, as the image spec asks. */
    public static Descriptor read(Fields fields) {
        Sha256 digest;
        try {
            digest = Sha256.parse(fields.requiredText("digest"));
        } catch (IllegalArgumentException e) {
            throw AicrException.invalidRequest(fields.place() + ": " + e.getMessage());
        }
        String platform = fields.fields("platform")
                .map(p -> p.requiredText("os") + "/" + p.requiredText("architecture"))
                .orElse("");
        return new Descriptor(
                fields.requiredText("mediaType"), digest, sizeOf(fields), platform, fields.textMap("annotations"));
    }

    /** The JSON form: mediaType, digest, size, platform, annotations. */
    public Node toNode() {
        Mapping.Builder node = new Mapping.Builder()
                .put("mediaType", mediaType)
                .put("digest", digest.prefixed())
                .put("size", Scalar.integer(size));
        if (!platform.isEmpty()) {
            int slash = platform.indexOf('/');
            node.put(
                    "platform",
                    new Mapping.Builder()
                            .put("architecture", platform.substring(slash + 1))
                            .put("os", platform.substring(0, slash))
                            .build());
        }
        if (!annotations.isEmpty()) {
            node.put("annotations", annotationsNode(annotations));
        }
        return node.build();
    }

    /** Annotations (or labels) as a mapping sorted by key. */
    public static Mapping annotationsNode(Map<String, String> annotations) {
        Mapping.Builder node = new Mapping.Builder();
        annotations.keySet().stream().sorted().forEach(key -> node.put(key, annotations.get(key)));
        return node.build();
    }

    private static long sizeOf(Fields fields) {
        try {
            return Long.parseLong(fields.requiredText("size"));
        } catch (NumberFormatException e) {
            throw AicrException.invalidRequest(fields.place() + ": 'size' must be a whole number of bytes");
        }
    }
}
