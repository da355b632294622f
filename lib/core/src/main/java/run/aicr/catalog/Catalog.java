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
package run.aicr.catalog;

import java.util.List;
import java.util.Optional;
import run.aicr.criteria.KnownValues;
import run.aicr.document.Mapping;

/** A recipe catalogue. It never changes and may be used by many threads. */
public interface Catalog {
    /** All overlays without the base, sorted by name. */
    List<Overlay> overlays();

    Optional<Overlay> overlay(String name);

    /** The content of the base recipe. */
    OverlayContent base();

    /** The content of one of this catalogue's overlays. */
    OverlayContent content(Overlay overlay);

    /** The names of all mixins, sorted. */
    List<String> mixinNames();

    Optional<Mixin> mixin(String name);

    /** The names of all components of the registry, in its order. */
    List<String> componentNames();

    Optional<Component> component(String name);

    /** The paths of all health checks, sorted. */
    List<String> checkPaths();

    /** The text of a health check, by its relative path. */
    Optional<String> check(String path);

    /** The paths of all values files, sorted. */
    List<String> valuesPaths();

    /** The content of a values file, by its relative path. */
    Optional<Mapping> values(String path);

    /** The paths of all other files: manifests, readiness gates, registry and validator catalogue; sorted. */
    List<String> filePaths();

    /** The bytes of one of the {@link #filePaths()}. */
    Optional<byte[]> file(String path);

    /** Whether there is a file of this path, of whatever kind. */
    default boolean holds(String path) {
        return valuesPaths().contains(path)
                || filePaths().contains(path)
                || checkPaths().contains(path);
    }

    /** SHA-256 over all source files, 64 hex digits. */
    String sourceDigest();

    /** The criteria values that overlays name (spec recipe §2.3). */
    default KnownValues knownValues() {
        return new OverlayValues(overlays(), false);
    }

    /** As {@link #knownValues()}, of embedded overlays only (strict mode, spec recipe §2.4). */
    default KnownValues embeddedValues() {
        return new OverlayValues(overlays(), true);
    }
}
