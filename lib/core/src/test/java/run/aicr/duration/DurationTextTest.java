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
package run.aicr.duration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        "-0,PT0S",
        "0s,PT0S",
        "5m,PT5M",
        "1h30m,PT1H30M",
        "1.5s,PT1.5S",
        ".5s,PT0.5S",
        "1.s,PT1S",
        "-5m,PT-5M",
        "+5m,PT5M",
        "2ms,PT0.002S",
        "3us,PT0.000003S",
        "3µs,PT0.000003S",
        "3μs,PT0.000003S",
        "7ns,PT0.000000007S",
        "1m1m,PT2M",
        "0.00000000000000000000001h,PT0S"
    })
    void numbersHaveUnits(String text, Duration duration) {
        assertEquals(duration, DurationText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "soon", "m", ".s", "-", "1..5s", "5 m", "5d", "5m ", "--5m", "1e3s", "99999999h", "05"})
    void otherTextsAreRefused(String text) {
        AicrException e = assertThrows(AicrException.class, () -> DurationText.parse(text));
        assertTrue(e.sentence().startsWith("invalid duration \"" + text + "\""), e.sentence());
        assertThrows(AicrException.class, () -> DurationText.parse("1".repeat(1_000_000) + "h"));
    }
}
