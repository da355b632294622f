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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;

/**
 * A finished image in the layout.
 *
 * @param index digest of its index
 * @param platforms platform to what was made for it, sorted
 */
public record ImageBuild(String name, Sha256 index, Map<String, PlatformImage> platforms, Base base) {

    /**
     * What the image is made on.
     *
     * @param name full reference; {@link RehearsalRoot#NAME} for the minimal root
     * @param digest of its index, {@code sha256:…}; of the minimal root, that of its tar
     */
    public record Base(String name, String digest) {
        /** Of images that were read back from a public release, where only their labels say it. */
        public static final Base UNKNOWN = new Base("", "");

        public boolean isKnown() {
            return !name.isEmpty();
        }

        public boolean isMinimalRoot() {
            return name.equals(RehearsalRoot.NAME);
        }

        /** As build manifest and release index state it. */
        public Mapping toNode() {
            return new Mapping.Builder().put("name", name).put("digest", digest).build();
        }
    }

    /** What statements are about: the index, then the manifests in the order of their platforms. */
    public List<Sha256> subjects() {
        List<Sha256> subjects = new ArrayList<>();
        subjects.add(index);
        new TreeMap<>(platforms).values().forEach(p -> subjects.add(p.manifest()));
        return subjects;
    }

    /**
     * One platform of an image.
     *
     * @param manifest digest of the manifest
     * @param payload SHA-256 over the {@code diff_id}s of all layers but the stamp layer, one a line
     */
    public record PlatformImage(Sha256 manifest, Sha256 payload) {}
}
