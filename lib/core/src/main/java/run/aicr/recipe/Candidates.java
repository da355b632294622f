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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Overlay;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.error.AicrException;

/** Which overlays a query selects (spec recipe §6.2, §6.3). */
final class Candidates {
    private Candidates() {}

    /** The matching overlays that are no ancestor of another match, by specificity, then name. */
    static List<Overlay> of(Catalog catalog, Criteria query) {
        List<Overlay> matches = new ArrayList<>();
        Set<String> ancestors = new HashSet<>();
        for (Overlay overlay : catalog.overlays()) {
            if (overlay.criteria().isPresent() && overlay.criteria().get().matches(query)) {
                matches.add(overlay);
                addAncestors(catalog, overlay, ancestors);
            }
        }
        List<Overlay> candidates = new ArrayList<>();
        for (Overlay match : matches) {
            if (!ancestors.contains(match.name())) {
                candidates.add(match);
            }
        }
        Collections.sort(candidates, BySpecificity.INSTANCE);
        return candidates;
    }

    /** A cycle stops the walk; it is reported when the chain is built. */
    private static void addAncestors(Catalog catalog, Overlay overlay, Set<String> ancestors) {
        Overlay at = overlay;
        while (!at.isOnBase() && ancestors.add(at.base())) {
            Optional<Overlay> parent = catalog.overlay(at.base());
            if (parent.isEmpty()) {
                return;
            }
            at = parent.get();
        }
    }

    /**
     * Refuses a query that names a service but no operating system when the catalogue has recipes for this service and
     * accelerator only with one.
     *
     * @throws AicrException INVALID_REQUEST naming the systems to choose from
     */
    static void requireOs(Catalog catalog, Criteria query, List<Overlay> candidates) {
        if (Criteria.isOpen(query.service()) || !Criteria.isOpen(query.os())) {
            return;
        }
        for (Overlay candidate : candidates) {
            Criteria criteria = candidate.criteria().orElse(Criteria.ABSENT);
            boolean sameAccelerator = criteria.accelerator().equals(query.accelerator())
                    || Criteria.isOpen(criteria.accelerator()) && Criteria.isOpen(query.accelerator());
            if (criteria.service().equals(query.service()) && sameAccelerator) {
                return;
            }
        }
        Set<String> systems = systems(catalog, query);
        if (!systems.isEmpty()) {
            String accelerator = Criteria.isOpen(query.accelerator()) ? "" : query.accelerator();
            throw AicrException.invalidRequest("service '" + query.service()
                    + "' has no OS-agnostic recipe for accelerator '" + accelerator + "'; specify an OS (valid: "
                    + String.join(", ", systems) + ")");
        }
    }

    /** The systems of overlays that would match if the query named theirs. */
    private static Set<String> systems(Catalog catalog, Criteria query) {
        Set<String> systems = new TreeSet<>();
        for (Overlay overlay : catalog.overlays()) {
            Criteria criteria = overlay.criteria().orElse(Criteria.ABSENT);
            boolean namesOs = !Criteria.isOpen(criteria.os());
            if (namesOs
                    && criteria.service().equals(query.service())
                    && criteria.matches(query.with(Dimension.OS, criteria.os()))) {
                systems.add(criteria.os());
            }
        }
        return systems;
    }

    private static final class BySpecificity implements Comparator<Overlay> {
        private static final BySpecificity INSTANCE = new BySpecificity();

        @Override
        public int compare(Overlay a, Overlay b) {
            int order = Integer.compare(specificity(a), specificity(b));
            return order != 0 ? order : a.name().compareTo(b.name());
        }

        private static int specificity(Overlay overlay) {
            return overlay.criteria().orElse(Criteria.ABSENT).specificity();
        }
    }
}
