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
package run.aicr.rehearsal.forge;

import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Refusal;

/** The error bodies of the API. */
final class ForgeError {
    private ForgeError() {}

    static Refusal notFound() {
        return of(404, "Not Found");
    }

    static Refusal of(int status, String message) {
        return new Refusal(answer(status, message));
    }

    static Answer answer(int status, String message) {
        return Answer.json(
                status,
                new Mapping.Builder()
                        .put("message", message)
                        .put("documentation_url", "https://docs.github.com/rest")
                        .put("status", Integer.toString(status))
                        .build());
    }

    /** Status 422 with one entry of {@code errors}. */
    static Refusal invalid(String resource, String field, String code, String message) {
        Mapping error = new Mapping.Builder()
                .put("resource", resource)
                .put("field", field)
                .put("code", code)
                .put("message", message)
                .build();
        return new Refusal(Answer.json(
                422,
                new Mapping.Builder()
                        .put("message", "Validation Failed")
                        .put("errors", Sequence.of(List.of(error)))
                        .put("documentation_url", "https://docs.github.com/rest")
                        .put("status", "422")
                        .build()));
    }
}
