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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.bundle.value.ComponentKeys;
import run.aicr.bundle.value.Overrides;
import run.aicr.bundle.value.TypedOverride;
import run.aicr.bundle.value.ValuePath;
import run.aicr.catalog.ComponentRef;
import run.aicr.error.AicrException;
import run.aicr.override.ComponentPath;
import run.aicr.override.ValueOverride;

/** Values that decide how GPUs are handed out belong to the recipe (spec bundle §3.2). */
final class AllocationPolicy {
    private static final List<String> DEVICE_PLUGIN = List.of("devicePlugin.enabled", "enabled");
    private static final Map<String, List<String>> KEYS = Map.of(
            "nvidia-dra-driver-gpu", List.of("resources.gpus.enabled", "gpuResourcesEnabledOverride", "enabled"),
            "gpu-operator", DEVICE_PLUGIN,
            "gpu-operator-ocp", DEVICE_PLUGIN);

    private AllocationPolicy() {}

    /**
     * Looks at what the user sets for these components.
     *
     * @param notes receives a line when such a value is set
     * @throws AicrException INVALID_REQUEST when one is left open
     */
    static void check(List<ComponentRef> refs, ComponentKeys keys, Overrides overrides, List<String> notes) {
        TreeSet<String> set = new TreeSet<>();
        for (ComponentRef ref : refs) {
            List<String> policy = KEYS.getOrDefault(ref.name(), List.of());
            List<String> names = keys.of(ref.name());
            for (ComponentPath dynamic : overrides.dynamic()) {
                if (names.contains(dynamic.component()) && matches(dynamic.path(), policy)) {
                    throw AicrException.invalidRequest("--dynamic " + dynamic.text() + ": "
                            + String.join(", ", policy.subList(0, policy.size() - 1))
                            + " of this component decide how GPUs are handed out, which is the recipe's business and"
                            + " cannot be left open");
                }
            }
            for (ValueOverride override : overrides.set()) {
                add(override.target(), names, policy, set);
            }
            for (TypedOverride override : overrides.files()) {
                add(override.target(), names, policy, set);
            }
            for (TypedOverride override : overrides.json()) {
                add(override.target(), names, policy, set);
            }
        }
        if (!set.isEmpty()) {
            notes.add("deprecated: " + String.join(", ", set)
                    + " decide how GPUs are handed out, which is the recipe's business; choose another recipe instead");
        }
    }

    private static void add(ComponentPath target, List<String> names, List<String> policy, Set<String> set) {
        if (names.contains(target.component()) && matches(target.path(), policy)) {
            set.add(target.text());
        }
    }

    private static boolean matches(String path, List<String> policy) {
        return policy.stream().anyMatch(key -> ValuePath.of(key).overlaps(ValuePath.of(path)));
    }
}
