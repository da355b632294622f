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
package run.aicr.oci;

import java.util.List;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.HttpAnswer;

/** Words for what a registry refuses, with the codes that it gives. */
final class Refusal {
    private Refusal() {}

    static AicrException of(String purpose, HttpAnswer answer) {
        String codes = codes(answer);
        return new AicrException(
                errorClass(answer.status()),
                "cannot " + purpose + ": " + answer.shownAs() + " answered with status " + answer.status()
                        + (codes.isEmpty() ? "" : " (" + codes + ")"));
    }

    private static ErrorClass errorClass(int status) {
        if (status == 401 || status == 403) {
            return ErrorClass.UNAUTHORIZED;
        }
        if (status == 404) {
            return ErrorClass.NOT_FOUND;
        }
        if (status == 409 || status == 412) {
            return ErrorClass.CONFLICT;
        }
        return status >= 400 && status < 500 && status != 408 && status != 429
                ? ErrorClass.INVALID_REQUEST
                : ErrorClass.SERVICE_UNAVAILABLE;
    }

    private static String codes(HttpAnswer answer) {
        try {
            List<Fields> errors = Fields.of(JsonReader.read(answer.shownAs(), answer.body(), Limits.DOCUMENT), "")
                    .list("errors");
            return errors.stream()
                    .limit(3)
                    .map(e -> e.textOrEmpty("code") + ": " + e.textOrEmpty("message"))
                    .reduce((a, b) -> a + "; " + b)
                    .orElse("");
        } catch (AicrException e) {
            // No error document: the status alone must do.
            return "";
        }
    }
}
