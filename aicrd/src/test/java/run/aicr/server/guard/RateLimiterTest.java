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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long NOW = Long.MAX_VALUE - 1000;

    @Test
    void givesTheBurstThenRefuses() {
        RateLimiter limiter = new RateLimiter(10, 3, NOW);
        assertEquals(new RateLimiter.Decision(true, 2, Duration.ofMillis(100)), limiter.take(NOW));
        assertEquals(new RateLimiter.Decision(true, 1, Duration.ofMillis(200)), limiter.take(NOW));
        assertEquals(new RateLimiter.Decision(true, 0, Duration.ofMillis(300)), limiter.take(NOW));
        assertEquals(new RateLimiter.Decision(false, 0, Duration.ofMillis(300)), limiter.take(NOW));
    }

    @Test
    void fillsUpWithTime() {
        RateLimiter limiter = new RateLimiter(10, 3, NOW);
        for (int i = 0; i < 3; i++) {
            assertTrue(limiter.take(NOW).allowed());
        }
        long later = NOW + TimeUnit.MILLISECONDS.toNanos(100);
        assertTrue(limiter.take(later).allowed());
        assertFalse(limiter.take(later).allowed());
        long full = NOW + TimeUnit.HOURS.toNanos(1);
        assertEquals(2, limiter.take(full).remaining());
    }

    @Test
    void zeroSwitchesItOff() {
        RateLimiter limiter = new RateLimiter(0, 1, NOW);
        assertTrue(limiter.isOff());
        for (int i = 0; i < 10; i++) {
            assertTrue(limiter.take(NOW).allowed());
        }
    }

    @Test
    void refusesSettingsThatMakeNoBucket() {
        assertThrows(IllegalArgumentException.class, () -> new RateLimiter(-1, 1, NOW));
        assertThrows(IllegalArgumentException.class, () -> new RateLimiter(1, 0, NOW));
    }

    @Property
    boolean allowsExactlyTheBurstAtOnce(
            @ForAll @IntRange(min = 1, max = 1_000_000_000) int limit,
            @ForAll @IntRange(min = 1, max = 500) int burst) {
        RateLimiter limiter = new RateLimiter(limit, burst, NOW);
        int allowed = 0;
        while (allowed <= burst && limiter.take(NOW).allowed()) {
            allowed++;
        }
        return allowed == burst;
    }
}
