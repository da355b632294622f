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
package run.aicr.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.document.Limits;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class SelectorTest {
    private static final Node DOCUMENT = YamlReader.read("d", """
            a: {b: one, "c.d": two, "e[0]": three}
            l: [x, {y: four}, [five]]
            "": {"": six}
            """.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);

    @ParameterizedTest
    @CsvSource({
        "a.b,one",
        ".a.b,one",
        "a.c\\.d,two",
        "a.e[0],three",
        "l[0],x",
        "l[1].y,four",
        "l[2][0],five",
        "..,six",
    })
    void namesAPart(String selector, String expected) {
        assertEquals(expected, ((Scalar) Selector.parse(selector).select(DOCUMENT)).text());
    }

    @Test
    void nothingAndADotNameTheWhole() {
        assertEquals(DOCUMENT, Selector.parse("").select(DOCUMENT));
        assertEquals(DOCUMENT, Selector.parse(".").select(DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z|selector \"z\": key \"z\" not found, available keys: , a, l",
                "a.|selector \"a.\": key \"\" not found, available keys: b, c.d, e[0]",
                "a.b.c|selector \"a.b.c\": cannot descend into non-map value at \"c\"",
                "l.0|selector \"l.0\": cannot descend into non-map value at \"0\"",
                "l[9]|selector \"l[9]\": there is no item 9 in \"l\": the list has 3 items",
                "a[0]|selector \"a[0]\": there is no item 0 in \"a\": the value is a mapping",
                "l[x]|selector \"l[x]\": \"l[x]\" is no key and no index such as name[0]",
                "l[0|selector \"l[0\": \"l[0\" is no key and no index such as name[0]",
                "l[0]x|selector \"l[0]x\": \"l[0]x\" is no key and no index such as name[0]",
            })
    void aMissSaysWhatThereIs(String selector, String sentence) {
        AicrException e =
                assertThrows(AicrException.class, () -> Selector.parse(selector).select(DOCUMENT));
        assertEquals(ErrorClass.NOT_FOUND, e.errorClass());
        assertTrue(e.sentence().equals(sentence), e.sentence());
    }
}
