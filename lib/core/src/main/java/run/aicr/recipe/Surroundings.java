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

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Overlay;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;

/** Says what the catalogue has around criteria that it has nothing specific for. */
final class Surroundings {
    private Surroundings() {}

    /** A line for each value that was asked for and that no candidate names. */
    static void remark(Catalog catalog, Criteria query, List<Overlay> candidates, List<String> remarks) {
        for (Dimension dimension : Dimension.values()) {
            String wanted = query.value(dimension);
            if (Criteria.isOpen(wanted) || anyNames(candidates, dimension, wanted)) {
                continue;
            }
            Set<String> others = othersOf(catalog, query, dimension);
            String rest = others.isEmpty()
                    ? "; nothing that fits the other criteria names a value for " + dimension.word()
                    : "; with the other criteria there are: " + String.join(", ", others);
            remarks.add("nothing in the catalogue is specific to " + dimension.word() + " \"" + wanted + "\"" + rest);
        }
    }

    private static boolean anyNames(List<Overlay> candidates, Dimension dimension, String wanted) {
        for (Overlay candidate : candidates) {
            if (candidate.criteria().orElse(Criteria.ABSENT).value(dimension).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The values of overlays that would match if the query named theirs. */
    private static Set<String> othersOf(Catalog catalog, Criteria query, Dimension dimension) {
        Set<String> others = new TreeSet<>();
        for (Overlay overlay : catalog.overlays()) {
            String value = overlay.criteria().orElse(Criteria.ABSENT).value(dimension);
            if (!Criteria.isOpen(value)
                    && overlay.criteria().orElse(Criteria.ABSENT).matches(query.with(dimension, value))) {
                others.add(value);
            }
        }
        return others;
    }
}
