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
package run.aicr.attestation.release;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a release is looked at, and how much of it is at hand.
 *
 * @param archives whether the archives are at hand; a kit carries none
 * @param images whether images are looked at
 * @param layers whether the layers of images are at hand; a registry's stay there, their digests are signed
 * @param platform the only platform whose archives, bills of materials and manifests are looked at, such as
 *     {@code linux/amd64}; empty for all
 */
public record Extent(boolean archives, boolean images, boolean layers, String platform) {
    /** The whole release. */
    public static final Extent ALL = new Extent(true, true, true, "");

    private static final String ARCHIVE = ".tar.gz";
    private static final Pattern OF_PLATFORM =
            Pattern.compile("aicrd?_.+_([a-z]+)_([a-z0-9]+)\\.(?:tar\\.gz|sbom\\.json)");

    /** Everything but the archives and the layers. */
    public Extent statementsOnly() {
        return new Extent(false, images, false, platform);
    }

    public Extent withoutArchives() {
        return new Extent(false, images, layers, platform);
    }

    public Extent withoutLayers() {
        return new Extent(archives, images, false, platform);
    }

    public Extent withoutImages() {
        return new Extent(archives, false, layers, platform);
    }

    public Extent of(String onlyPlatform) {
        return new Extent(archives, images, layers, onlyPlatform);
    }

    /** Whether the asset is looked at. */
    boolean takes(String asset) {
        if (!archives && asset.endsWith(ARCHIVE)) {
            return false;
        }
        Matcher name = OF_PLATFORM.matcher(asset);
        return !name.matches() || takesPlatform(name.group(1) + "/" + name.group(2));
    }

    boolean takesPlatform(String name) {
        return platform.isEmpty() || platform.equals(name);
    }
}
