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
package run.aicr.phase;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import run.aicr.error.AicrException;
import run.aicr.suggestion.NearestWords;

/**
 * The phases that a run is asked for.
 *
 * @param phases each once, in the order given; never empty
 */
public record PhaseSelection(List<Phase> phases) {
    /** Every phase; the choice of those who name none. */
    public static final PhaseSelection ALL = new PhaseSelection(List.of(Phase.values()));

    private static final String ALL_WORD = "all";

    public PhaseSelection {
        phases = List.copyOf(phases);
    }

    /**
     * Reads names, each counted once; none are all.
     *
     * @throws AicrException INVALID_REQUEST for an unknown name, and for {@code all} beside another one
     */
    public static PhaseSelection parse(List<String> names) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String name : names) {
            distinct.add(requireName(name));
        }
        if (distinct.contains(ALL_WORD) && distinct.size() > 1) {
            throw AicrException.invalidRequest(
                    "phase \"all\" stands for every phase and cannot be given with another one");
        }
        if (distinct.isEmpty() || distinct.contains(ALL_WORD)) {
            return ALL;
        }
        List<Phase> phases = new ArrayList<>();
        for (String name : distinct) {
            for (Phase phase : Phase.values()) {
                if (phase.word().equals(name)) {
                    phases.add(phase);
                }
            }
        }
        return new PhaseSelection(phases);
    }

    /**
     * The name itself when it is one of a phase, or {@code all}.
     *
     * @throws AicrException INVALID_REQUEST otherwise
     */
    public static String requireName(String name) {
        List<String> known = names();
        if (!known.contains(name)) {
            throw AicrException.invalidRequest("unknown phase \"" + name + "\": must be one of: "
                    + String.join(", ", known) + NearestWords.clause(name, known));
        }
        return name;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            names.add(phase.word());
        }
        names.add(ALL_WORD);
        return names;
    }
}
