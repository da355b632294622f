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
package run.aicr.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;

class ReadingTest {

    private static Reading of(String yaml) {
        return Reading.of(YamlReader.read("t", yaml.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x y | x y",
                "True | true",
                "8 | 8",
                "-8 | -8",
                "0x10 | 16",
                "0o17 | 15",
                "010 | 8",
                "1_000 | 1000",
                "18446744073709551615 | 18446744073709551615",
                "2.50 | 2.5",
                "3.0 | 3",
                "-0.0 | -0",
                "123456.75 | 123456.75",
                "999999.5 | 999999.5",
                "1234567.5 | 1.2345675e+06",
                "1e6 | 1e+06",
                "1e100 | 1e+100",
                "-1e22 | -1e+22",
                "0.0001 | 0.0001",
                "0.00001234 | 1.234e-05",
                ".inf | +Inf",
                "-.inf | -Inf",
                ".nan | NaN",
                "null | <nil>",
                "yes | yes",
            })
    void textsOfScalars(String yaml, String text) {
        assertEquals(text, of(yaml).text());
    }

    @Test
    void listsAndMappingsBecomeTexts() {
        assertEquals(Reading.ofText("[1 two true 2 <nil>]"), of("[1, two, true, 2.0, null]"));
        assertEquals(Reading.ofText("map[a:[x] k:v]"), of("{k: v, a: [x]}"));
        assertEquals(Reading.ofText("map[]"), of("{}"));
    }

    @Test
    void onlyWholeNumbersAreIntegers() {
        assertEquals(Optional.of(8L), of("8.0").asInteger());
        assertEquals(Optional.of(12345678L), of("1.2345678e7").asInteger());
        assertEquals(Optional.of(3L), Reading.ofInteger(3).asInteger());
        for (String other : new String[] {"8.5", "'8'", "true", ".nan", "18446744073709551616"}) {
            assertEquals(Optional.empty(), of(other).asInteger(), other);
        }
    }

    @Test
    void onlyTextsHaveAText() {
        assertEquals(Optional.of("8"), of("'8'").asText());
        assertEquals(Optional.empty(), of("8").asText());
        assertEquals(Optional.empty(), Reading.ofBoolean(true).asText());
    }

    @Test
    void theDocumentGetsTheValueBack() {
        assertEquals(
                "400.5",
                new String(JsonWriter.compact(Reading.ofFloat(400.5).toNode()), StandardCharsets.UTF_8).strip());
    }
}
