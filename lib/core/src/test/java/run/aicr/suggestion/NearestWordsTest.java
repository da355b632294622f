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
package run.aicr.suggestion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordsTest {
    private static final List<String> KNOWN = List.of("eks", "gke", "inference", "training", "--accelerator");

    @Test
    void aTypingErrorFindsItsWord() {
        assertEquals(List.of("training"), NearestWords.of("trainng", KNOWN));
        assertEquals(List.of("eks"), NearestWords.of("ek", KNOWN));
    }

    @Test
    void theBeginningOfAWordFindsIt() {
        assertEquals(List.of("--accelerator"), NearestWords.of("--acc", KNOWN));
    }

    @Test
    void aStrangeWordFindsNothing() {
        assertEquals(List.of(), NearestWords.of("frobnicate", KNOWN));
        assertEquals("", NearestWords.clause("frobnicate", KNOWN));
    }

    @Test
    void wordsOfEqualDistanceAreAllNamed() {
        assertEquals(
                "; did you mean \"h100\" or \"h200\"?", NearestWords.clause("h300", List.of("h100", "h200", "a40")));
    }
}
