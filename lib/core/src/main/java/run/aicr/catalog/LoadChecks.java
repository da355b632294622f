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

import java.util.HashSet;
import java.util.Set;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** What must hold of a whole catalogue once its files are read (spec recipe §4, §26 item 6). */
final class LoadChecks {
    private LoadChecks() {}

    /**
     * Checks the dependencies of the base, and that no overlay is its own ancestor.
     *
     * @throws AicrException INVALID_REQUEST naming the fault
     */
    static void check(Catalog catalog) {
        try {
            Dependencies.check(catalog.base().componentRefs());
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, "base recipe validation failed", e);
        }
        for (Overlay overlay : catalog.overlays()) {
            refuseCycle(catalog, overlay);
        }
    }

    private static void refuseCycle(Catalog catalog, Overlay overlay) {
        Set<String> seen = new HashSet<>();
        Overlay at = overlay;
        while (at != null && !at.isOnBase()) {
            if (!seen.add(at.name())) {
                throw AicrException.invalidRequest("circular inheritance detected: recipe \"" + at.name() + "\" ("
                        + at.path() + ") references itself in inheritance chain");
            }
            at = catalog.overlay(at.base()).orElse(null);
        }
    }
}
