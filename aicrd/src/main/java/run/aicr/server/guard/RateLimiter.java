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
package run.aicr.server.guard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket for the whole process, as one atomic time (spec api §2.3).
 *
 * <p>The time is when the bucket will be full again. A request that is let through moves it on by the price of one token;
 * one that would move it beyond now + burst is refused and moves nothing.
 */
public final class RateLimiter {
    private final int limit;
    private final int burst;
    private final long price;
    private final AtomicLong full;

    /**
     * Makes a full bucket.
     *
     * @param limit tokens per second; 0 switches the limiter off
     * @param burst size of the bucket, at least 1
     * @param nowNanos time of {@link System#nanoTime()}
     */
    public RateLimiter(int limit, int burst, long nowNanos) {
        if (limit < 0 || burst < 1) {
            throw new IllegalArgumentException("limit must not be negative and burst must be at least 1");
        }
        this.limit = limit;
        this.burst = burst;
        this.price = limit == 0 ? 0 : Math.max(1, TimeUnit.SECONDS.toNanos(1) / limit);
        this.full = new AtomicLong(nowNanos);
    }

    /**
     * What became of one request.
     *
     * @param remaining whole tokens left after it
     * @param untilFull how long until the bucket is full when nothing more comes
     */
    public record Decision(boolean allowed, int remaining, Duration untilFull) {}

    public boolean isOff() {
        return limit == 0;
    }

    public int limit() {
        return limit;
    }

    public int burst() {
        return burst;
    }

    /** Takes a token at the given time of {@link System#nanoTime()}. */
    public Decision take(long nowNanos) {
        if (isOff()) {
            return new Decision(true, burst, Duration.ZERO);
        }
        long capacity = price * burst;
        while (true) {
            long before = full.get();
            long base = before - nowNanos > 0 ? before : nowNanos;
            long after = base + price;
            if (after - nowNanos > capacity) {
                return new Decision(false, 0, Duration.ofNanos(base - nowNanos));
            }
            if (full.compareAndSet(before, after)) {
                long debt = after - nowNanos;
                return new Decision(true, Math.toIntExact((capacity - debt) / price), Duration.ofNanos(debt));
            }
        }
    }
}
