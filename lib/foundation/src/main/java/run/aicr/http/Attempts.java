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
package run.aicr.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** The attempts at one piece of work: waits between them, and knows when to give up. Not for several threads. */
public final class Attempts {
    private final Retry retry;
    private final Instant start;
    private int failures;

    Attempts(Retry retry) {
        this.retry = retry;
        this.start = retry.clock().instant();
    }

    /** How many attempts have failed. */
    public int failures() {
        return failures;
    }

    /**
     * Waits before the next attempt.
     *
     * @param asked how long the service wants to be left alone
     * @throws AicrException SERVICE_UNAVAILABLE with the reason when no further attempt is due; TIMEOUT when interrupted
     */
    public void failed(AicrException reason, Optional<Duration> asked) {
        failures++;
        Duration wait = asked.orElseGet(() -> retry.waitAfter(failures));
        if (wait.compareTo(retry.longestWait()) > 0) {
            throw gaveUp(reason, "the service asks to wait for " + wait.toSeconds() + " s");
        }
        if (failures >= retry.attempts()) {
            throw gaveUp(reason, "gave up after " + failures + (failures == 1 ? " attempt" : " attempts"));
        }
        if (retry.clock().instant().plus(wait).isAfter(start.plus(retry.budget()))) {
            throw gaveUp(reason, "gave up, the time limit of " + retry.budget().toSeconds() + " s is used up");
        }
        try {
            retry.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AicrException(ErrorClass.TIMEOUT, reason.sentence() + "; interrupted while waiting", e);
        }
    }

    private static AicrException gaveUp(AicrException reason, String why) {
        return new AicrException(
                ErrorClass.SERVICE_UNAVAILABLE,
                reason.sentence() + "; " + why + "; run again later",
                reason.getCause());
    }
}
