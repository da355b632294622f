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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Overlay;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;

/** The list of what a catalogue has (spec recipe §15). */
public final class CatalogList {
    private CatalogList() {}

    /**
     * The overlays that have criteria, sorted by name.
     *
     * @param filter each dimension that is not open must have the same value in the overlay; nodes do not count
     * @param withHealth whether leaves are graded, which resolves each of them
     */
    public static List<CatalogEntry> of(Catalog catalog, Criteria filter, boolean withHealth) {
        Set<String> parents = new HashSet<>();
        for (Overlay overlay : catalog.overlays()) {
            parents.add(overlay.base());
        }
        RecipeResolver resolver = new RecipeResolver(catalog);
        List<CatalogEntry> entries = new ArrayList<>();
        for (Overlay overlay : catalog.overlays()) {
            if (overlay.criteria().isEmpty() || !fits(overlay.criteria().get(), filter)) {
                continue;
            }
            boolean leaf = !parents.contains(overlay.name());
            Optional<StructuralHealth> health = withHealth && leaf
                    ? Optional.of(
                            StructuralHealth.of(resolver, overlay.criteria().get()))
                    : Optional.empty();
            entries.add(new CatalogEntry(overlay, leaf, health));
        }
        return entries;
    }

    private static boolean fits(Criteria criteria, Criteria filter) {
        for (Dimension dimension : Dimension.values()) {
            String wanted = filter.value(dimension);
            if (!Criteria.isOpen(wanted) && !criteria.value(dimension).equals(wanted)) {
                return false;
            }
        }
        return true;
    }
}
