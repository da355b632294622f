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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.oci.Layout;
import run.aicr.release.product.ImageSpec;
import run.aicr.release.product.Platform;
import run.aicr.release.product.ReleaseConfig;
import run.aicr.release.product.ReleaseConfig.Missing;
import run.aicr.release.product.ReleaseId;
import run.aicr.release.product.Tree;

/** Makes all images of a rehearsal into one OCI image layout. */
public final class ImageBuilder {
    private final ReleaseConfig config;
    private final ReleaseId id;
    private final Path work;

    /**
     * A builder for one release.
     *
     * @param work folder for intermediate files; what is in it can be thrown away
     */
    public ImageBuilder(ReleaseConfig config, ReleaseId id, Path work) {
        this.config = config;
        this.id = id;
        this.work = work;
    }

    /** What was made, and what could not be. */
    public record Result(List<ImageBuild> images, List<Missing> missing) {}

    /**
     * Builds every image whose payload is there.
     *
     * @param payloads folder of payloads by their name, e.g. {@code aicr_linux_amd64}
     * @param stampFiles files of the stamp layers by name
     */
    public Result build(Path layoutFolder, Map<String, Path> payloads, Map<String, byte[]> stampFiles)
            throws IOException {
        Optional<RehearsalRoot> root = RehearsalRoot.ofThisMachine();
        List<ImageBuild> images = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        if (root.isEmpty()) {
            config.images()
                    .forEach(i -> missing.add(
                            new Missing(i.name(), "rehearsal images need a Linux machine with the GNU C library")));
            return new Result(images, missing);
        }
        Tree.delete(layoutFolder);
        Tree.delete(work);
        Files.createDirectories(work);
        ImageAssembler assembler = new ImageAssembler(Layout.create(layoutFolder), id, config.repository());
        Path base = work.resolve("rehearsal-root.tar");
        String host = "_" + Platform.host().fileName();
        Path runtime = payloads.entrySet().stream()
                .filter(p -> p.getKey().endsWith(host))
                .findFirst()
                .orElseThrow(() -> new IOException("no program was built for this machine"))
                .getValue()
                .resolve("lib/runtime");
        root.get()
                .write(
                        base,
                        runtime,
                        config.images().stream().map(ImageSpec::workdir).toList(),
                        id.date());
        for (ImageSpec image : config.images()) {
            images.add(image(image, base, payloads, assembler, stampFiles, missing));
        }
        Tree.delete(work);
        return new Result(List.copyOf(images), List.copyOf(missing));
    }

    private ImageBuild image(
            ImageSpec image,
            Path base,
            Map<String, Path> payloads,
            ImageAssembler assembler,
            Map<String, byte[]> stampFiles,
            List<Missing> missing)
            throws IOException {
        Map<Platform, LayersTar> layers = new LinkedHashMap<>();
        for (Platform platform : config.imagePlatforms()) {
            Path payload = payloads.get(config.program(image.program()).payloadName(platform));
            if (payload == null) {
                missing.add(new Missing(image.name() + " " + platform, "no Java runtime for " + platform));
                continue;
            }
            if (!platform.equals(Platform.host())) {
                missing.add(new Missing(
                        image.name() + " " + platform, "the minimal root of this machine is of another platform"));
                continue;
            }
            Path tar = work.resolve(image.shortName() + "-" + platform.fileName() + ".tar");
            new ImageLayers(work.resolve("cache"), id.date()).write(image, base, payload, tar);
            layers.put(platform, assembler.unpack(tar));
            Files.delete(tar);
        }
        String digest = Sha256.ofFile(base).prefixed();
        return assembler.assemble(image, layers, new ImageAssembler.Base(RehearsalRoot.NAME, digest), stampFiles);
    }
}
