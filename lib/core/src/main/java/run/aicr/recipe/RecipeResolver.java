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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.Dependencies;
import run.aicr.catalog.Mixin;
import run.aicr.catalog.Overlay;
import run.aicr.constraint.Readings;
import run.aicr.criteria.Criteria;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Resolves criteria to recipes. It holds no state but the catalogue and may be used by many threads. */
public final class RecipeResolver {
    private final Catalog catalog;

    public RecipeResolver(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The recipe for the criteria (spec recipe §7.6). Criteria that match no overlay give the base recipe.
     *
     * @param criteria parsed values; {@code any} where a dimension is open
     * @throws AicrException INVALID_REQUEST when an operating system must be given, or when what the catalogue says
     *     cannot be put together; NOT_FOUND for an unknown mixin; INTERNAL for a missing health check
     */
    public Recipe resolve(Criteria criteria) {
        List<String> remarks = new ArrayList<>();
        List<Overlay> candidates = candidates(criteria, remarks);
        return finished(criteria, merged(candidates, remarks), List.of(), List.of(), remarks);
    }

    /**
     * The recipe for the criteria in a cluster of which readings are known: overlays whose constraints fail are left out
     * (spec recipe §10).
     *
     * @throws AicrException as {@link #resolve(Criteria)}; CONFLICT when a constraint fails and failing was asked for
     */
    public Recipe resolve(Criteria criteria, Readings readings, OnConstraintFailure onFailure) {
        List<String> remarks = new ArrayList<>();
        SnapshotFilter filter = new SnapshotFilter(catalog, readings, onFailure, remarks);
        List<Overlay> candidates = filter.passing(candidates(criteria, remarks));
        RecipeMerge merge = merged(candidates, remarks);
        Optional<List<Overlay>> staying = filter.passingMixins(merge, candidates);
        if (staying.isPresent()) {
            merge = merged(staying.get(), remarks);
        }
        filter.remarkMerged(merge);
        return finished(criteria, merge, filter.excluded(), filter.warnings(), remarks);
    }

    private List<Overlay> candidates(Criteria criteria, List<String> remarks) {
        List<Overlay> candidates = Candidates.of(catalog, criteria);
        Candidates.requireOs(catalog, criteria, candidates);
        Surroundings.remark(catalog, criteria, candidates, remarks);
        return candidates;
    }

    private RecipeMerge merged(List<Overlay> candidates, List<String> remarks) {
        RecipeMerge merge = new RecipeMerge(catalog.base(), remarks);
        for (Overlay candidate : candidates) {
            merge.add(Chains.of(catalog, candidate), catalog);
        }
        for (String name : merge.mixins()) {
            MixinMerge.add(merge, mixin(name));
        }
        return merge;
    }

    private Mixin mixin(String name) {
        Optional<Mixin> mixin = catalog.mixin(name);
        if (mixin.isEmpty()) {
            throw AicrException.notFound("mixin \"" + name + "\" not found in recipes/mixins/");
        }
        return mixin.get();
    }

    private Recipe finished(
            Criteria criteria,
            RecipeMerge merge,
            List<ExcludedOverlay> excluded,
            List<ConstraintWarning> warnings,
            List<String> remarks) {
        if (merge.applied().size() == 1) {
            remarks.add("no environment-specific overlays matched, using base configuration only");
        }
        List<ComponentRef> refs = merge.componentRefs();
        try {
            Dependencies.check(refs);
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, "merged recipe validation failed", e);
        }
        List<String> order = DeploymentOrder.of(refs, remarks);
        List<ComponentRef> complete = new Finishing(catalog).complete(refs);
        Coherence.check(complete);
        return new Recipe(
                criteria,
                merge.applied(),
                excluded,
                warnings,
                merge.constraints(),
                complete,
                order,
                merge.validation(),
                new ArrayList<>(new LinkedHashSet<>(remarks)));
    }
}
