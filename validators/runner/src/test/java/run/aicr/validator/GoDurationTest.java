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
package run.aicr.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "2m0s,PT2M",
        "1h30m,PT1H30M",
        "1.5h,PT1H30M",
        "300ms,PT0.3S",
        ".5s,PT0.5S",
        "10us,PT0.00001S",
        "1.s,PT1S"
    })
    void readsDurations(String text, Duration expected) {
        assertEquals(Optional.of(expected), GoDuration.positive(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "-1s", "10", "s", "1x", "1s ", " 1s", "1s-1s", "9999999999h", "1,5s"})
    void refusesTheRest(String text) {
        assertEquals(Optional.empty(), GoDuration.positive(text));
    }

    @Test
    void refusesEndlessText() {
        assertEquals(Optional.empty(), GoDuration.positive("1".repeat(1000) + "s"));
    }
}
