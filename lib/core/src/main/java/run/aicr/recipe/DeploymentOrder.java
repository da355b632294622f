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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.catalog.ComponentRef;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.error.AicrException;

/** In which order the enabled components are installed (spec recipe §11.2, §11.3). */
public final class DeploymentOrder {
    private DeploymentOrder() {}

    /**
     * Kahn's algorithm over the enabled components; among those that are ready the first by name goes first.
     *
     * @param remarks receives a line for each {@code enabled} that is no boolean
     */
    static List<String> of(List<ComponentRef> refs, List<String> remarks) {
        Map<String, Integer> open = new LinkedHashMap<>();
        Map<String, List<String>> dependents = new LinkedHashMap<>();
        for (ComponentRef ref : refs) {
            remarkOddEnabled(ref, remarks);
            if (ref.isEnabled()) {
                open.put(ref.name(), 0);
                dependents.put(ref.name(), new ArrayList<>());
            }
        }
        for (ComponentRef ref : refs) {
            if (!open.containsKey(ref.name())) {
                continue;
            }
            for (String dependency : ref.dependencyRefs()) {
                List<String> waiting = dependents.get(dependency);
                if (waiting != null) {
                    waiting.add(ref.name());
                    open.put(ref.name(), open.getOrDefault(ref.name(), 0) + 1);
                }
            }
        }
        return ordered(open, dependents);
    }

    private static List<String> ordered(Map<String, Integer> open, Map<String, List<String>> dependents) {
        TreeSet<String> ready = new TreeSet<>();
        for (Map.Entry<String, Integer> entry : open.entrySet()) {
            if (entry.getValue() == 0) {
                ready.add(entry.getKey());
            }
        }
        List<String> order = new ArrayList<>(open.size());
        while (!ready.isEmpty()) {
            String next = ready.removeFirst();
            order.add(next);
            for (String waiting : dependents.getOrDefault(next, List.of())) {
                int left = open.getOrDefault(waiting, 0) - 1;
                open.put(waiting, left);
                if (left == 0) {
                    ready.add(waiting);
                }
            }
        }
        if (order.size() < open.size()) {
            throw AicrException.invalidRequest("cannot determine deployment order: circular dependencies exist");
        }
        return order;
    }

    /**
     * The enabled components by the length of their longest dependency path, each level sorted by name.
     *
     * @throws AicrException INVALID_REQUEST for a cycle
     */
    public static List<List<String>> levels(List<ComponentRef> refs) {
        Map<String, ComponentRef> left = new LinkedHashMap<>();
        for (ComponentRef ref : refs) {
            if (ref.isEnabled()) {
                left.put(ref.name(), ref);
            }
        }
        List<List<String>> levels = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> level = new TreeSet<>();
            for (ComponentRef ref : left.values()) {
                if (isFree(ref, left)) {
                    level.add(ref.name());
                }
            }
            if (level.isEmpty()) {
                throw AicrException.invalidRequest("cannot determine deployment levels: circular dependencies exist");
            }
            left.keySet().removeAll(level);
            levels.add(List.copyOf(level));
        }
        return levels;
    }

    private static boolean isFree(ComponentRef ref, Map<String, ComponentRef> left) {
        for (String dependency : ref.dependencyRefs()) {
            if (left.containsKey(dependency)) {
                return false;
            }
        }
        return true;
    }

    private static void remarkOddEnabled(ComponentRef ref, List<String> remarks) {
        Optional<Node> enabled = ref.overrides().find("enabled");
        if (enabled.isPresent() && !(enabled.get() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOLEAN)) {
            remarks.add("overrides.enabled is not a bool, treating component as enabled: component=" + ref.name());
        }
    }
}
