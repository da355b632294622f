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
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.document.Fields;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.release.base.InstalledPackages;
import run.aicr.release.base.LayerReader;
import run.aicr.release.sbom.ShippedContent;
import run.aicr.release.sbom.ShippedImage;

/** Bills of materials of the images in a layout (spec release §3.3). */
public final class ImageDocuments {
    private static final String BASE = "org.opencontainers.image.base.";

    private final Layout layout;
    private final Map<String, ShippedContent> contents;
    private final LayerReader layers;

    /**
     * For the images of one release.
     *
     * @param contents what the images carry, by {@code <program> <platform>}
     */
    public ImageDocuments(Layout layout, Map<String, ShippedContent> contents) {
        this.layout = layout;
        this.contents = Map.copyOf(contents);
        this.layers = new LayerReader(layout);
    }

    /** Key of a program on a platform. */
    public static String key(String program, String platform) {
        return program + " " + platform;
    }

    /** The documents of an image by file name. */
    public Map<String, byte[]> of(ImageBuild image, String program) throws IOException {
        SortedMap<String, ShippedImage.OnPlatform> platforms = new TreeMap<>();
        for (Map.Entry<String, ImageBuild.PlatformImage> platform :
                image.platforms().entrySet()) {
            var manifest = platform.getValue().manifest();
            Fields document = Fields.of(layout.readJson(new Descriptor("", manifest, 0, "", Map.of())), "");
            Map<String, String> annotations = document.textMap("annotations");
            platforms.put(
                    platform.getKey(),
                    new ShippedImage.OnPlatform(
                            contents.get(key(program, platform.getKey())),
                            manifest,
                            annotations.getOrDefault(BASE + "name", ""),
                            annotations.getOrDefault(BASE + "digest", ""),
                            installed(image, document)));
        }
        return new ShippedImage(image.name(), image.index(), platforms).documents();
    }

    /** The minimal root has no packages; otherwise all layers but the stamp may say something about them. */
    private InstalledPackages installed(ImageBuild image, Fields manifest) throws IOException {
        if (image.base().isMinimalRoot()) {
            return InstalledPackages.NONE;
        }
        List<Descriptor> all =
                manifest.list("layers").stream().map(Descriptor::read).toList();
        Descriptor config = Descriptor.read(manifest.fields("config").orElseThrow());
        List<String> diffIds = Fields.of(layout.readJson(config), "")
                .fields("rootfs")
                .orElseThrow()
                .texts("diff_ids");
        return InstalledPackages.of(image.name(), layers, all.subList(0, all.size() - 1), diffIds);
    }
}
