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
import run.aicr.release.base.BaseRoot;
import run.aicr.release.base.BaseShell;
import run.aicr.release.base.BaseStore;
import run.aicr.release.base.LayerReader;
import run.aicr.release.base.PinnedBase;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.wheel.Wheels;
import run.aicr.release.work.Tree;

/** Makes all images of a release into one OCI image layout. */
public final class ImageBuilder {
    private final ReleaseConfig config;
    private final ReleaseId id;
    private final Path work;
    private final BaseStore bases;
    private final WheelImages wheelImages;

    /** A builder for a release without images of wheels. */
    public ImageBuilder(ReleaseConfig config, ReleaseId id, Path work, BaseStore bases) {
        this(config, id, work, bases, WheelImages.none());
    }

    /**
     * A builder for one release.
     *
     * @param work folder for intermediate files; what is in it can be thrown away
     */
    public ImageBuilder(ReleaseConfig config, ReleaseId id, Path work, BaseStore bases, WheelImages wheelImages) {
        this.wheelImages = wheelImages;
        this.config = config;
        this.id = id;
        this.work = work;
        this.bases = bases;
    }

    /** What was made, and what could not be. */
    public record Result(List<ImageBuild> images, List<Missing> missing) {}

    /**
     * Builds every image whose payload is there: on its pinned base, or in a rehearsal without one on a minimal root made
     * from this machine.
     *
     * @param payloads folder of payloads by their name, e.g. {@code aicr_linux_amd64}
     * @param stampFiles files of the stamp layers by name
     * @throws ReleaseException CONFIG_INVALID or MISSING_ARTIFACT when a real release has no base; see
     *     {@link BaseStore#of} for bases that cannot be used
     */
    public Result build(Path layoutFolder, Map<String, Path> payloads, Map<String, byte[]> stampFiles)
            throws IOException {
        Tree.delete(layoutFolder);
        Tree.delete(work);
        Files.createDirectories(work);
        Making making = new Making(
                new ImageAssembler(Layout.create(layoutFolder), id, config.repository()), payloads, stampFiles);
        List<ImageBuild> images = new ArrayList<>();
        for (ImageSpec image : config.images()) {
            if (image.wheels().isPresent() && wheelImages.of(image).isEmpty()) {
                continue;
            }
            Optional<PinnedBase> base = bases.of(image, config.imagePlatforms());
            if (base.isPresent()) {
                images.add(making.onBase(image, base.get()));
            } else {
                requireRehearsal(image);
                making.onRoot(image).ifPresent(images::add);
            }
        }
        Tree.delete(work);
        making.missing.addAll(wheelImages.missing());
        return new Result(List.copyOf(images), List.copyOf(making.missing));
    }

    private void requireRehearsal(ImageSpec image) {
        if (!id.rehearsal()) {
            throw image.baseDigest().isEmpty()
                    ? new ReleaseException(
                            Code.CONFIG_INVALID,
                            "the base " + image.baseName() + " of " + image.name() + " has no digest",
                            BaseStore.HOW_TO_PIN)
                    : new ReleaseException(
                            Code.MISSING_ARTIFACT,
                            "the base " + image.baseName() + " of " + image.name() + " is not in the cache",
                            "Let it be pulled: -Daicr.release.inputs=fetch");
        }
    }

    /** Makes our layers for one platform of a base. */
    private interface OursOn {
        LayersTar on(PinnedBase.OnPlatform base) throws IOException;
    }

    /** The images of one build, and what is missing of them. */
    private final class Making {
        private final ImageAssembler assembler;
        private final Map<String, Path> payloads;
        private final Map<String, byte[]> stampFiles;
        private final List<Missing> missing = new ArrayList<>();
        private final Optional<RehearsalRoot> root = RehearsalRoot.ofThisMachine();
        private final LayerReader reader;

        Making(ImageAssembler assembler, Map<String, Path> payloads, Map<String, byte[]> stampFiles) {
            this.assembler = assembler;
            this.reader = new LayerReader(assembler.layout());
            this.payloads = payloads;
            this.stampFiles = stampFiles;
        }

