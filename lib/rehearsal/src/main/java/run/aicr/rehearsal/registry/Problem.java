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
package run.aicr.rehearsal.registry;

import java.util.List;
import run.aicr.document.Mapping;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.web.Answer;
import run.aicr.rehearsal.web.Refusal;

/** The error codes of the distribution spec with their status. */
enum Problem {
    BLOB_UNKNOWN(404),
    BLOB_UPLOAD_INVALID(400),
    BLOB_UPLOAD_UNKNOWN(404),
    DENIED(403),
    DIGEST_INVALID(400),
    MANIFEST_BLOB_UNKNOWN(404),
    MANIFEST_INVALID(400),
    MANIFEST_UNKNOWN(404),
    NAME_INVALID(400),
    NAME_UNKNOWN(404),
    SIZE_INVALID(413),
    UNAUTHORIZED(401),
    UNSUPPORTED(405);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    Refusal because(String sentence) {
        return new Refusal(answer(status, name(), sentence));
    }

    static Answer answer(int status, String code, String sentence) {
        Mapping error = new Mapping.Builder()
                .put("code", code)
                .put("message", sentence)
                .put("detail", Mapping.EMPTY)
                .build();
        return Answer.json(
                status,
                new Mapping.Builder().put("errors", Sequence.of(List.of(error))).build());
    }
}
