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
package run.aicr.server.failure;

import java.time.Instant;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.server.exchange.Answer;

/** The JSON form of every refusal: code, message, details, requestId, timestamp, retryable. */
public final class ErrorBody {
    private ErrorBody() {}

    /** The answer to a refused request. */
    public static Answer of(ApiException refusal, String requestId, Instant now) {
        Mapping.Builder body =
                new Mapping.Builder().put("code", refusal.code().name()).put("message", refusal.text());
        if (!refusal.details().isEmpty()) {
            body.put("details", refusal.details());
        }
        body.put("requestId", requestId)
                .put("timestamp", now.toString())
                .put("retryable", Scalar.bool(refusal.retryable()));
        return Answer.json(refusal.status(), body.build());
    }
}
