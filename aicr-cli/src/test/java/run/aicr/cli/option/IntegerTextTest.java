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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "-3, -3",
        "+3, 3",
        "0x1F, 31",
        "0X1f, 31",
        "0o17, 15",
        "017, 15",
        "0b101, 5",
        "-0x10, -16",
        "1_000, 1000",
        "0x_1F, 31",
        "0_17, 15",
        "2147483647, 2147483647",
        "-2147483648, -2147483648"
    })
    void allNotationsAreRead(String text, int value) {
        assertEquals(value, IntegerText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "many", "1.5", "_1", "1_", "1__0", "0x", "08", "0b2", "--1", "0x-1", "2147483648", "5x"
            })
    void everythingElseIsRefused(String text) {
        assertThrows(NumberFormatException.class, () -> IntegerText.parse(text));
    }
}
