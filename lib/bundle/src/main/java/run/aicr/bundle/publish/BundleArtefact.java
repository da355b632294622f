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
package run.aicr.bundle.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.PlainGzip;
import run.aicr.oci.Descriptor;
import run.aicr.oci.MediaTypes;

/**
 * A bundle as a registry holds it: a manifest over a configuration and one layer.
 *
 * @param config small document about the layer
 * @param layer the files, a compressed archive
 * @param manifest names both by digest
 */
public record BundleArtefact(Blob config, Blob layer, Blob manifest) {

    /** Bytes with their description. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
    public record Blob(Descriptor descriptor, byte[] bytes) {
        static Blob of(String mediaType, byte[] bytes) {
            return new Blob(Descriptor.of(mediaType, bytes), bytes);
        }
    }

    /**
     * Joins the parts.
     *
     * @param start keys of the manifest before its configuration
     * @param config as the manifest names it
     */
    static BundleArtefact of(
            Mapping.Builder start, Blob config, Mapping named, Blob layer, Map<String, String> annotations) {
        Mapping manifest = start.put("config", named)
                .put("layers", Sequence.of(List.of(layer.descriptor().toNode())))
                .put("annotations", Descriptor.annotationsNode(annotations))
                .build();
        return new BundleArtefact(config, layer, Blob.of(MediaTypes.MANIFEST, JsonWriter.compact(manifest)));
    }

    /** The first keys of every manifest. */
    static Mapping.Builder start() {
        return new Mapping.Builder().put("schemaVersion", Scalar.integer(2)).put("mediaType", MediaTypes.MANIFEST);
    }

    static byte[] compressed(byte[] tar) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PlainGzip gzip = new PlainGzip(out, 9)) {
            gzip.write(tar, 0, tar.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
