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
package run.aicr.release.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Which gates the user wants.
 *
 * @param only those of {@code -Dgates}; empty: all
 * @param skip those of {@code -DskipGates}
 * @param failFast stop at the first that fails
 */
public record GateChoice(Optional<Set<String>> only, Set<String> skip, boolean failFast) {
    public static final GateChoice ALL = new GateChoice(Optional.empty(), Set.of(), false);

    public GateChoice {
        only = only.map(Set::copyOf);
        skip = Set.copyOf(skip);
    }

    /** Whether the user named the gate. */
    boolean asksFor(String gate) {
        return only.filter(o -> o.contains(gate)).isPresent();
    }

    /** Why the user does not want the gate; empty when it is wanted. */
    Optional<String> refusal(String gate) {
        if (skip.contains(gate)) {
            return Optional.of("-DskipGates");
        }
        return only.filter(o -> !o.contains(gate)).map(o -> "not among -Dgates");
    }

    /** Refuses names of no gate. */
    void requireKnown(List<String> known) {
        Set<String> unknown = new TreeSet<>(skip);
        only.ifPresent(unknown::addAll);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "no gate is named " + String.join(", ", unknown),
                    "There are: " + String.join(", ", known));
        }
    }
}
