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
package run.aicr.release.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;

/**
 * The tar that Jib wrote, read into a layout: its layers go there unchanged, its manifest and configuration are given
 * back for completion.
 */
record LayersTar(List<Descriptor> layers, Mapping config) {
    private static final long MAX_BYTES = 4L << 30;
    private static final String BLOBS = "blobs/sha256/";

    static LayersTar unpackInto(Layout layout, Path tar) throws IOException {
        Map<String, byte[]> documents = new HashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(tar), 1 << 16)) {
            PlainTar.read(in, MAX_BYTES, (path, header, content) -> {
                if (path.startsWith(BLOBS) && header.size() > 64 << 10) {
                    layout.put(new Sha256(path.substring(BLOBS.length())), content);
                } else {
                    documents.put(path, content.readAllBytes());
                }
            });
        }
        Fields index = document(documents, "index.json");
        Fields manifest =
                blob(documents, Descriptor.read(index.list("manifests").get(0)));
        List<Descriptor> layers =
                manifest.list("layers").stream().map(Descriptor::read).toList();
        for (Descriptor layer : layers) {
            byte[] small = documents.get(BLOBS + layer.digest().hex());
            if (small != null) {
                layout.put(layer.mediaType(), small);
            }
        }
        Descriptor config = Descriptor.read(manifest.fields("config").orElseThrow());
        byte[] json = documents.get(BLOBS + config.digest().hex());
        return new LayersTar(layers, (Mapping) JsonReader.read("image configuration", json, Limits.CATALOGUE_FILE));
    }

    private static Fields blob(Map<String, byte[]> documents, Descriptor descriptor) throws IOException {
        return document(documents, BLOBS + descriptor.digest().hex());
    }

    private static Fields document(Map<String, byte[]> documents, String path) throws IOException {
        byte[] json = documents.get(path);
        if (json == null) {
            throw new IOException("the layers tar has no entry " + path);
        }
        return Fields.of(JsonReader.read(path, json, Limits.CATALOGUE_FILE), "");
    }
}
