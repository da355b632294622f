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
package run.aicr.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AicrExceptionTest {
    @Test
    void theTextShowsClassSentenceAndCause() {
        AicrException inner = AicrException.notFound("file not found: x.yaml");
        AicrException outer = AicrException.internal("cannot start", inner);
        assertEquals("[INTERNAL] cannot start: [NOT_FOUND] file not found: x.yaml", outer.getMessage());
        assertEquals("cannot start", outer.sentence());
        assertEquals(8, outer.errorClass().exitCode());
        assertEquals(404, inner.errorClass().httpStatus());
    }

    @Test
    void aCauseWithoutMessageIsNamedByItsClass() {
        assertEquals(
                "[INVALID_REQUEST] bad: IllegalStateException",
                new AicrException(ErrorClass.INVALID_REQUEST, "bad", new IllegalStateException()).getMessage());
    }
}
