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
package run.aicr.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Checks the dependencies between component references: all declared, no cycle (spec recipe §11.1). */
public final class Dependencies {
    private final Map<String, ComponentRef> byName = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    private Dependencies() {}

    /**
     * Checks references in list order, their dependencies in declared order.
     *
     * @throws AicrException INVALID_REQUEST for the first unknown dependency, else for the first cycle
     */
    public static void check(List<ComponentRef> refs) {
        new Dependencies().checkAll(refs);
    }

    private void checkAll(List<ComponentRef> refs) {
        for (ComponentRef ref : refs) {
            byName.put(ref.name(), ref);
        }
        for (ComponentRef ref : refs) {
            for (String dependency : ref.dependencyRefs()) {
                if (!byName.containsKey(dependency)) {
                    throw AicrException.invalidRequest(
                            "component \"" + ref.name() + "\" references unknown dependency \"" + dependency + "\"");
                }
            }
        }
        for (ComponentRef ref : refs) {
            visit(ref.name());
        }
    }

    private void visit(String name) {
        if (done.contains(name)) {
            return;
        }
        int start = path.indexOf(name);
        path.add(name);
        if (start >= 0) {
            throw new AicrException(
                    ErrorClass.INVALID_REQUEST,
                    "dependency validation failed",
                    AicrException.invalidRequest("circular dependency detected: ["
                            + String.join(" ", path.subList(start, path.size())) + "]"));
        }
        ComponentRef ref = byName.get(name);
        if (ref != null) {
            for (String dependency : ref.dependencyRefs()) {
                visit(dependency);
            }
        }
        path.remove(path.size() - 1);
        done.add(name);
    }
}
