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
package run.aicr.cli.skill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import run.aicr.cli.console.Environment;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.error.AicrException;

/** {@code aicr skill}. */
public final class SkillCommand implements Command {
    private static final String AGENT = "agent";
    private static final String STDOUT = "stdout";
    private static final String FORCE = "force";
    private static final int LONGEST_ANSWER = 100;

    private static final String DESCRIPTION = """
            Writes a guide that teaches a coding agent to use aicr, made from the commands of this
            version: ~/.claude/skills/aicr/SKILL.md or ~/.codex/skills/aicr/SKILL.md.

            Examples:
              aicr skill --agent claude-code
              aicr skill --agent codex --stdout
            """;

    private final Command root;

    /** @param root of the tree of commands that the guide describes */
    public SkillCommand(Command root) {
        this.root = root;
    }

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr skill",
                "teach a coding agent to use aicr",
                "Utilities",
                DESCRIPTION,
                List.of(
                        Flag.text(AGENT, "Output", "agent to write for")
                                .values(Agent.words())
                                .needed(),
                        Flag.bool(STDOUT, "Output", "print the guide instead of writing a file"),
                        Flag.bool(FORCE, "Output", "replace an existing file without asking")),
                List.of());
    }

    @Override
    public void run(Session session, ParsedLine line) {
        Agent agent = Agent.parse(line.text(AGENT));
        session.log().info("generating skill file", "agent", agent.word());
        if (line.isOn(STDOUT)) {
            session.print(content(session));
            return;
        }
        SkillFile file = new SkillFile(agent.file(home(session.environment())));
        file.refuseLink();
        if (file.exists() && !line.isOn(FORCE) && !mayReplace(session, file.path())) {
            print(session, "Aborted; " + file.path() + " left unchanged.\n");
            return;
        }
        file.write(content(session));
        print(session, "Skill file written to " + file.path() + "\n");
    }

    private byte[] content(Session session) {
        return SkillText.of(root, session.stamp().version());
    }

    private static Path home(Environment environment) {
        String home = environment.variable("HOME");
        if (home.isEmpty()) {
            throw AicrException.invalidRequest(
                    "the variable HOME is not set, so there is no folder for the skill file; set it, or use --stdout");
        }
        return environment.workingDirectory().resolve(home);
    }

    /** Asks the person at the terminal. */
    private static boolean mayReplace(Session session, Path path) {
        if (!session.environment().inIsTerminal()) {
            throw AicrException.invalidRequest(path + " exists; use --force to replace it");
        }
        session.log().ask(path + " exists; overwrite? [y/N] ");
        return switch (firstLine(session).strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> true;
            default -> false;
        };
    }

    private static String firstLine(Session session) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = session.environment().in().read();
            while (next >= 0 && next != '\n' && line.size() < LONGEST_ANSWER) {
                line.write(next);
                next = session.environment().in().read();
            }
        } catch (IOException e) {
            throw AicrException.internal("cannot read the answer from standard input", e);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void print(Session session, String text) {
        session.print(text.getBytes(StandardCharsets.UTF_8));
    }
}
