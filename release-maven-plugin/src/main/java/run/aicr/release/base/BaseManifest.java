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
package run.aicr.release.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.oci.Descriptor;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Reference;
import run.aicr.release.config.Platform;
import run.aicr.release.error.ReleaseException;

/**
 * The manifest of a base for one platform.
 *
 * @param config descriptor of its configuration
 * @param layers with the media types of OCI
 */
record BaseManifest(Descriptor config, List<Descriptor> layers) {
    private static final int MOST_LAYERS = 127;
    private static final long LARGEST_LAYER = 8L << 30;
    private static final long LARGEST_IMAGE = 16L << 30;
    private static final long LARGEST_CONFIG = 4L << 20;
    private static final String PLAIN_LAYER = "application/vnd.oci.image.layer.v1.tar";
    private static final Set<String> CONFIGS =
            Set.of(MediaTypes.CONFIG, "application/vnd.docker.container.image.v1+json");

    /** What can be pushed again, and what OCI calls it. Bytes are the same under both names. */
    private static final Map<String, String> LAYERS = Map.of(
            MediaTypes.LAYER_GZIP,
            MediaTypes.LAYER_GZIP,
            PLAIN_LAYER,
            PLAIN_LAYER,
            "application/vnd.docker.image.rootfs.diff.tar.gzip",
            MediaTypes.LAYER_GZIP,
            "application/vnd.docker.image.rootfs.diff.tar",
            PLAIN_LAYER);

    BaseManifest {
        layers = List.copyOf(layers);
    }

    /**
     * Reads it.
     *
     * @throws ReleaseException CONFIG_INVALID when an image cannot be made on it
     */
    static BaseManifest read(Reference base, Platform platform, byte[] json) {
        Fields document = Fields.of(JsonReader.read(base + " " + platform, json, Limits.CATALOGUE_FILE), "");
        Descriptor config = document.fields("config")
                .map(Descriptor::read)
                .orElseThrow(() -> BaseFault.unusable(base, "has no configuration for " + platform));
        if (!CONFIGS.contains(config.mediaType()) || config.size() > LARGEST_CONFIG) {
            throw BaseFault.unusable(
                    base, "has a configuration of " + config.size() + " bytes of the type " + config.mediaType());
        }
        List<Descriptor> layers = new ArrayList<>();
        long total = 0;
        for (Fields entry : document.list("layers")) {
            Descriptor layer = layer(base, entry);
            layers.add(layer);
            total += layer.size();
        }
        if (layers.isEmpty() || layers.size() > MOST_LAYERS || total > LARGEST_IMAGE) {
            throw BaseFault.unusable(
                    base,
                    "has " + layers.size() + " layers with " + total + " bytes for " + platform + ", expected 1 to "
                            + MOST_LAYERS + " with " + LARGEST_IMAGE + " at most");
        }
        return new BaseManifest(config, layers);
    }

    private static Descriptor layer(Reference base, Fields entry) {
        Descriptor layer = Descriptor.read(entry);
        boolean foreign =
                layer.mediaType().contains("foreign") || layer.mediaType().contains("nondistributable");
        if (foreign || !entry.texts("urls").isEmpty()) {
            throw BaseFault.unusable(
                    base,
                    "has the layer " + layer.digest()
                            + ", which must not be distributed; images on it cannot be pushed");
        }
        String type = LAYERS.get(layer.mediaType());
        if (type == null) {
            throw BaseFault.unusable(
                    base,
                    "has the layer " + layer.digest() + " of the type " + layer.mediaType()
                            + "; layers are tar, plain or with gzip");
        }
        if (layer.size() < 0 || layer.size() > LARGEST_LAYER) {
            throw BaseFault.unusable(base, "has a layer of " + layer.size() + " bytes, the limit is " + LARGEST_LAYER);
        }
        return new Descriptor(type, layer.digest(), layer.size(), "", Map.of());
    }

    /** Refuses a configuration that is of another platform or counts its layers otherwise. */
    PinnedBase.OnPlatform with(Reference base, Platform platform, Mapping configuration) {
        Fields fields = Fields.of(configuration, "");
        String of = fields.textOrEmpty("os") + "/" + fields.textOrEmpty("architecture");
        if (!of.equals(platform.toString())) {
            throw BaseFault.unusable(base, "lists as " + platform + " what says that it is " + of);
        }
        List<String> diffIds =
                fields.fields("rootfs").map(r -> r.texts("diff_ids")).orElse(List.of());
        if (diffIds.size() != layers.size()) {
            throw BaseFault.unusable(
                    base, "has " + layers.size() + " layers and " + diffIds.size() + " diff ids for " + platform);
        }
        for (String diffId : diffIds) {
            try {
                Sha256.parse(diffId);
            } catch (IllegalArgumentException e) {
                throw BaseFault.unusable(base, "has a diff id that is no SHA-256: " + diffId);
            }
        }
        return new PinnedBase.OnPlatform(configuration, layers);
    }
}
