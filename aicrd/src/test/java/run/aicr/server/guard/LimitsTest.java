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
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long NOW = 1_000;

    @Test
    void whoIsBeyondItsOwnLimitTakesNothingFromTheOthers() {
        Limits limits = new Limits(new RateLimiter(1, 3, NOW), 1);
        assertTrue(limits.take("a", NOW).decision().allowed());
        assertTrue(limits.take("a", NOW).decision().allowed());
        for (int i = 0; i < 10; i++) {
            Limits.Verdict refused = limits.take("a", NOW);
            assertFalse(refused.decision().allowed());
            assertEquals(2, refused.burst());
        }
        assertTrue(limits.take("b", NOW).decision().allowed());
        Limits.Verdict together = limits.take("b", NOW);
        assertFalse(together.decision().allowed());
        assertEquals(3, together.burst());
    }

    @Test
    void eachLimitCanBeOffAlone() {
        assertTrue(new Limits(new RateLimiter(0, 1, NOW), 0).areOff());
        Limits own = new Limits(new RateLimiter(0, 1, NOW), 1);
        assertFalse(own.areOff());
        assertEquals(1, own.take("a", NOW).limit());
        Limits together = new Limits(new RateLimiter(5, 9, NOW), 0);
        assertEquals(9, together.take("a", NOW).burst());
    }

    @Test
    void remembersABoundedNumberOfClients() {
        Limits limits = new Limits(new RateLimiter(0, 1, NOW), 1);
        limits.take("first", NOW);
        for (int i = 0; i < 10_000; i++) {
            limits.take("client " + i, NOW);
        }
        assertEquals(1, limits.take("first", NOW).decision().remaining(), "a forgotten client has a full bucket");
    }
}
