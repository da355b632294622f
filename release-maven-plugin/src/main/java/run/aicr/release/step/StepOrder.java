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
package run.aicr.release.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for an order of states (spec release §2.1): each comes after those it needs, reach never decreases, nothing
 * public comes before verified bytes, and no pointer or message before the public release.
 */
final class StepOrder {
    private StepOrder() {}

    /**
     * Refuses an order that breaks a rule.
     *
     * @throws IllegalArgumentException naming the two states or the missing fact; it is a mistake of the program
     */
    static void check(List<Step<?>> steps) {
        Set<String> names = new HashSet<>();
        Reach reach = Reach.NOTHING;
        for (Step<?> step : steps) {
            if (!names.add(step.name())) {
                throw refusal(step, "is there twice");
            }
            for (Step<?> need : step.needs()) {
                if (!names.contains(need.name())) {
                    throw refusal(step, "needs '" + need.name() + "', which does not come before it");
                }
            }
            if (step.reach().compareTo(reach) < 0) {
                throw refusal(step, "reaches " + step.reach() + " after a state that reaches " + reach);
            }
            reach = step.reach();
            requireFacts(step);
        }
    }

    private static void requireFacts(Step<?> step) {
        boolean isPublic = step.reach().compareTo(Reach.PUBLIC) >= 0;
        if (isPublic && !stands(step, Fact.VERIFIED_BYTES)) {
            throw refusal(step, "reaches " + step.reach() + " without a state before it that verified all bytes");
        }
        if (step.reach().compareTo(Reach.PUBLIC) > 0 && !stands(step, Fact.PUBLIC_RELEASE)) {
            throw refusal(step, "reaches " + step.reach() + " without needing the public release");
        }
    }

    /** Whether a state that the step needs, directly or not, provides the fact. */
    private static boolean stands(Step<?> step, Fact fact) {
        List<Step<?>> open = new ArrayList<>(step.needs());
        while (!open.isEmpty()) {
            Step<?> need = open.remove(open.size() - 1);
            if (need.provides().contains(fact)) {
                return true;
            }
            open.addAll(need.needs());
        }
        return false;
    }

    private static IllegalArgumentException refusal(Step<?> step, String why) {
        return new IllegalArgumentException("no such order of states: '" + step.name() + "' " + why);
    }
}
