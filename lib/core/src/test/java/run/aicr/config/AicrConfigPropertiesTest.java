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
package run.aicr.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import run.aicr.criteria.KnownValues;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class AicrConfigPropertiesTest {
    private static final List<String> PIECES = List.of(
            "",
            "\n",
            " ",
            ":",
            "- ",
            "-1",
            "null",
            "{}",
            "[]",
            "true",
            "~",
            "\"",
            "'",
            "a=b:NoSchedule",
            "*",
            "&a ",
            "*a",
            "oci://",
            "oci://:/@",
            "https://",
            "0x",
            "5m",
            "99999999999999999999h",
            "1e400",
            ".nan",
            "\u0000",
            "\ud83d\ude00",
            "<<: ",
            "spec",
            "::",
            "==",
            "..",
            "/");

    /** A change of the full configuration: some characters out, a piece in. */
    record Change(int at, int out, String in) {
        String of(String text) {
            int start = at % (text.length() + 1);
            int end = Math.min(text.length(), start + out);
            return text.substring(0, start) + in + text.substring(end);
        }
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1 << 20),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(PIECES))
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void aDamagedConfigurationIsReadOrRefused(@ForAll("changes") List<Change> changes) {
        String text = AicrConfigTest.FULL;
        for (Change change : changes) {
            text = change.of(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            AicrConfig config = AicrConfig.read(YamlReader.read("c.yaml", bytes, Limits.DOCUMENT), "c.yaml");
            config.recipe().flatMap(RecipeSection::criteria).ifPresent(c -> c.check(KnownValues.BUILT_IN_ONLY));
        } catch (AicrException e) {
            assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass(), e.getMessage());
        }
    }
}
