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

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Fields;
import run.aicr.release.base.BaseStore;
import run.aicr.release.base.PinnedBase;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.Platform;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.config.ReleaseConfig.Missing;
import run.aicr.release.config.WheelSpec;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.notice.Component;
import run.aicr.release.sbom.ShippedWheels;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.wheel.WheelStore;
import run.aicr.release.wheel.Wheels;

/**
 * The images that are made of Python wheels, with their wheels opened; what they carry goes into notices and bills of
 * materials before the images themselves are made.
 */
public final class WheelImages implements Closeable {
    private static final String PYTHON_VERSION = "PYTHON_VERSION=";

    private final Map<String, Wheels> wheels = new LinkedHashMap<>();
    private final Map<String, PinnedBase> on = new LinkedHashMap<>();
    private final List<Missing> missing = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();

    private WheelImages() {}

    /** Of a build that makes none. */
    public static WheelImages none() {
        return new WheelImages();
    }

    /**
     * Collects bases and wheels of all images that are made of wheels.
     *
     * @throws ReleaseException CONFIG_INVALID or MISSING_ARTIFACT when a real release lacks base or wheels; see {@link
     *     BaseStore#of} and {@link WheelStore#collect}
     */
    public static WheelImages collect(ReleaseConfig config, ReleaseId id, BaseStore bases, WheelStore store)
            throws IOException {
        WheelImages images = new WheelImages();
        try {
            for (ImageSpec image : config.images()) {
                if (image.wheels().isPresent()) {
                    images.collect(image, image.wheels().get(), config.imagePlatforms(), bases, store);
                }
            }
            images.requireWhole(id);
            return images;
        } catch (IOException | RuntimeException e) {
            images.close();
            throw e;
        }
    }

    /** Without a base nothing is downloaded: the wheels would lie there for nothing. */
    private void collect(ImageSpec image, WheelSpec spec, List<Platform> platforms, BaseStore bases, WheelStore store)
            throws IOException {
        Optional<PinnedBase> base = bases.of(image, platforms);
        if (base.isEmpty()) {
            missing.add(new Missing(
                    image.name(),
                    image.baseDigest().isEmpty()
                            ? "its base " + image.baseName() + ", which has the Python that a minimal root lacks, is"
                                    + " not pinned; run mvn aicr-release:pin"
                            : "its base " + image.baseName() + " is not in the cache; let it be pulled:"
                                    + " -Daicr.release.inputs=fetch"));
            return;
        }
        WheelStore.Collected collected = store.collect(spec, platforms);
        if (collected.wheels().isEmpty()) {
            missing.add(new Missing(image.name(), collected.lack()));
        } else {
            wheels.put(image.name(), collected.wheels().get());
            on.put(image.name(), base.get());
            collected.wheels().get().components().stream()
                    .filter(c -> !components.contains(c))
                    .forEach(components::add);
        }
    }

    private void requireWhole(ReleaseId id) {
        if (!id.rehearsal() && !missing.isEmpty()) {
            Missing first = missing.get(0);
            throw new ReleaseException(
                    Code.CONFIG_INVALID,
                    "a real release must be complete, but " + first.name() + " is missing: " + first.reason());
        }
    }

    /** The wheels of an image; empty when they are missing, or it has none. */
    Optional<Wheels> of(ImageSpec image) {
        return Optional.ofNullable(wheels.get(image.name()));
    }

    /** Images that cannot be made. */
    public List<Missing> missing() {
        return List.copyOf(missing);
    }

    /** Third-party components of all images. */
    public List<Component> components() {
        return List.copyOf(components);
    }

    /** What the images carry, by {@link ImageDocuments#key}. */
    public Map<String, ShippedWheels> shipped(ReleaseId id) {
        Map<String, ShippedWheels> shipped = new LinkedHashMap<>();
        wheels.forEach((image, of) -> on.get(image).platforms().forEach((platform, base) -> {
            String name = of.spec().distribution();
            shipped.put(
                    ImageDocuments.key(name, platform.toString()),
                    new ShippedWheels(id, platform, name, python(of.spec(), base), of.on(platform)));
        }));
        return shipped;
    }

    /** Official images of Python say in their environment which one they have; else the numbers that we looked for. */
    private static String python(WheelSpec spec, PinnedBase.OnPlatform base) {
        return Fields.of(base.config(), "").fields("config").map(c -> c.texts("Env")).orElse(List.of()).stream()
                .filter(v -> v.startsWith(PYTHON_VERSION + spec.python() + "."))
                .map(v -> v.substring(PYTHON_VERSION.length()))
                .findFirst()
                .orElse(spec.python());
    }

    @Override
    public void close() throws IOException {
        for (Wheels each : wheels.values()) {
            each.close();
        }
    }
}
