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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.cli.console.Environment;

class CompletionTest {
    @TempDir
    private Path folder;

    private InProcess complete(Map<String, String> variables, String line) {
        List<String> words = new ArrayList<>(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
        words.add("--generate-shell-completion");
        return InProcess.run(folder, variables, words.toArray(new String[0]));
    }

    private List<String> complete(String line) {
        InProcess run = complete(Map.of(), line.replace("''", ""));
        assertEquals(0, run.exitCode());
        assertEquals("", run.err());
        return run.out().lines().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recipe --intent | inference training",
                "recipe --intent '' | inference training",
                "recipe --intent tr | inference training",
                "recipe --intent= | --intent=inference --intent=training",
                "recipe --service eks --intent | inference training",
                "recipe --service=eks --ac | --accelerator",
                "recipe -ac | --accelerator",
                "recipe --accelerator | a100 b200 gb200 gb300 h100 h200 l40 l40s rtx-pro-6000",
                "recipe --gpu | a100 b200 gb200 gb300 h100 h200 l40 l40s rtx-pro-6000",
                "diff --format | json table yaml",
                "diff -t '' | json table yaml",
                "diff --fail-on-drif | --fail-on-drift",
                "--log | --log-json",
                "skill --agent '' | claude-code codex",
                "completion | bash zsh fish pwsh",
                "completion '' | bash zsh fish pwsh",
                "--debug completion '' | bash zsh fish pwsh",
            })
    void whatMayFollowIsOffered(String line, String candidates) {
        assertEquals(List.of(candidates.split(" ", -1)), complete(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff ''",
                "diff --baseline ''",
                "recipe --snapshot",
                "recipe --bogus",
                "recipe --bogus=x",
                "recipe -- ''",
                "recipe --snapshot=x",
            })
    void whereNothingIsKnownNothingIsOffered(String line) {
        assertEquals(List.of(), complete(line));
    }

    @Test
    void nothingTypedOffersTheVisibleCommands() {
        List<String> commands = new Commands().table().commandNames();
        assertEquals(commands, complete(""));
        assertEquals(commands, complete("''"));
        assertEquals(commands, complete("rec"));
    }

    @Test
    void twoDashesOfferLongNamesOnly() {
        assertTrue(complete("diff -").containsAll(List.of("--baseline", "-b", "-h", "--debug")));
        assertTrue(complete("diff --").containsAll(List.of("--baseline", "--debug")));
        assertFalse(complete("diff --").contains("-b"));
    }

    @Test
    void someShellsShowDescriptions() {
        for (String shell : new String[] {"/bin/zsh", "/usr/bin/fish"}) {
            InProcess run = complete(Map.of("SHELL", shell), "");
            assertTrue(run.out().contains("diff:compare two snapshots\n"), run.out());
        }
        assertTrue(complete(Map.of("SHELL", "/bin/bash"), "").out().contains("\ndiff\n"));
    }

    @Test
    void nothingRunsWhateverIsTyped() throws IOException {
        complete("skill --agent codex");
        complete("recipe --service eks -o x ''");
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aShellThatWentAwayIsNoReasonToThrow() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };
        Environment environment = new Environment(
                Map.of(),
                folder.toString(),
                "",
                java.io.InputStream.nullInputStream(),
                closed,
                OutputStream.nullOutputStream(),
                false,
                () -> Instant.EPOCH);
        assertEquals(8, Main.run(environment, "--generate-shell-completion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "pwsh"})
    void everyShellGetsAScriptThatCallsBack(String shell) {
        InProcess run = InProcess.run(folder, Map.of(), "completion", shell);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("--generate-shell-completion"), run.out());
        assertTrue(run.out().contains("aicr"), run.out());
    }

    @Test
    void anUnknownShellIsRefused() {
        InProcess run = InProcess.run(folder, Map.of(), "completion", "tcsh");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("unknown command \"tcsh\" of 'aicr completion'"), run.err());
    }

    /** Runs the script of Bash on words as Bash splits them, with a program that says what it was called with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | [] | inference training --intent=inference",
                "recipe --intent tr | [recipe][--intent][] | training",
                "recipe --intent = inf | [recipe][--intent=inf] | inference",
                "recipe --in | [recipe][--in] | --intent=inference",
                "recipe --intent = training x | [recipe][--intent=training][] | ''",
            })
    void theScriptOfBashHandsOverWordsAndNarrowsWhatComesBack(String typed, String words, String reply)
            throws IOException, InterruptedException {
        Path bash = Path.of("/bin/bash");
        if (!Files.isExecutable(bash)) {
            Assumptions.abort("no bash on this machine");
        }
        Files.writeString(
                folder.resolve("script"),
                InProcess.run(folder, Map.of(), "completion", "bash").out());
        String test = """
                set -u
                aicr() { printf '[%s]' "${@:1:$#-1}" >called; printf '%s\\n' inference training --intent=inference; }
                source ./script
                COMP_WORDS=(aicr "$@")
                COMP_CWORD=$#
                _aicr
                cat called
                printf '|%s' "${COMPREPLY[*]-}"
                """;
        List<String> command = new ArrayList<>(List.of(bash.toString(), "-c", test, "test"));
        command.addAll(List.of(typed.split(" ", -1)));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        assertEquals(words + "|" + reply, out);
    }
}
