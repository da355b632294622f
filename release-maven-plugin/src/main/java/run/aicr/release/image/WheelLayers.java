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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.file.ArchiveEntry;
import run.aicr.file.PlainGzip;
import run.aicr.file.PlainTar;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.base.BaseRoot;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.config.WheelSpec;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.wheel.Wheels;

/**
 * Layers and configuration of an image of Python wheels: an account, the wheels that all platforms share, those of one
 * platform. Nothing in them names the version of the release (spec images §9).
 */
final class WheelLayers {
    /** A higher one takes twice the time for 0.3 % (spec images §8). */
    private static final int LEVEL = 6;

    /**
     * Where Python keeps the byte code that it makes: the library is not writable, and without it every process of a
     * benchmark compiles what it loads anew.
     */
    private static final String BYTE_CODE = "PYTHONPYCACHEPREFIX=/tmp/python-byte-code";

    private final ImageSpec image;
    private final Wheels wheels;
    private final Layout layout;
    private final Path work;
    private final Instant time;
    private Optional<Layer> shared = Optional.empty();

    /** @param work folder for a layer while it is written */
    WheelLayers(ImageSpec image, Wheels wheels, Layout layout, Path work, Instant time) {
        this.image = image;
        this.wheels = wheels;
        this.layout = layout;
        this.work = work;
        this.time = time;
    }

    private record Layer(String name, Descriptor descriptor, Sha256 diffId) {}

    /**
     * For one platform, to be put on its base.
     *
     * @throws ReleaseException CONFIG_INVALID when the base has no such Python, or has the account already
     */
    LayersTar on(Platform platform, BaseRoot root) throws IOException {
        WheelSpec spec = wheels.spec();
        for (String needed : List.of(spec.interpreter(), spec.libraryFile())) {
            if (!root.has(needed)) {
                throw new ReleaseException(
                        Code.CONFIG_INVALID,
                        "the base " + image.baseName() + " of " + image.name() + " has no /" + needed + " for "
                                + platform,
                        "Choose a base with Python " + spec.python() + " below " + spec.prefix()
                                + ", or correct 'python' and 'prefix' in .release.yaml");
            }
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(write("account", new Account(image, spec.account()).on(root)));
        if (shared.isEmpty()) {
            shared = Optional.of(write("wheels of all platforms", wheels.shared()));
        }
        layers.add(shared.get());
        layers.add(write("wheels of the platform", wheels.own(platform)));
        return new LayersTar(layers.stream().map(Layer::descriptor).toList(), config(platform, layers));
    }

    private Layer write(String name, List<ArchiveEntry> entries) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(work), "layer-", ".tar.gz");
        try {
            MessageDigest plain = Sha256.newDigest();
            MessageDigest packed = Sha256.newDigest();
            OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), packed);
            try (OutputStream tar = new DigestOutputStream(new PlainGzip(out, LEVEL), plain)) {
                PlainTar.write(tar, entries, time);
            }
            Sha256 digest = Sha256.from(packed);
            try (InputStream in = Files.newInputStream(file)) {
                layout.put(digest, in);
            }
            Descriptor descriptor = new Descriptor(MediaTypes.LAYER_GZIP, digest, Files.size(file), "", Map.of());
            return new Layer(name, descriptor, Sha256.from(plain));
        } finally {
            Files.delete(file);
        }
    }

    private Mapping config(Platform platform, List<Layer> layers) {
        List<Node> history = new ArrayList<>();
        layers.forEach(layer -> history.add(new Mapping.Builder()
                .put("created", time.toString())
                .put("created_by", "aicr-release")
                .put("comment", layer.name())
                .build()));
        Mapping container = new Mapping.Builder()
                .put("User", image.user())
                .put("Env", Sequence.ofTexts(List.of(BYTE_CODE)))
                .put("Entrypoint", Sequence.ofTexts(List.of(image.entrypoint())))
                .put("WorkingDir", image.workdir())
                .build();
        Mapping rootfs = new Mapping.Builder()
                .put("type", "layers")
                .put(
                        "diff_ids",
                        Sequence.ofTexts(
                                layers.stream().map(l -> l.diffId().prefixed()).toList()))
                .build();
        return new Mapping.Builder()
                .put("created", time.toString())
                .put("architecture", platform.architecture())
                .put("os", platform.os())
                .put("config", container)
                .put("history", Sequence.of(history))
                .put("rootfs", rootfs)
                .build();
    }
}
