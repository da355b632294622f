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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long START = -5;

    @Test
    void letsABurstThroughAndThenSpreads() {
        Pace pace = new Pace(10, 3, START);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, pace.book(START));
        }
        assertEquals(TimeUnit.MILLISECONDS.toNanos(100), pace.book(START));
        assertEquals(TimeUnit.MILLISECONDS.toNanos(200), pace.book(START));
    }

    @Test
    void isFullAgainAfterAPause() {
        Pace pace = new Pace(10, 3, START);
        for (int i = 0; i < 3; i++) {
            pace.book(START);
        }
        long later = START + TimeUnit.HOURS.toNanos(1);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, pace.book(later));
        }
        assertEquals(TimeUnit.MILLISECONDS.toNanos(100), pace.book(later));
    }

    @Test
    void needsARate() {
        assertThrows(
                IllegalArgumentException.class, () -> new ClusterLimits(Duration.ZERO, Duration.ZERO, 0, 0, 1, 1, 1));
    }
}
