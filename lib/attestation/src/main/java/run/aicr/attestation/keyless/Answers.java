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
import java.util.Arrays;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.HttpAnswer;
import run.aicr.http.Retry;

/** Tells apart what may go away from what will not. */
final class Answers {
    private static final int SHOWN = 300;

    private Answers() {}

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
}
