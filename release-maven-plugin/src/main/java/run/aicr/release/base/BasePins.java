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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.oci.Reference;
import run.aicr.oci.Registry;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/** Asks the registries of the bases what their tags stand for now. */
public final class BasePins {
    private final Function<String, Registry> registries;

    /** With the registry of each host, see {@link BaseStore#anonymous}. */
    public BasePins(Function<String, Registry> registries) {
        this.registries = registries;
    }

    /**
     * The base of one image.
     *
     * @param before digest in the configuration; empty when it had none
     * @param now digest of the index that the tag stands for
     */
    public record Pin(String image, String base, String before, String now) {
        public boolean isChange() {
            return !before.equals(now);
        }
    }

    /**
     * The digests of all bases, in the order of the images. Each base is asked for once.
     *
     * @throws ReleaseException CONFIG_INVALID for a base without a tag, one that is no index, or one that lacks a platform
     *     of the images; REMOTE_UNREACHABLE, MISSING_ARTIFACT, AUTH_FAILED, RATE_LIMITED by what the registry answers
     */
    public List<Pin> of(ReleaseConfig config) {
        Map<String, String> asked = new HashMap<>();
        List<Pin> pins = new ArrayList<>();
        for (ImageSpec image : config.images()) {
            String now = asked.computeIfAbsent(image.baseName(), name -> digest(image, config));
            pins.add(new Pin(image.name(), image.baseName(), image.baseDigest(), now));
        }
        return List.copyOf(pins);
    }

    private String digest(ImageSpec image, ReleaseConfig config) {
        Reference base = reference(image);
        try {
            byte[] index = registries.apply(base.host()).manifest(base.repository(), base.manifest());
            BaseIndex.read(base, index, config.imagePlatforms());
            return Sha256.of(index).prefixed();
        } catch (AicrException e) {
            throw BaseFault.of(base, e);
        }
    }

    private static Reference reference(ImageSpec image) {
        try {
            Reference base = Reference.parse(image.baseName());
            if (base.tag().isEmpty() || base.digest().isPresent()) {
                throw AicrException.invalidRequest(
                        "base.name must end with a tag, and the digest stands in base.digest: " + image.baseName());
            }
            return base;
        } catch (AicrException e) {
            throw new ReleaseException(Code.CONFIG_INVALID, image.name() + ": " + e.sentence()).because(e);
        }
    }
}
