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
package run.aicr.rehearsal.demo;

import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Refusal;

/** The error body of the cloud's APIs. */
final class CloudError {
    private CloudError() {}

    static Answer answer(int code, String status, String message) {
        return Answer.json(
                code,
                new Mapping.Builder()
                        .put(
                                "error",
                                new Mapping.Builder()
                                        .put("code", Scalar.integer(code))
                                        .put("message", message)
                                        .put("status", status)
                                        .build())
                        .build());
    }

    static Refusal unauthenticated() {
        return new Refusal(answer(401, "UNAUTHENTICATED", "Request had invalid authentication credentials."));
    }

    static Refusal denied(String message) {
        return new Refusal(answer(403, "PERMISSION_DENIED", message));
    }

    static Refusal notFound(String message) {
        return new Refusal(answer(404, "NOT_FOUND", message));
    }

    static Refusal invalid(String message) {
        return new Refusal(answer(400, "INVALID_ARGUMENT", message));
    }

    static Answer malformed(int status, String sentence) {
        return answer(status, status == 400 ? "INVALID_ARGUMENT" : "UNAVAILABLE", sentence);
    }
}
