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
package run.aicr.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Spreads requests: an average rate with a burst, as one atomic time.
 *
 * <p>The time is when the bucket will be full again. A request moves it on by one interval; how far it then lies beyond
 * now + burst is the wait.
 */
final class Pace {
    private final long interval;
    private final long window;
    private final AtomicLong full;

    Pace(int perSecond, int burst, long nowNanos) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.window = interval * burst;
        this.full = new AtomicLong(nowNanos);
    }

    /** Books one request at the given time of {@link System#nanoTime()} and tells how many nanoseconds it must wait. */
    long book(long nowNanos) {
        long end = full.updateAndGet(f -> (f - nowNanos > 0 ? f : nowNanos) + interval);
        return Math.max(0, end - nowNanos - window);
    }
}
