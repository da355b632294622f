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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.document.Mapping;

/** The validation phases of a recipe, by name; absent phases are not in the map. */
public record Validation(Map<String, ValidationPhase> phases) {
    /** The names of all phases, in order. */
    public static final List<String> PHASES = List.of("readiness", "deployment", "performance", "conformance");

    public static final Validation NONE = new Validation(Map.of());

    /** Keeps the phases in the order of {@link #PHASES}. */
    public Validation {
        Map<String, ValidationPhase> inOrder = new LinkedHashMap<>();
        for (String name : PHASES) {
            ValidationPhase phase = phases.get(name);
            if (phase != null) {
                inOrder.put(name, phase);
            }
        }
        phases = Collections.unmodifiableMap(inOrder);
    }

    public Optional<ValidationPhase> phase(String name) {
        return Optional.ofNullable(phases.get(name));
    }

    public boolean isEmpty() {
        return phases.isEmpty();
    }

    /** Phases in order. */
    public Mapping toNode() {
        Mapping.Builder node = new Mapping.Builder();
        for (Map.Entry<String, ValidationPhase> phase : phases.entrySet()) {
            node.put(phase.getKey(), phase.getValue().toNode());
        }
        return node.build();
    }
}
