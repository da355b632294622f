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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.release.Goldens;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.TagName;

class FormulaGoldensTest {
    @TestFactory
    Stream<DynamicTest> everyCaseIsDecidedAsItsGoldenSays() {
        return Goldens.cases("formula/cases.json").stream().map(c -> {
            Fields fields = Goldens.fields(c);
            String name = fields.requiredText("id") + " " + fields.requiredText("title");
            return DynamicTest.dynamicTest(
                    name,
                    () -> check(
                            facts(fields.fields("input").orElseThrow()),
                            fields.fields("expect").orElseThrow()));
        });
    }

    private static void check(FormulaDecision.Facts facts, Fields expect) {
        switch (expect.requiredText("outcome")) {
            case "error" -> {
                ReleaseException e = assertThrows(ReleaseException.class, () -> FormulaDecision.of(facts));
                assertEquals(expect.requiredText("error"), e.code().name());
                expect.text("detail").ifPresent(d -> assertEquals(List.of(d), e.paths()));
            }
            case "skip" ->
                assertEquals(
                        new FormulaDecision.Skip(FormulaDecision.Reason.valueOf(expect.requiredText("reason"))),
                        FormulaDecision.of(facts));
            default -> {
                FormulaDecision.Write write = assertInstanceOf(FormulaDecision.Write.class, FormulaDecision.of(facts));
                checkFields(write.formula(), expect.fields("fields").orElseThrow());
            }
        }
    }

    private static void checkFields(Formula formula, Fields expected) {
        String text = formula.text();
        assertEquals(expected.requiredText("path"), Formula.PATH);
        has(text, "class " + expected.requiredText("class") + " < Formula\n");
        for (String key : List.of("desc", "homepage", "version", "license")) {
            has(text, "\n  " + key + " \"" + expected.requiredText(key) + "\"\n");
        }
        List<Fields> platforms = expected.list("platforms");
        int from = 0;
        for (Fields platform : platforms) {
            String block = platform.requiredText("block");
            String body = text.substring(text.indexOf("  " + block + " do\n"));
            has(
                    body.substring(0, body.indexOf("\n  end")) + "\n",
                    "    if " + platform.requiredText("condition") + "\n      url \""
                            + platform.requiredText("url") + "\"\n      sha256 \""
                            + platform.requiredText("sha256") + "\"\n    end\n");
            int here = text.indexOf(platform.requiredText("url"));
            assertTrue(here > from, "platforms are in order");
            from = here;
        }
        List<String> install = new ArrayList<>(Formula.INSTALL);
        install.retainAll(expected.texts("install"));
        assertEquals(expected.texts("install"), install);
        Formula.INSTALL.forEach(line -> has(text, "\n    " + line + "\n"));
        has(text, "\n  test do\n    " + expected.requiredText("test") + "\n  end\n");
        String caveats = text.substring(text.indexOf("def caveats"), text.indexOf("test do"));
        expected.texts("caveatsMustContain").forEach(part -> has(caveats, part));
        Fields commit = expected.fields("commit").orElseThrow();
        assertEquals(commit.requiredText("message"), formula.commitMessage());
        assertEquals(commit.requiredText("authorName"), Formula.AUTHOR_NAME);
        assertEquals(commit.requiredText("authorEmail"), Formula.AUTHOR_EMAIL);
        TapState read = TapState.read(text).orElseThrow();
        assertEquals(expected.requiredText("version"), read.version());
        assertEquals(platforms.stream().map(p -> p.requiredText("sha256")).toList(), read.digests());
    }

    private static void has(String text, String part) {
        assertTrue(text.contains(part), () -> "no '" + part + "' in\n" + text);
    }

    private static FormulaDecision.Facts facts(Fields input) {
        Map<String, Sha256> archives = new HashMap<>();
        input.list("archives").forEach(a -> archives.put(a.requiredText("name"), new Sha256(a.requiredText("sha256"))));
        Map<String, Sha256> checksums = new HashMap<>();
        input.textMap("checksumsFile").forEach((name, digest) -> checksums.put(name, new Sha256(digest)));
        Optional<TapState> tap =
                input.fields("tap").map(t -> new TapState(t.requiredText("version"), t.texts("sha256")));
        return new FormulaDecision.Facts(
                TagName.release(input.requiredText("tag")).orElseThrow(),
                "https://github.com/NVIDIA/aicr",
                archives,
                checksums,
                Set.of(),
                tap,
                input.bool("deployKeyPresent", false),
                input.requiredText("releaseState").equals("published"),
                TagName.release(input.requiredText("highestStable")),
                Set.of());
    }
}
