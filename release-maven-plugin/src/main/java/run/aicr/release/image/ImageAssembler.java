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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainGzip;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.archive.StampFile;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.version.ReleaseId;

/**
 * Completes images in a layout: stamp layer, labels, annotations, manifest, index (spec images §6). Only what it adds
 * names the version, so a promotion reuses all other layers unread.
 */
final class ImageAssembler {
    private static final int LEVEL = 9;

    private final Layout layout;
    private final ReleaseId id;
    private final String repository;

    ImageAssembler(Layout layout, ReleaseId id, String repository) {
        this.layout = layout;
        this.id = id;
        this.repository = repository;
    }

    /**
     * Adds the stamp to each platform's layers and ties them together.
     *
     * @param stampFiles further files of the stamp layer (licence, notices) by name
     */
    ImageBuild assemble(
            ImageSpec image, Map<Platform, LayersTar> layers, ImageBuild.Base base, Map<String, byte[]> stampFiles)
            throws IOException {
        Map<String, String> labels = labels(image, base);
        List<Node> manifests = new ArrayList<>();
        Map<String, ImageBuild.PlatformImage> platforms = new LinkedHashMap<>();
        for (Map.Entry<Platform, LayersTar> entry : new TreeMap<>(layers).entrySet()) {
            Platform platform = entry.getKey();
            Sha256 payload = payloadDigest(entry.getValue());
            Descriptor manifest = manifest(image, platform, entry.getValue(), payload, labels, stampFiles);
            manifests.add(manifest.withPlatform(platform.toString()).toNode());
            platforms.put(platform.toString(), new ImageBuild.PlatformImage(manifest.digest(), payload));
        }
        Descriptor index = layout.put(
                MediaTypes.INDEX,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", MediaTypes.INDEX)
                        .put("manifests", Sequence.of(manifests))
                        .put("annotations", Descriptor.annotationsNode(labels))
                        .build()));
        layout.tag(index, image.name() + ":" + id.tag());
        return new ImageBuild(image.name(), index.digest(), platforms, base);
    }

    private Descriptor manifest(
            ImageSpec image,
            Platform platform,
            LayersTar tar,
            Sha256 payload,
            Map<String, String> labels,
            Map<String, byte[]> stampFiles)
            throws IOException {
        String payloadName = image.shortName() + "/" + platform;
        StampLayer stamp = stampLayer(image, StampFile.json(id, payloadName, payload), stampFiles);
        List<Node> layers = new ArrayList<>();
        tar.layers().forEach(l -> layers.add(l.toNode()));
        layers.add(stamp.descriptor().toNode());
        Descriptor config = layout.put(MediaTypes.CONFIG, JsonWriter.compact(config(tar, stamp, labels)));
        return layout.put(
                MediaTypes.MANIFEST,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", MediaTypes.MANIFEST)
                        .put("config", config.toNode())
                        .put("layers", Sequence.of(layers))
                        .put("annotations", Descriptor.annotationsNode(labels))
                        .build()));
    }

    private record StampLayer(Descriptor descriptor, Sha256 diffId) {}

    private StampLayer stampLayer(ImageSpec image, byte[] stamp, Map<String, byte[]> files) throws IOException {
        String home = "opt/" + image.program() + "/";
        List<ArchiveEntry> entries = new ArrayList<>();
        entries.add(new ArchiveEntry.File(home + StampFile.NAME, false, ArchiveEntry.Source.of(stamp)));
        files.forEach((name, content) ->
                entries.add(new ArchiveEntry.File(home + name, false, ArchiveEntry.Source.of(content))));
        if (image.wheels().isEmpty()) {
            entries.add(new ArchiveEntry.Link(
                    image.entrypoint().substring(1), "/opt/" + image.program() + "/" + image.program()));
        }
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        PlainTar.write(tar, entries, id.date());
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (PlainGzip out = new PlainGzip(gzip, LEVEL)) {
            out.write(tar.toByteArray());
        }
        return new StampLayer(layout.put(MediaTypes.LAYER_GZIP, gzip.toByteArray()), Sha256.of(tar.toByteArray()));
    }

    /** Jib's configuration with the stamp's diff id, its history entry and the labels. */
    private Mapping config(LayersTar tar, StampLayer stamp, Map<String, String> labels) {
        Mapping.Builder config = new Mapping.Builder();
        tar.config().entries().forEach((key, value) -> {
            switch (key) {
                case "config" -> config.put(key, with((Mapping) value, "Labels", MergedConfig.labels(value, labels)));
                case "rootfs" ->
                    config.put(
                            key,
                            with(
                                    (Mapping) value,
                                    "diff_ids",
                                    append(
                                            ((Mapping) value).find("diff_ids"),
                                            Scalar.text(stamp.diffId().prefixed()))));
                case "history" -> config.put(key, append(Optional.of(value), history()));
                default -> config.put(key, value);
            }
        });
        return config.build();
    }

    private Mapping history() {
        return new Mapping.Builder()
                .put("created", id.dateText())
                .put("created_by", "aicr-release")
                .put("comment", "stamp")
                .build();
    }

    private static Mapping with(Mapping mapping, String key, Node value) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, value);
        return Mapping.of(entries);
    }

    private static Sequence append(Optional<Node> list, Node item) {
        List<Node> items = new ArrayList<>();
        list.ifPresent(l -> items.addAll(((Sequence) l).items()));
        items.add(item);
        return Sequence.of(items);
    }

    /** SHA-256 over the diff ids of the layers that Jib made, one a line. */
    private static Sha256 payloadDigest(LayersTar tar) {
        StringBuilder lines = new StringBuilder();
        Mapping rootfs = (Mapping) tar.config().find("rootfs").orElseThrow();
        for (Node diffId : ((Sequence) rootfs.find("diff_ids").orElseThrow()).items()) {
            lines.append(((Scalar) diffId).text()).append('\n');
        }
        return Sha256.of(lines.toString());
    }

    private Map<String, String> labels(ImageSpec image, ImageBuild.Base base) {
        String prefix = "org.opencontainers.image.";
        Map<String, String> labels = new TreeMap<>();
        labels.put(prefix + "created", id.dateText());
        labels.put(prefix + "title", image.title());
        labels.put(prefix + "description", image.description());
        labels.put(prefix + "revision", id.commit());
        labels.put(prefix + "version", id.tag());
        labels.put(prefix + "source", "https://github.com/" + repository);
        labels.put(prefix + "url", "https://github.com/" + repository);
        labels.put(prefix + "licenses", "Apache-2.0");
        labels.put(prefix + "vendor", "NVIDIA");
        labels.put(prefix + "base.name", base.name());
        labels.put(prefix + "base.digest", base.digest());
        image.wheels().ifPresent(w -> labels.put(w.versionLabel(), w.version()));
        if (id.rehearsal()) {
            labels.put("run.aicr.rehearsal", "true");
        }
        return labels;
    }

    Layout layout() {
        return layout;
    }

    /** Unpacks what Jib wrote into the layout of this assembler. */
    LayersTar unpack(Path tar) throws IOException {
        return LayersTar.unpackInto(layout, tar);
    }
}
