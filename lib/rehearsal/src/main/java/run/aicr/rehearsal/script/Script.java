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
package run.aicr.rehearsal.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that the stand-ins play, and what was called; safe for use by several threads. */
public final class Script {
    private static final int MAX_CALLS = 100_000;

    private final List<Armed> faults = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    private static final class Armed {
        private final Fault fault;
        private long seen;
        private long struck;

        Armed(Fault fault) {
            this.fault = fault;
        }

        boolean isDue() {
            return seen >= fault.from() && (fault.times() == Fault.ALWAYS || struck < fault.times());
        }
    }

    /** A script without faults. */
    public Script() {}

    /** Adds a fault; of several that match a call, the first added that is due strikes, and the others come later. */
    public synchronized void add(Fault fault) {
        faults.add(new Armed(fault));
    }

    /**
     * Adds the faults of a text such as {@code registry PUT .*}{@code /manifests/.* 502 x2; chat outage}.
     *
     * @throws run.aicr.error.AicrException INVALID_REQUEST naming the part that is not understood
     */
    public void add(String text) {
        ScriptText.parse(text).forEach(this::add);
    }

    /** Removes all faults; the calls stay. */
    public synchronized void clear() {
        faults.clear();
    }

    /** The calls so far, in the order in which they were answered; the newest 100 000. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The effect that is due for a call, which counts it. For the stand-ins. */
    public synchronized Optional<Effect> due(String peer, String method, String path, String query) {
        Optional<Effect> due = Optional.empty();
        for (Armed armed : faults) {
            if (armed.fault.matches(peer, method, path, query)) {
                armed.seen++;
                if (due.isEmpty() && armed.isDue()) {
                    armed.struck++;
                    due = Optional.of(armed.fault.effect());
                }
            }
        }
        return due;
    }

    /** Notes a call. For the stand-ins. */
    public synchronized void note(Call call) {
        if (calls.size() == MAX_CALLS) {
            calls.remove(0);
        }
        calls.add(call);
    }
}
