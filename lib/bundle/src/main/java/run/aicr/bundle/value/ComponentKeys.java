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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.catalog.Catalog;
import run.aicr.catalog.Component;

/** Under which keys the user may name a component: its name, then the override keys of the registry (spec bundle §4.1). */
public final class ComponentKeys {
    private final Catalog catalog;

    public ComponentKeys(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The keys of a component, the one that wins first. A component that the registry lacks has its name without hyphens. */
    public List<String> of(String component) {
        List<String> keys = new ArrayList<>();
        keys.add(component);
        Optional<Component> known = catalog.component(component);
        List<String> aliases =
                known.map(Component::valueOverrideKeys).orElseGet(() -> List.of(component.replace("-", "")));
        for (String alias : aliases) {
            if (!keys.contains(alias)) {
                keys.add(alias);
            }
        }
        return List.copyOf(keys);
    }

    /** Whether the key belongs to one of the components or to one of the registry. */
    public boolean isKnown(String key, List<String> components) {
        return all(components).contains(key);
    }

    /** All keys, for messages. */
    public Set<String> all(List<String> components) {
        Set<String> all = new TreeSet<>();
        for (String name : components) {
            all.addAll(of(name));
        }
        for (String name : catalog.componentNames()) {
            all.addAll(of(name));
        }
        return all;
    }
}
