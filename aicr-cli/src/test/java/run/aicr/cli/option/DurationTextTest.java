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
package run.aicr.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "-0, PT0S",
        "5m, PT5M",
        "1h30m, PT1H30M",
        "1.5s, PT1.5S",
        ".5s, PT0.5S",
        "1.s, PT1S",
        "-10s, PT-10S",
        "+2h, PT2H",
        "100ms, PT0.1S",
        "7us, PT0.000007S",
        "7\u00b5s, PT0.000007S",
        "7\u03bcs, PT0.000007S",
        "3ns, PT0.000000003S",
        "0.5ns, PT0S"
    })
    void numbersWithUnitsAreAddedUp(String text, Duration expected) {
        assertEquals(expected, DurationText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "soon", "m", "1d", "1 s", "1..5s", "--1s", "1h30", ".s", "9999999h", "1e3s"})
    void everythingElseIsRefused(String text) {
        assertThrows(NumberFormatException.class, () -> DurationText.parse(text));
    }
}
