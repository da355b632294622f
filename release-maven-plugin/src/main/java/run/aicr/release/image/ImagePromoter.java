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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;

/**
 * Makes the images of a promoted release from those of its candidate: the stamp layer, which is the last one, is
 * exchanged, and all other layers are taken over as they are (spec release §2.4).
 */
public final class ImagePromoter {
    private static final String BASE = "org.opencontainers.image.base.";

    private final Layout from;
    private final Layout to;
    private final ImageAssembler assembler;

    /**
     * A promoter.
     *
     * @param from layout that holds the candidate's images
     * @param to layout of the release
     */
    public ImagePromoter(Layout from, Layout to, ReleaseId id, String repository) {
        this.from = from;
        this.to = to;
        this.assembler = new ImageAssembler(to, id, repository);
    }

    /**
     * Promotes one image.
     *
     * @param index digest of the candidate's index
     * @param stampFiles further files of the stamp layer by name
     * @throws ReleaseException RC_PAYLOAD_MISMATCH when an image has no stamp layer to exchange
     */
    public ImageBuild promote(ImageSpec image, Sha256 index, Map<String, byte[]> stampFiles) throws IOException {
        Map<Platform, LayersTar> platforms = new LinkedHashMap<>();
        Map<String, String> labels = Map.of();
        Fields document = Fields.of(from.readJson(new Descriptor("", index, 0, "", Map.of())), "");
        for (Fields entry : document.list("manifests")) {
            Descriptor manifest = Descriptor.read(entry);
            Fields content = Fields.of(from.readJson(manifest), "");
            labels = content.textMap("annotations");
            platforms.put(Platform.parse(manifest.platform()), withoutStamp(image, content));
        }
        ImageBuild.Base base =
                new ImageBuild.Base(labels.getOrDefault(BASE + "name", ""), labels.getOrDefault(BASE + "digest", ""));
        return assembler.assemble(image, platforms, base, stampFiles);
    }

    private LayersTar withoutStamp(ImageSpec image, Fields manifest) throws IOException {
        List<Descriptor> layers =
                manifest.list("layers").stream().map(Descriptor::read).toList();
        Mapping config = (Mapping)
                from.readJson(Descriptor.read(manifest.fields("config").orElseThrow()));
        if (layers.size() < 2) {
            throw new ReleaseException(
                    Code.RC_PAYLOAD_MISMATCH, "the candidate's image " + image.name() + " has no stamp layer");
        }
        List<Descriptor> payload = layers.subList(0, layers.size() - 1);
        for (Descriptor layer : payload) {
            try (InputStream in = Files.newInputStream(from.blob(layer.digest()))) {
                to.put(layer.digest(), in);
            }
        }
        return new LayersTar(payload, withoutLast(config));
    }

    /** The configuration as it was before the stamp: without its diff id and its history entry. */
    private static Mapping withoutLast(Mapping config) {
        Map<String, Node> entries = new LinkedHashMap<>(config.entries());
        entries.computeIfPresent("history", (key, history) -> shortened(history));
        entries.computeIfPresent("rootfs", (key, rootfs) -> {
            Map<String, Node> parts = new LinkedHashMap<>(((Mapping) rootfs).entries());
            parts.computeIfPresent("diff_ids", (k, ids) -> shortened(ids));
            return Mapping.of(parts);
        });
        return Mapping.of(entries);
    }

    private static Sequence shortened(Node list) {
        List<Node> items = new ArrayList<>(((Sequence) list).items());
        items.remove(items.size() - 1);
        return Sequence.of(items);
    }
}
