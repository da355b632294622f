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
package run.aicr.release.difference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.attestation.release.PublishedIndex;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.oci.Layout;
import run.aicr.release.image.ImageBuild;

/**
 * Sizes in bytes by what a reader knows it as.
 *
 * @param bytes of unpacked programs, and of the compressed layers of images
 */
record ShippedSizes(SortedMap<String, Long> bytes) {
    private static final double KIB = 1024;

    ShippedSizes {
        bytes = Collections.unmodifiableSortedMap(new TreeMap<>(bytes));
    }

    /** Sizes of the images that the layout holds; what it lacks is left out. */
    static SortedMap<String, Long> ofImages(Path layout, Map<String, Map<String, Sha256>> images) throws IOException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (Map.Entry<String, Map<String, Sha256>> image : images.entrySet()) {
            for (Map.Entry<String, Sha256> platform : image.getValue().entrySet()) {
                Optional<Long> size = layers(layout, platform.getValue());
                size.ifPresent(s -> sizes.put(image.getKey() + " " + platform.getKey() + ", compressed", s));
            }
        }
        return sizes;
    }

    /** Manifests by image and platform, of a published release. */
    static Map<String, Map<String, Sha256>> manifests(PublishedIndex index) {
        Map<String, Map<String, Sha256>> manifests = new TreeMap<>();
        index.images()
                .forEach(image -> image.platforms()
                        .forEach((platform, p) -> manifests
                                .computeIfAbsent(image.name(), n -> new TreeMap<>())
                                .put(platform, p.manifest())));
        return manifests;
    }

    /** The same of a build. */
    static Map<String, Map<String, Sha256>> manifests(Iterable<ImageBuild> images) {
        Map<String, Map<String, Sha256>> manifests = new TreeMap<>();
        images.forEach(image -> image.platforms()
                .forEach((platform, p) -> manifests
                        .computeIfAbsent(image.name(), n -> new TreeMap<>())
                        .put(platform, p.manifest())));
        return manifests;
    }

    private static Optional<Long> layers(Path layout, Sha256 digest) throws IOException {
        Path blob = layout.resolve("oci-layout");
        if (!Files.isRegularFile(blob)) {
            return Optional.empty();
        }
        Path manifest = Layout.open(layout).blob(digest);
        if (!Files.isRegularFile(manifest) || Files.size(manifest) > Limits.DOCUMENT.maxBytes()) {
            return Optional.empty();
        }
        Fields fields =
                Fields.of(JsonReader.read(manifest.toString(), Files.readAllBytes(manifest), Limits.DOCUMENT), "");
        long sum = 0;
        for (Fields layer : fields.list("layers")) {
            sum += Long.parseLong(layer.requiredText("size"));
        }
        return Optional.of(sum);
    }

    /** Rows of what differs when written; what one side lacks is not compared. */
    String rowsTo(ShippedSizes now) {
        StringBuilder rows = new StringBuilder();
        bytes.forEach((what, before) -> {
            Long later = now.bytes.get(what);
            if (later != null && !text(before).equals(text(later))) {
                rows.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %+.1f %% |\n",
                        what,
                        text(before),
                        text(later),
                        100.0 * (later - before) / Math.max(1, before)));
            }
        });
        return rows.toString();
    }

    private static String text(long size) {
        return size < KIB * KIB
                ? String.format(Locale.ROOT, "%.1f KiB", size / KIB)
                : String.format(Locale.ROOT, "%.1f MiB", size / KIB / KIB);
    }
}
