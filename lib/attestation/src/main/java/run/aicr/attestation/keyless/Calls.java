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
package run.aicr.attestation.keyless;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Attempts;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Request;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;

/** The requests of one signature: they share one budget, and what may go away is told apart from what will not. */
final class Calls {
    private static final int SHOWN = 300;

    private final ServiceCaller caller;
    private final Attempts attempts;
    private Optional<Duration> asked = Optional.empty();

    Calls(ServiceCaller caller) {
        this.caller = caller;
        this.attempts = caller.retry().start();
    }

    Instant now() {
        return caller.retry().clock().instant();
    }

    /**
     * Repeats the work while it fails with something that may go away.
     *
     * @param given a check before each further attempt, which may end them
     * @throws AicrException SERVICE_UNAVAILABLE when the budget is used up; what the work throws otherwise
     */
    <T> T repeat(Supplier<T> work, Runnable given) {
        while (true) {
            AicrException reason;
            try {
                asked = Optional.empty();
                return work.get();
            } catch (AicrException e) {
                if (!e.errorClass().retryable()) {
                    throw e;
                }
                reason = e;
            }
            attempts.failed(reason, asked);
            given.run();
        }
    }

    /** Sends once; statuses that are not expected become faults as {@link #require} tells. */
    HttpAnswer send(Request request, Integer... statuses) {
        HttpAnswer answer = caller.send(request.onlyOnce());
        asked = caller.retry().asked(answer);
        require(answer, request.purpose(), caller.retry(), statuses);
        return answer;
    }

    /**
     * Accepts the statuses.
     *
     * @throws AicrException SERVICE_UNAVAILABLE for a status that may go away, UNAUTHORIZED for any other
     */
    static void require(HttpAnswer answer, String purpose, Retry retry, Integer... statuses) {
        if (Arrays.asList(statuses).contains(answer.status())) {
            return;
        }
        ErrorClass kind =
                retry.statuses().contains(answer.status()) ? ErrorClass.SERVICE_UNAVAILABLE : ErrorClass.UNAUTHORIZED;
        byte[] body = Arrays.copyOf(answer.body(), Math.min(SHOWN, answer.body().length));
        String said = new String(body, StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        throw new AicrException(
                kind,
                "cannot " + purpose + ": " + answer.shownAs() + " answered with status " + answer.status()
                        + (said.isEmpty() ? "" : ": " + said));
    }

    /** What was answered is not what it should be; asking again would not help. */
    static AicrException refused(String purpose, String why) {
        return new AicrException(ErrorClass.UNAUTHORIZED, "cannot " + purpose + ": " + why);
    }
}
