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

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import run.aicr.digest.Sha256;
import run.aicr.document.Mapping;
import run.aicr.oci.Descriptor;
import run.aicr.release.config.Platform;

/**
 * A base image whose blobs all lie in the cache, checked.
 *
 * @param name full reference, such as {@code gcr.io/distroless/base-nossl-debian12:debug-nonroot}
 * @param digest of its index
 * @param platforms those that were asked for
 */
public record PinnedBase(String name, Sha256 digest, SortedMap<Platform, OnPlatform> platforms) {
    public PinnedBase {
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
    }

    /**
     * One platform of a base.
     *
     * @param config its image configuration
     * @param layers in their order, with the media types of OCI; digests and sizes are those of the base
     */
    public record OnPlatform(Mapping config, List<Descriptor> layers) {
        public OnPlatform {
            layers = List.copyOf(layers);
        }
    }
}
