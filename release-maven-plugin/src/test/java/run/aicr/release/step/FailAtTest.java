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
package run.aicr.release.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class FailAtTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "third", "first:during", "first:before:after", "kill"})
    void pointOfFailureThatDoesNotExistIsRefused(String text) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> FailAt.parse(text, List.of("first", "second")));
        assertEquals(Code.INVALID_ARGUMENT, e.code());
    }

    @Test
    void pointOfFailureHasDefaultAndKill() {
        assertEquals(new FailAt("first", "before", false), FailAt.parse("first", List.of("first")));
        assertEquals(new FailAt("first", "before", true), FailAt.parse("first:kill", List.of("first")));
        assertEquals(new FailAt("first", "after", true), FailAt.parse("first:after:kill", List.of("first")));
    }
}
