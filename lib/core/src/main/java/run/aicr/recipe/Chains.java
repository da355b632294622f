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
package run.aicr.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Overlay;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** From a leaf to its ancestors (spec recipe §7.1). */
final class Chains {
    private Chains() {}

    /**
     * The overlay and its ancestors without the base, the oldest first.
     *
     * @throws AicrException INVALID_REQUEST for a missing parent or a cycle
     */
    static List<Overlay> of(Catalog catalog, Overlay leaf) {
        List<Overlay> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Overlay at = leaf;
        while (true) {
            if (!seen.add(at.name())) {
                throw AicrException.invalidRequest("failed to resolve inheritance chain: circular inheritance detected:"
                        + " recipe \"" + at.name() + "\" references itself in inheritance chain");
            }
            chain.add(at);
            if (at.isOnBase()) {
                Collections.reverse(chain);
                return chain;
            }
            Optional<Overlay> parent = catalog.overlay(at.base());
            if (parent.isEmpty()) {
                throw new AicrException(
                        ErrorClass.INVALID_REQUEST,
                        "failed to resolve inheritance chain",
                        AicrException.notFound(
                                "recipe \"" + at.base() + "\" not found (referenced in inheritance chain)"));
            }
            at = parent.get();
        }
    }
}
