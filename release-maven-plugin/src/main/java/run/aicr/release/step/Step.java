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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A state of a release, named by what is true afterwards (spec release §2.1). States that it needs are constructor
 * parameters, and are declared to {@link StepOrder}.
 *
 * @param <R> what later states learn from it
 */
public abstract class Step<R extends Record> {
    private final String name;
    private final Reach reach;
    private final List<Step<?>> needs;
    private @Nullable R result;
    private boolean failed;

    protected Step(String name, Reach reach, Step<?>... needs) {
        this.name = name;
        this.reach = reach;
        this.needs = List.of(needs);
    }

    public final String name() {
        return name;
    }

    public final Reach reach() {
        return reach;
    }

    /** The earlier states whose results this one uses. */
    public final List<Step<?>> needs() {
        return needs;
    }

    /** What stands once this state is reached. */
    public Set<Fact> provides() {
        return Set.of();
    }

    /**
     * What contradicts the ledger before anything is done, so that a run which would end there begins nothing. Asks the
     * world; changes nothing.
     *
     * @param before what the ledger remembers of earlier runs
     */
    public Optional<Finding.Conflict<R>> contradiction(RecordedRelease before) {
        return Optional.empty();
    }

    /**
     * Whether looking is all there is to do, since somebody else brings the state. Finding it for the first time is what
     * a run does about it, and is noted in the ledger.
     */
    public boolean isFound() {
        return false;
    }

    /** Asks the world; changes nothing. */
    public abstract Finding<R> look();

    /** Makes it so; may be repeated. */
    public abstract void act();

    /** What the ledger and the table say about the result: names to digests, ids, paths. */
    public abstract Map<String, String> evidence(R result);

    /** The result, once this state was reached in this run. */
    public final R result() {
        return Optional.ofNullable(result)
                .orElseThrow(() -> new IllegalStateException("state '" + name + "' was not reached yet"));
    }

    /** Whether this state was reached in this run. */
    public final boolean isReached() {
        return result != null;
    }

    /** Whether this run tried to reach this state and did not. */
    public final boolean isFailed() {
        return failed;
    }

    final void settle(R settled) {
        result = settled;
    }

    final void fail() {
        failed = true;
    }
}
