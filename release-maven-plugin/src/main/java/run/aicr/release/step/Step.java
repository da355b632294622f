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

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state of a release, named by what is true afterwards.
 *
 * @param <R> what later states read
 */
public abstract class Step<R extends Record> {
    private final String name;
    private final Reach reach;
    private @Nullable R result;

    protected Step(String name, Reach reach) {
        this.name = name;
        this.reach = reach;
    }

    public final String name() {
        return name;
    }

    public final Reach reach() {
        return reach;
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

    final void settle(R settled) {
        result = settled;
    }
}
