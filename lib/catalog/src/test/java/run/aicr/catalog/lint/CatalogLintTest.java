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
package run.aicr.catalog.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The catalogue of this module keeps all rules. */
class CatalogLintTest {

    @TestFactory
    Stream<DynamicTest> theCatalogueKeepsEveryRule() {
        LintTree tree = LintTree.read(Path.of("src/main/catalog"));
        return Lint.RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.toString(), () -> assertEquals(List.of(), rule.findings(tree), rule.toString())));
    }

    @Test
    void everyNumberOfTheSpecIsARule() {
        assertEquals(
                IntStream.rangeClosed(1, 15).boxed().toList(),
                Lint.RULES.stream().map(Rule::number).toList());
    }
}
