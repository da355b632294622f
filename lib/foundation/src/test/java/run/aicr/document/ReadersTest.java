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
package run.aicr.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class ReadersTest {
    private static final Limits SMALL = new Limits(10_000, 20, 500);

    private static Node yaml(String text) {
        return YamlReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), SMALL);
    }

    private static AicrException refused(String text) {
        AicrException e = assertThrows(AicrException.class, () -> yaml(text));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        return e;
    }

    @ParameterizedTest
    @CsvSource({
        "1.10,FLOAT",
        "24,INTEGER",
        "0x1F,INTEGER",
        "0o17,INTEGER",
        "017,INTEGER",
        "1_000,INTEGER",
        "1e3,FLOAT",
        ".inf,FLOAT",
        "1.33.4,TEXT",
        "yes,TEXT",
        "True,BOOLEAN",
        "~,NULL",
        "2026-01-01,TEXT",
        "v1,TEXT",
        "-,TEXT",
        "0xZZ,TEXT"
    })
    void plainScalarsReadAsTheCatalogueRulesSay(String text, Scalar.Kind kind) {
        Scalar scalar = (Scalar) ((Mapping) yaml("a: " + (text.equals("-") ? "\"-\"" : text)))
                .find("a")
                .orElseThrow();
        assertEquals(kind, scalar.kind());
        assertEquals(text, scalar.text());
    }

    @ParameterizedTest
    @CsvSource({
        "0x1F,31",
        "0o17,15",
        "0b101,5",
        "017,15",
        "1_000,1000",
        "-5,-5",
        "+5,5",
        "1.0,1",
        "1e3,1000",
        "2.50,2.5",
        "18446744073709551615,18446744073709551615",
        "0.0000001,1e-07"
    })
    void numbersAreWrittenInTheirCanonicalForm(String text, String written) {
        assertEquals("a: " + written + "\n", new String(YamlWriter.write(yaml("a: " + text)), StandardCharsets.UTF_8));
    }

    @Test
    void everyErrorNamesFileLineAndColumn() {
        assertTrue(refused("a: 1\nb: 2\na: 3\n").sentence().startsWith("f.yaml:3:1: mapping key \"a\""));
        assertTrue(refused("a: [1\n").sentence().startsWith("f.yaml:2:1: not YAML"));
        assertTrue(refused("a: *x\n").sentence().startsWith("f.yaml:1:4"));
        assertTrue(refused("a: 1\n---\nb: 2\n").sentence().contains("expected one YAML document"));
    }

    @Test
    void anchorsAndMergeKeysWork() {
        Mapping root = (Mapping) yaml("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n");
        Fields use = Fields.of(root, "").fields("use").orElseThrow();
        assertEquals("1", use.requiredText("x"));
        assertEquals("3", use.requiredText("y"));
    }

    @Test
    void nestedAliasesCannotGrowWithoutBound() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(8)).append("x]\n");
        }
        assertTrue(refused(bomb.toString()).sentence().contains("more than 500 values"));
    }

    @Test
    void depthSizeAndEncodingAreLimited() {
        assertTrue(refused("[".repeat(50) + "]".repeat(50)).sentence().contains("deeper than 20"));
        assertTrue(refused("a: " + "x".repeat(20_000)).sentence().contains("larger than the limit of 10000 bytes"));
        AicrException e =
                assertThrows(AicrException.class, () -> YamlReader.read("f", new byte[] {'a', (byte) 0xff}, SMALL));
        assertTrue(e.sentence().contains("not valid UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "1 2", "nul", "\"\\x\"", "{\"a\"}"})
    void whatIsNoJsonIsRefusedWithAPlace(String text) {
        AicrException e = assertThrows(
                AicrException.class, () -> JsonReader.read("f.json", text.getBytes(StandardCharsets.UTF_8), SMALL));
        assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass());
        assertTrue(e.sentence().startsWith("f.json"), e.sentence());
    }

    @Test
    void jsonDepthIsLimited() {
        assertThrows(
                AicrException.class,
                () -> JsonReader.read("f", ("[".repeat(50) + "]".repeat(50)).getBytes(StandardCharsets.UTF_8), SMALL));
    }

    @Test
    void htmlCharactersAreEscapedForOutputOnly() {
        Node tree = Scalar.text("a<b>&\u0001");
        assertEquals(
                "\"a\\u003cb\\u003e\\u0026\\u0001\"",
                new String(JsonWriter.compactForOutput(tree), StandardCharsets.UTF_8));
        assertEquals("\"a<b>&\\u0001\"", new String(JsonWriter.compact(tree), StandardCharsets.UTF_8));
    }

    @Test
    void jsonHasNoInfinity() {
        Node tree = yaml("a: .inf\n");
        assertTrue(assertThrows(AicrException.class, () -> JsonWriter.compact(tree))
                .sentence()
                .startsWith("f.yaml:1:4"));
    }

    @Test
    void theFirstDocumentIsReadWithoutLookingAtTheRest() {
        byte[] yaml = "a: 1\n---\n]broken[\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "a: 1\n",
                new String(
                        YamlWriter.write(YamlReader.readFirst("f", yaml, SMALL).orElseThrow()),
                        StandardCharsets.UTF_8));
        byte[] comment = "# nothing\n".getBytes(StandardCharsets.UTF_8);
        assertTrue(YamlReader.readFirst("f", comment, SMALL).isEmpty());
        byte[] json = "{\"n\": 12345678}]broken".getBytes(StandardCharsets.UTF_8);
        Mapping document = (Mapping) JsonReader.readFirst("f", json, SMALL);
        assertEquals(
                new Scalar(Scalar.Kind.INTEGER, "12345678", new Place("f", 1, 7)),
                document.find("n").orElseThrow());
    }

    @Test
    void aByteOrderMarkIsLeftOut() {
        byte[] json = "\ufeff{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Place("f", 1, 1), JsonReader.read("f", json, SMALL).place());
        assertTrue(((Mapping) yaml("\ufeffa: 1\n")).find("a").isPresent());
    }
}
