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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import run.aicr.error.AicrException;

class FieldsTest {
    private static Fields fields(String yaml) {
        return Fields.of(YamlReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT), "");
    }

    private static String refusal(Runnable read) {
        return assertThrows(AicrException.class, read::run).sentence();
    }

    @Test
    void textTakesTheSourceOfAnyScalar() {
        Fields f = fields("a: 1.10\nb: null\nc: 'x'\n");
        assertEquals("1.10", f.requiredText("a"));
        assertTrue(f.text("b").isEmpty());
        assertEquals("x", f.textOrEmpty("c"));
        assertEquals("", f.textOrEmpty("d"));
    }

    @Test
    void otherKindsAreRead() {
        Fields f = fields("n: 0x10\nyes: true\nlist: [a, 2]\nmap: {k: v}\nitems: [{x: 1}]\n");
        assertEquals(16, f.integer("n").orElseThrow());
        assertTrue(f.bool("yes", false));
        assertFalse(f.bool("absent", false));
        assertEquals(List.of("a", "2"), f.texts("list"));
        assertEquals(Map.of("k", "v"), f.textMap("map"));
        assertEquals("1", f.list("items").get(0).requiredText("x"));
        assertTrue(f.items("none").isEmpty());
        f.refuseUnknown();
    }

    @Test
    void errorsNameTheFieldAndWhatWasFound() {
        assertEquals(
                "f.yaml:1:1: 'b' is missing; text is expected",
                refusal(() -> fields("a: 1\n").requiredText("b")));
        assertEquals(
                "f.yaml:1:4: 'a' must be text, found a list",
                refusal(() -> fields("a: [1]\n").text("a")));
        assertEquals(
                "f.yaml:1:4: 'a' must be true or false, found text",
                refusal(() -> fields("a: x\n").bool("a", true)));
        assertEquals(
                "f.yaml:1:4: 'a' must be a mapping, found an integer",
                refusal(() -> fields("a: 1\n").mappingOrEmpty("a")));
        assertEquals(
                "f.yaml:1:4: 'a' must be an integer, found text",
                refusal(() -> fields("a: x\n").integer("a")));
        assertEquals(
                "f.yaml:1:4: 'a' is out of range: 99999999999",
                refusal(() -> fields("a: 99999999999\n").integer("a")));
        assertEquals("f.yaml:1:1: the document must be a mapping, found a list", refusal(() -> fields("[1]\n")));
        assertEquals(
                "f.yaml:2:6: 'a.c' must be a list, found text",
                refusal(() -> fields("a:\n  c: x\n").fields("a").orElseThrow().items("c")));
    }

    @Test
    void unknownKeysAreNamedWithTheKnownOnes() {
        Fields f = fields("a: 1\nregion: x\n");
        f.text("a");
        f.text("b");
        assertEquals("f.yaml:2:9: unknown key 'region'; known here: a, b", refusal(f::refuseUnknown));
    }
}
