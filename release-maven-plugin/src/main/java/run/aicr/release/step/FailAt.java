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

import java.util.Arrays;
import java.util.List;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * A point at which a run ends on purpose, to try that the next one finishes it (spec release §9).
 *
 * @param step name of the state; empty: nowhere
 * @param point {@code before} the state is looked at, {@code acted} after its effect and before that is written down,
 *     or {@code after} it
 * @param kill whether the process ends at once, without cleaning up
 */
public record FailAt(String step, String point, boolean kill) {
    public static final FailAt NOWHERE = new FailAt("", "", false);

    private static final int KILLED = 137;
    private static final List<String> POINTS = List.of("before", "acted", "after");

    /**
     * Reads {@code <step>[:before|:acted|:after][:kill]}; the point is {@code before} when it is left out.
     *
     * @throws ReleaseException INVALID_ARGUMENT
     */
    public static FailAt parse(String text, List<String> states) {
        List<String> parts = Arrays.asList(text.split(":", -1));
        boolean kill = parts.get(parts.size() - 1).equals("kill");
        List<String> rest = kill ? parts.subList(0, parts.size() - 1) : parts;
        String point = rest.size() > 1 ? rest.get(1) : "before";
        if (rest.isEmpty() || rest.size() > 2 || !states.contains(rest.get(0)) || !POINTS.contains(point)) {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "aicr.release.failAt must be <state>[:before|:acted|:after][:kill], found '" + text + "'",
                    "States are " + String.join(", ", states));
        }
        return new FailAt(rest.get(0), point, kill);
    }

    /** Ends the run when it is at the point. */
    void reached(String state, String here) {
        if (!state.equals(step) || !here.equals(point)) {
            return;
        }
        if (kill) {
            Runtime.getRuntime().halt(KILLED);
        }
        throw new ReleaseException(
                Code.STOPPED,
                "stopped at " + state + ":" + here + ", as aicr.release.failAt asks",
                "Run the same command again without it");
    }
}
