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
package run.aicr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {
    @TempDir
    private Path folder;

    private InProcess run(String line) {
        return InProcess.run(folder, Map.of(), line.split(" ", -1));
    }

    @BeforeEach
    void writeSnapshots() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), snapshot("\"one\\ttwo\\nthree\\e\"", "n1"));
        Files.writeString(folder.resolve("b.yaml"), snapshot("\u00fc", "n2"));
    }

    private static String snapshot(String value, String node) {
        return "kind: Snapshot\nmeasurements:\n  - type: GPU\n    subtypes:\n      - subtype: hardware\n"
                + "        data: {model: " + value + "}\n        context: {node: " + node + "}\n";
    }

    @Test
    void aTableHasOneLineForEachChangeWhateverAValueHolds() {
        assertEquals("""
                CHANGES (0 added, 0 removed, 1 modified)
                KIND      PATH                BASELINE             TARGET
                ----      ----                --------             ------
                MODIFIED  GPU.hardware.model  one\\ttwo\\nthree\\x1b  \u00fc

                DRIFT DETECTED
                """, run("diff -b a.yaml --target b.yaml -t table").out());
    }

    @Test
    void contextsCountWhenAskedFor() {
        String out = run("diff -b a.yaml --target b.yaml --deep").out();
        assertTrue(out.contains("path: GPU.hardware.context.node"), out);
        assertTrue(out.contains("total: 2"), out);
    }

    @Test
    void driftIsWrittenBeforeItFails() throws IOException {
        InProcess run = run("diff -b a.yaml --target b.yaml --fail-on-drift -o diff.yaml");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("[CONFLICT] drift detected: 1 change(s) found"), run.err());
        assertTrue(Files.readString(folder.resolve("diff.yaml")).contains("total: 1"));
        assertEquals(0, run("diff -b a.yaml --target a.yaml --fail-on-drift").exitCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diff | 2 | missing flag --baseline",
                "diff -b a.yaml --target= | 2 | --target is required",
                "diff -b - --target - | 2 | --baseline and --target both ask for it",
                "diff -b a.yaml --target b.yaml -t table -o cm://a/b | 2 | table output does not support ConfigMap",
                "diff -b a.yaml --target b.yaml -o no/such/x | 8 | [INTERNAL]",
                "diff -b a.yaml --target none.yaml | 3 | [NOT_FOUND]",
                "diff -b a.yaml --target - | 2 | the document is empty",
                "diff a.yaml b.yaml | 2 | unexpected argument \"a.yaml\": 'aicr diff' takes no arguments",
            })
    void wrongCallsSayWhatIsWrong(String line, int exitCode, String sentence) {
        InProcess run = run(line);
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(sentence), run.err());
    }

    @Test
    void anotherKindOfDocumentIsNoSnapshot() throws IOException {
        Files.writeString(folder.resolve("r.yaml"), "kind: RecipeResult\napiVersion: aicr.run/v1alpha2\n");
        InProcess run = run("diff -b a.yaml --target r.yaml");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("r.yaml:1:1: the document is of kind \"RecipeResult\""), run.err());
    }
}
