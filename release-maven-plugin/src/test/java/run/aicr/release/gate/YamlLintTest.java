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
package run.aicr.release.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlLintTest {
    @TempDir
    Path temp;

    @Test
    void goodFileHasNoFindings() throws IOException {
        assertEquals(List.of(), findings("""
                # A comment.
                #!special
                a: 1 # after a value
                b: "#not a comment, nor '#this'"
                url: http://example.com/#part
                script: |
                  #!/bin/sh
                  #no space needed here

                  echo #x
                list:
                  - a
                nothing: null
                empty: ""
                mode: "0644"
                octal: 0o644
                zero: 0


                end: []
                """));
        assertEquals(List.of(), findings(""));
    }

    @Test
    void linesAreJudged() throws IOException {
        assertFindings("a: 1", "f.yaml: no newline at the end of the file");
        assertFindings("a: 1 \n", "f.yaml:1: trailing space");
        assertFindings("a: 1\t\n", "f.yaml:1: trailing space");
        assertFindings("a: 1\r\n", "f.yaml:1: line ends with CR");
        assertFindings("a: 1\n#b\n", "f.yaml:2: a comment needs a space after #");
        assertFindings("a: 1 #b\n", "f.yaml:1: a comment needs a space after #");
        assertFindings("a: 1\n\n\n\nb: 2\n", "f.yaml:4: more than 2 empty lines");
        assertFindings("a: " + "x ".repeat(99) + "yyy\n", "f.yaml:1: longer than 200 characters");
        assertEquals(List.of(), findings("- " + "x".repeat(198) + "\n"));
    }

    @Test
    void longWordsCannotBeBroken() throws IOException {
        assertEquals(List.of(), findings("a:\n  " + "x".repeat(250) + "\n"));
    }

    @Test
    void valuesAreJudged() throws IOException {
        assertEquals(1, findings("a:\n  b:\n").size());
        assertEquals(1, findings("- a:\n").size());
        assertEquals(1, findings("mode: 0644\n").size());
        assertEquals(1, findings("- [1, 010]\n").size());
        assertEquals(2, findings("a:\n---\nb:\n").size());
    }

    @Test
    void brokenFileIsAFinding() throws IOException {
        assertEquals(1, findings("a: 1\na: 2\n").size());
        assertEquals(1, findings("a: [\n").size());
    }

    private void assertFindings(String text, String... expected) throws IOException {
        assertEquals(List.of(expected), findings(text));
    }

    private List<String> findings(String text) throws IOException {
        return YamlLint.findings(Files.writeString(temp.resolve("f.yaml"), text), "f.yaml");
    }
}
