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
package run.aicr.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.CommandName;

/** {@code aicr completion}: a group with one command for each shell. */
public final class CompletionCommand implements Command {
    private static final String DESCRIPTION = """
            Prints a script that teaches a shell to complete the words of aicr.

            Examples:
              source <(aicr completion bash)
              aicr completion fish > ~/.config/fish/completions/aicr.fish
            """;

    @Override
    public CommandTable table() {
        List<CommandName> shells = new ArrayList<>();
        for (Shell shell : Shell.values()) {
            shells.add(new CommandName(shell.word(), shell.purpose()));
        }
        return new CommandTable(
                "aicr completion", "print a completion script", "Utilities", DESCRIPTION, List.of(), shells);
    }

    @Override
    public Optional<Command> find(String name) {
        for (Shell shell : Shell.values()) {
            if (shell.word().equals(name)) {
                return Optional.of(new ScriptCommand(shell));
            }
        }
        return Optional.empty();
    }
}
