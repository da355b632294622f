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
package run.aicr.release.homebrew;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import run.aicr.digest.Sha256;
import run.aicr.release.version.ReleaseTag;
import run.aicr.release.version.TagName;

class FormulaTest {
    private static final ReleaseTag TAG = TagName.release("v1.3.0").orElseThrow();

    @Test
    void rubyTakesTextsAsTexts() {
        assertEquals("\"a \\\"b\\\" \\\\ \\#{x} \\#@y # z\\n\"", RubyText.quoted("a \"b\" \\ #{x} #@y # z\n"));
    }

    @Test
    void blocksAreBalanced() {
        String text =
                new Formula(TAG, "https://github.com/NVIDIA/aicr", Map.of(Platform.MACOS_ARM, Sha256.of("x"))).text();
        long opened = text.lines()
                .map(String::strip)
                .filter(l -> l.matches("(class|def) .*|if .*|.* do"))
                .count();
        assertEquals(opened, text.lines().filter(l -> l.strip().equals("end")).count());
        assertTrue(text.endsWith("end\n"));
    }

    @Test
    void tapIsNeverLowered() {
        FormulaDecision.Facts facts = new FormulaDecision.Facts(
                TAG,
                "https://github.com/NVIDIA/aicr",
                Map.of(),
                Map.of(),
                java.util.Set.of(),
                Optional.of(new TapState("1.10.0", java.util.List.of())),
                true,
                true,
                Optional.of(TAG),
                java.util.Set.of());
        assertEquals(new FormulaDecision.Skip(FormulaDecision.Reason.NOT_LATEST), FormulaDecision.of(facts));
    }

    @Test
    void formulaThatReplacesAWithdrawnHigherVersionGoesForward() {
        Map<String, Sha256> archives = new java.util.TreeMap<>();
        for (Platform platform : Platform.values()) {
            archives.put(platform.archive(TAG.version()), Sha256.of(platform.toString()));
        }
        FormulaDecision.Facts facts = replacing(archives, new TapState("1.10.0", java.util.List.of("0".repeat(64))));
        Formula formula = ((FormulaDecision.Write) FormulaDecision.of(facts)).formula();
        String text = formula.text();
        assertTrue(text.contains("  version \"1.10.0\"\n  license \"Apache-2.0\"\n  revision 1\n"), text);
        assertTrue(text.contains("/releases/download/" + TAG + "/"), text);
        assertTrue(text.contains("assert_match \"" + TAG.version() + "\", shell_output"), text);
        TapState written = TapState.read(text).orElseThrow();
        assertEquals(1, written.revision());
        assertEquals(
                new FormulaDecision.Skip(FormulaDecision.Reason.UP_TO_DATE),
                FormulaDecision.of(replacing(archives, written)));
        TapState another = new TapState("1.10.0", 4, java.util.List.of("0".repeat(64)));
        assertEquals(
                Optional.of(new Formula.Above("1.10.0", 5)),
                ((FormulaDecision.Write) FormulaDecision.of(replacing(archives, another)))
                        .formula()
                        .above());
    }

    private static FormulaDecision.Facts replacing(Map<String, Sha256> archives, TapState tap) {
        return new FormulaDecision.Facts(
                TAG,
                "https://github.com/NVIDIA/aicr",
                archives,
                archives,
                java.util.Set.of(),
                Optional.of(tap),
                true,
                true,
                Optional.empty(),
                java.util.Set.of("v1.10.0"));
    }

    @Test
    void fileThatIsNoFormulaHasNoVersion() {
        assertEquals(Optional.empty(), TapState.read("# nothing here\n"));
    }
}
