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
package run.aicr.bundle.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Component;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Mapping;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.recipe.ComponentValues;
import run.aicr.suggestion.NearestWords;

/** Makes the values of all components of a bundle (spec bundle §4). */
public final class ValueProduction {
    private final Catalog catalog;
    private final ComponentKeys keys;
    private final Overrides overrides;
    private final SchedulingSettings scheduling;

    public ValueProduction(Catalog catalog, Overrides overrides, SchedulingSettings scheduling) {
        this.catalog = catalog;
        this.keys = new ComponentKeys(catalog);
        this.overrides = overrides;
        this.scheduling = scheduling;
    }

    /**
     * Refuses settings for components that nobody knows, and remarks those that this recipe does not have.
     *
     * @param declared names of all components of the recipe, disabled ones too
     * @param notes receives a line for each setting without effect
     * @throws AicrException INVALID_REQUEST with near names (spec bundle §23 item 3)
     */
    public void checkNames(List<String> declared, List<String> notes) {
        List<String> used = new ArrayList<>();
        declared.forEach(name -> used.addAll(keys.of(name)));
        overrides.named().forEach((key, where) -> {
            if (!keys.isKnown(key, declared)) {
                throw AicrException.invalidRequest(where + ": unknown component \"" + key + "\"; the recipe declares: "
                        + String.join(", ", declared) + NearestWords.clause(key, keys.all(declared)));
            }
            if (!used.contains(key)) {
                notes.add(where + " has no effect: the recipe has no such component");
            }
        });
    }

    /**
     * Makes the values of the components.
     *
     * @param notes receives lines for the user
     * @throws AicrException INVALID_REQUEST or INTERNAL when values cannot be read or set
     */
    public List<ProducedValues> produce(List<ComponentRef> refs, List<String> notes) {
        List<ProducedValues> produced = new ArrayList<>();
        for (ComponentRef ref : refs) {
            produced.add(component(ref));
        }
        List<ProducedValues> annotated = RolloutAnnotation.apply(produced);
        for (ProducedValues values : annotated) {
            StorageClassCheck.remark(catalog.component(values.ref().name()), values, notes);
        }
        return annotated.stream()
                .map(values -> GatewayExposure.apply(values, notes))
                .toList();
    }

    /**
     * The values of the recipe with those of {@code --set}, and nothing else.
     *
     * @throws AicrException INVALID_REQUEST when they cannot be read or set
     */
    public Mapping withSet(ComponentRef ref) {
        Mapping values = recipeValues(ref);
        for (Map.Entry<ValuePath, String> entry :
                overrides.set(keys.of(ref.name())).entrySet()) {
            values = entry.getKey().put(values, SetText.value(entry.getValue()), "--set " + ref.name());
        }
        return values;
    }

    private ProducedValues component(ComponentRef ref) {
        List<String> names = keys.of(ref.name());
        Map<ValuePath, String> set = overrides.set(names);
        List<ValuePath> dynamic = overrides.dynamic(names);
        Mapping values = withSet(ref);
        Optional<Component> component = catalog.component(ref.name());
        if (component.isPresent()) {
            values = new Injection(component.get(), ref.overrides(), set.keySet(), dynamic, values).apply(scheduling);
        }
        for (Map.Entry<ValuePath, TypedOverride> entry : overrides.typed(names).entrySet()) {
            ValuePath path = entry.getKey();
            TypedOverride typed = entry.getValue();
            values = path.put(
                    values, Overrides.merged(path.find(values), typed.value()), typed.flag() + " " + ref.name());
        }
        return new ProducedValues(ref, values, dynamic);
    }

    private Mapping recipeValues(ComponentRef ref) {
        try {
            return ComponentValues.of(catalog, ref);
        } catch (AicrException e) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST, "cannot make the values of component \"" + ref.name() + "\"", e);
        }
    }
}