        ImageBuild onBase(ImageSpec image, PinnedBase base) throws IOException {
            Map<Platform, LayersTar> layers = new LinkedHashMap<>();
            for (Map.Entry<Platform, OursOn> each : ours(image, base.name()).entrySet()) {
                Platform platform = each.getKey();
                PinnedBase.OnPlatform below =
                        Optional.ofNullable(base.platforms().get(platform)).orElseThrow();
                bases.copyLayers(below, assembler.layout());
                Optional<String> shell = BaseShell.missingLink(base.name(), below, reader);
                LayersTar ours = each.getValue().on(below);
                LayersTar all =
                        shell.isEmpty() ? ours : ShellLayer.below(ours, shell.get(), assembler.layout(), id.date());
                layers.put(platform, MergedConfig.onto(below, all));
            }
            ImageBuild.Base named =
                    new ImageBuild.Base(base.name(), base.digest().prefixed());
            return assembler.assemble(image, layers, named, stampFiles);
        }

        /** How our layers of each platform are made, from wheels or from a payload. */
        private Map<Platform, OursOn> ours(ImageSpec image, String base) {
            Map<Platform, OursOn> ours = new LinkedHashMap<>();
            Optional<Wheels> wheels = wheelImages.of(image);
            if (wheels.isPresent()) {
                WheelLayers layers = new WheelLayers(image, wheels.get(), assembler.layout(), work, id.date());
                config.imagePlatforms()
                        .forEach(p -> ours.put(p, below -> layers.on(p, BaseRoot.of(base, below, reader))));
            } else {
                present(image)
                        .forEach((p, payload) -> ours.put(p, below -> layers(image, p, Optional.empty(), payload)));
            }
            return ours;
        }

        Optional<ImageBuild> onRoot(ImageSpec image) throws IOException {
            if (root.isEmpty()) {
                missing.add(new Missing(image.name(), "rehearsal images need a Linux machine with the GNU C library"));
                return Optional.empty();
            }
            Path tar = rootTar();
            Map<Platform, LayersTar> layers = new LinkedHashMap<>();
            for (Map.Entry<Platform, Path> payload : present(image).entrySet()) {
                Platform platform = payload.getKey();
                if (platform.equals(Platform.host())) {
                    layers.put(platform, layers(image, platform, Optional.of(tar), payload.getValue()));
                } else {
                    String reason = "the minimal root of this machine is of another platform";
                    missing.add(new Missing(image.name() + " " + platform, reason));
                }
            }
            ImageBuild.Base base =
                    new ImageBuild.Base(RehearsalRoot.NAME, Sha256.ofFile(tar).prefixed());
            return Optional.of(assembler.assemble(image, layers, base, stampFiles));
        }

        private Map<Platform, Path> present(ImageSpec image) {
            Map<Platform, Path> present = new LinkedHashMap<>();
            for (Platform platform : config.imagePlatforms()) {
                Path payload = payloads.get(config.program(image.program()).payloadName(platform));
                if (payload == null) {
                    missing.add(new Missing(image.name() + " " + platform, "no Java runtime for " + platform));
                } else {
                    present.put(platform, payload);
                }
            }
            return present;
        }

        private LayersTar layers(ImageSpec image, Platform platform, Optional<Path> base, Path payload)
                throws IOException {
            Path tar = work.resolve(image.shortName() + "-" + platform.fileName() + ".tar");
            new ImageLayers(work.resolve("cache"), id.date()).write(image, platform, base, payload, tar);
            LayersTar layers = assembler.unpack(tar);
            Files.delete(tar);
            return layers;
        }

        /** The minimal root, written when the first image needs it. */
        private Path rootTar() throws IOException {
            Path tar = work.resolve("rehearsal-root.tar");
            if (!Files.exists(tar)) {
                String host = "_" + Platform.host().fileName();
                Path payload = payloads.entrySet().stream()
                        .filter(p -> p.getKey().endsWith(host))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no program was built for this machine"))
                        .getValue();
                List<String> folders =
                        config.images().stream().map(ImageSpec::workdir).toList();
                root.orElseThrow().write(tar, payload.resolve("lib/runtime"), folders, id.date());
            }
            return tar;
        }
    }
}
