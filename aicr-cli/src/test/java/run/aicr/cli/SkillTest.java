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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.cli.console.Environment;

class SkillTest {
    @TempDir
    private Path folder;

    private InProcess run(String line) {
        return InProcess.run(folder, Map.of("HOME", folder.toString()), line.split(" ", -1));
    }

    private Path file() {
        return folder.resolve(".claude/skills/aicr/SKILL.md");
    }

    /** A person at the terminal answers. */
    private InProcess answered(String answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                Map.of("HOME", folder.toString(), "NO_COLOR", "1"),
                folder.toString(),
                "",
                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)),
                out,
                err,
                true,
                true,
                () -> Instant.EPOCH);
        int exitCode = Main.run(environment, "skill", "--agent", "claude-code");
        return new InProcess(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theGuideListsVisibleCommandsWithTheirFlags() {
        String guide = run("skill --agent codex --stdout").out();
        assertTrue(guide.startsWith("---\nname: aicr\ndescription: |\n  "), guide);
        for (String text : new String[] {
            "user_invocable: true\n",
            "\n# AICR CLI (dev)\n",
            "\n## Prerequisites\n",
            "\n## Command Reference\n",
            "\n### `aicr recipe`\n",
            "\n- `--accelerator` (--gpu) \u2014 GPU model (default: `any`)\n  Values: `a100`, ",
            "\n- `--nodes` [int] \u2014 ",
            "\n- `--baseline` (-b) \u2014 ",
            " **required**\n",
            "\n## Criteria Values\n",
            "\n## Output Format\n",
            "\n## Workflow Examples\n",
            "\n## Error Handling\n",
            "\n## Best Practices\n",
        }) {
            assertTrue(guide.contains(text), text);
        }
        for (String text : new String[] {"aicr skill", "aicr completion", "--help`", "--version`", "sign-catalog"}) {
            assertFalse(guide.replace("aicr --version", "").contains(text), text);
        }
        assertFalse(Files.exists(folder.resolve(".codex")));
    }

    @Test
    void theFileIsForItsOwnerOnly() throws IOException {
        InProcess run = run("skill --agent claude-code");
        assertEquals("Skill file written to " + file() + "\n", run.out());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals(run("skill --agent claude-code --stdout").out(), Files.readString(file()));
        try (var files = Files.list(file().getParent())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void anExistingFileIsReplacedOnDemandOnly() throws IOException {
        run("skill --agent claude-code");
        Files.writeString(file(), "mine");
        InProcess refused = run("skill --agent claude-code");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("use --force"), refused.err());
        assertEquals("mine", Files.readString(file()));
        assertEquals(0, run("skill --agent claude-code --force").exitCode());
        assertTrue(Files.readString(file()).startsWith("---"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", " YES \n", "yes"})
    void aPersonMayAgree(String answer) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "mine");
        InProcess run = answered(answer);
        assertTrue(run.err().endsWith(file() + " exists; overwrite? [y/N] "), run.err());
        assertTrue(Files.readString(file()).startsWith("---"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n\n", "yesterday\n"})
    void everythingElseLeavesTheFile(String answer) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "mine");
        InProcess run = answered(answer);
        assertEquals(0, run.exitCode());
        assertEquals("Aborted; " + file() + " left unchanged.\n", run.out());
        assertEquals("mine", Files.readString(file()));
    }

    @Test
    void aLinkIsNeverFollowed() throws IOException {
        Files.createDirectories(file().getParent());
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        Files.createSymbolicLink(file(), elsewhere);
        InProcess run = run("skill --agent claude-code --force");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("is a symbolic link"), run.err());
        assertEquals("mine", Files.readString(elsewhere));
    }

    @Test
    void aFolderInTheWayIsRefused() throws IOException {
        Files.createDirectories(file());
        assertEquals(2, run("skill --agent claude-code --force").exitCode());
    }

    @Test
    void withoutAHomeThereIsNoPlaceForTheFile() {
        InProcess run = InProcess.run(folder, Map.of(), "skill", "--agent", "codex");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("HOME is not set"), run.err());
    }

    @Test
    void aFolderThatCannotBeMadeIsInternal() throws IOException {
        Files.writeString(folder.resolve(".claude"), "");
        assertEquals(8, run("skill --agent claude-code").exitCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skill | missing flag --agent",
                "skill --agent emacs | unknown agent \"emacs\" for flag --agent; known agents: claude-code, codex",
                "skill --agent= | unknown agent \"\"",
            })
    void anAgentIsNeeded(String line, String sentence) {
        InProcess run = run(line);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(sentence), run.err());
    }
}
