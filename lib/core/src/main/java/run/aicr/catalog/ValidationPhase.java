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
import java.util.List;
import java.util.Optional;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;

/**
 * What one phase of a validation demands. An absent list inherits, an empty one clears (spec recipe §7.4).
 *
 * @param timeout duration text; empty when absent
 * @param checks names of validators
 * @param infrastructure name of a component; empty when absent
 */
public record ValidationPhase(
        String timeout,
        Optional<List<RecipeConstraint>> constraints,
        Optional<List<String>> checks,
        Optional<NodeSelection> nodeSelection,
        String infrastructure) {

    /** A phase that says nothing. */
    public static final ValidationPhase NONE =
            new ValidationPhase("", Optional.empty(), Optional.empty(), Optional.empty(), "");

    /** Keys in the order of output; empty lists and zero values are left out. */
    public Mapping toNode() {
        Mapping.Builder node = new Mapping.Builder().putIfSet("timeout", timeout);
        if (constraints.isPresent() && !constraints.get().isEmpty()) {
            node.put("constraints", nodes(constraints.get()));
        }
        if (checks.isPresent()) {
            node.putIfSet("checks", checks.get());
        }
        if (nodeSelection.isPresent()) {
            node.put("nodeSelection", nodeSelection.get().toNode());
        }
        return node.putIfSet("infrastructure", infrastructure).build();
    }

    private static Sequence nodes(List<RecipeConstraint> constraints) {
        List<Mapping> nodes = new ArrayList<>();
        for (RecipeConstraint constraint : constraints) {
            nodes.add(constraint.toNode());
        }
        return Sequence.of(nodes);
    }
}
