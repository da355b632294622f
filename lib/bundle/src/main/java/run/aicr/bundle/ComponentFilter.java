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
package run.aicr.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import run.aicr.bundle.value.ComponentKeys;
import run.aicr.bundle.value.Overrides;
import run.aicr.catalog.ComponentRef;
import run.aicr.error.AicrException;
import run.aicr.recipe.Recipe;
import run.aicr.suggestion.NearestWords;

/** Which components of a recipe go into a bundle (spec bundle §3.1, §23 item 24). */
final class ComponentFilter {
    private final ComponentKeys keys;
    private final Overrides overrides;
    private final Optional<List<String>> only;

    ComponentFilter(ComponentKeys keys, Overrides overrides, Optional<List<String>> only) {
        this.keys = keys;
        this.overrides = overrides;
        this.only = only;
    }

    /**
     * The recipe without what was left out; edges to that are gone too.
     *
     * @param remarks receives a line for each component that is left out
     */
    Recipe filtered(Recipe recipe, List<String> remarks) {
        checkTwins(recipe);
        checkOnly(recipe);
        List<ComponentRef> kept = new ArrayList<>();
        for (ComponentRef ref : recipe.componentRefs()) {
            if (isKept(ref, remarks)) {
                kept.add(ref);
            }
        }
        if (kept.isEmpty()) {
            throw AicrException.invalidRequest("no component is left to bundle: all are disabled");
        }
        Set<String> declared = names(recipe.componentRefs());
        Set<String> names = names(kept);
        List<ComponentRef> pruned = new ArrayList<>();
        for (ComponentRef ref : kept) {
            checkDependencies(ref, declared);
            pruned.add(ref.withDependencyRefs(
                    ref.dependencyRefs().stream().filter(names::contains).toList()));
        }
        checkOrder(recipe, declared);
        List<String> order =
                recipe.deploymentOrder().stream().filter(names::contains).toList();
        return recipe.with(pruned, order);
    }

    private static Set<String> names(List<ComponentRef> refs) {
        return refs.stream().map(ComponentRef::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void checkTwins(Recipe recipe) {
        Set<String> names = new TreeSet<>();
        for (ComponentRef ref : recipe.componentRefs()) {
            if (!names.add(ref.name())) {
                throw AicrException.invalidRequest(
                        "the recipe declares component \"" + ref.name() + "\" twice; keep one");
            }
        }
    }

    private void checkOnly(Recipe recipe) {
        for (String name : only.orElse(List.of())) {
            Optional<ComponentRef> ref = recipe.componentRefs().stream()
                    .filter(r -> r.name().equals(name))
                    .findFirst();
            if (ref.isEmpty()) {
                throw AicrException.invalidRequest("unknown component \"" + name
                        + "\" in bundlers filter; recipe declares: "
                        + String.join(", ", names(recipe.componentRefs())));
            }
            boolean off = overrides.enabled(keys.of(name)).filter(on -> !on).isPresent();
            if (!ref.get().isEnabled() || off) {
                throw AicrException.invalidRequest(
                        "component \"" + name + "\" is disabled and cannot be selected via the bundlers filter");
            }
        }
    }

    private boolean isKept(ComponentRef ref, List<String> remarks) {
        Optional<Boolean> switched = overrides.enabled(keys.of(ref.name()));
        if (switched.isPresent() && !switched.get()) {
            remarks.add("component is left out by --set: component=" + ref.name());
            return false;
        }
        if (!ref.isEnabled()) {
            if (switched.isPresent()) {
                throw AicrException.invalidRequest("component \"" + ref.name()
                        + "\" is disabled by the recipe and cannot be re-enabled with --set; change the recipe");
            }
            remarks.add("component is disabled by the recipe: component=" + ref.name());
            return false;
        }
        return only.isEmpty() || only.get().contains(ref.name());
    }

    private static void checkDependencies(ComponentRef ref, Set<String> declared) {
        for (String dependency : ref.dependencyRefs()) {
            if (!declared.contains(dependency)) {
                throw AicrException.invalidRequest("component \"" + ref.name() + "\" depends on \"" + dependency
                        + "\", which the recipe does not declare" + NearestWords.clause(dependency, declared));
            }
        }
    }

    private static void checkOrder(Recipe recipe, Set<String> declared) {
        for (String name : recipe.deploymentOrder()) {
            if (!declared.contains(name)) {
                throw AicrException.invalidRequest("deploymentOrder names \"" + name
                        + "\", which the recipe does not declare" + NearestWords.clause(name, declared));
            }
        }
    }
}
