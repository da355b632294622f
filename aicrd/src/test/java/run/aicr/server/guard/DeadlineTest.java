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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;
import run.aicr.server.failure.ApiException;

class DeadlineTest {
    @Test
    void workInTimeGivesItsResultAndItsFailure() {
        assertEquals("done", Deadline.RECIPE.within(() -> "done"));
        AicrException refusal = AicrException.invalidRequest("no");
        AicrException thrown = assertThrows(
                AicrException.class,
                () -> Deadline.RECIPE.within(() -> {
                    throw refusal;
                }));
        assertEquals(refusal, thrown);
        assertThrows(
                OutOfMemoryError.class,
                () -> Deadline.BUNDLE.within(() -> {
                    throw new OutOfMemoryError("tried");
                }));
    }

    @Test
    void lateWorkIsInterruptedAndAnsweredWith504() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ApiException late = assertThrows(
                ApiException.class, () -> new Deadline(Duration.ofMillis(20)).within(() -> wait(never, interrupted)));
        assertEquals(504, late.status());
        assertTrue(late.retryable());
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    private static String wait(CountDownLatch never, CountDownLatch interrupted) {
        try {
            never.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return "late";
    }
}
