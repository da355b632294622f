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
package run.aicr.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.suggestion.NearestWords;

/**
 * The command that a command line names, and what the line sets.
 *
 * <p>The names of commands may stand between flags. A command's flags also count for its sub-commands: with the
 * sub-command's meaning if that has a flag of the name, without effect otherwise (spec cli §1).
 */
public record Invocation(Command command, CommandTable table, ParsedLine line) {
    private static final String HELP_WORD = "help";

    /**
     * Goes down from the root as far as words name commands, and reads the remaining words.
     *
     * @throws UsageException for an unknown command or flag, a missing value or one of the wrong kind
     * @throws run.aicr.error.AicrException INVALID_REQUEST for a repeated flag that may be given once
     */
    public static Invocation of(Command root, List<String> words, Map<String, String> variables) {
        Command command = root;
        CommandTable table = root.table();
        List<Flag> foreign = new ArrayList<>();
        List<String> rest = new ArrayList<>(words);
        while (!table.commands().isEmpty()) {
            int at = LineParser.commandAt(table, foreign, rest);
            if (at < 0 || !isRoot(table) && rest.get(at).equals(HELP_WORD)) {
                break;
            }
            String name = rest.remove(at);
            Optional<Command> found = command.find(name);
            if (found.isEmpty()) {
                throw unknownCommand(table, name);
            }
            foreign.addAll(table.flags());
            command = found.get();
            table = command.table();
        }
        return new Invocation(command, table, LineParser.parse(table, foreign, rest, variables));
    }

    /** The root, whose path is one word, takes no word {@code help}. */
    private static boolean isRoot(CommandTable table) {
        return table.path().indexOf(' ') < 0;
    }

    private static UsageException unknownCommand(CommandTable table, String name) {
        return new UsageException(
                table,
                "unknown command \"" + name + "\"" + (isRoot(table) ? "" : " of '" + table.path() + "'")
                        + NearestWords.clause(name, table.commandNames()));
    }

    /** Whether the command's help is asked for: by a flag, by the word {@code help}, or by naming no command at all. */
    public boolean asksForHelp() {
        return line.isOn(GlobalFlags.HELP)
                || line.argument(0).equals(HELP_WORD)
                || isRoot(table) && line.arguments().isEmpty();
    }

    /**
     * Checks what only a command that runs needs.
     *
     * @throws UsageException for too many or too few arguments, or a missing flag
     */
    public void check() {
        List<String> arguments = line.arguments();
        if (arguments.size() > table.arguments().most()) {
            throw new UsageException(
                    table,
                    "unexpected argument \""
                            + arguments.get(table.arguments().most()) + "\": '" + table.path() + "' takes "
                            + count());
        }
        if (arguments.size() < table.arguments().least()) {
            throw new UsageException(table, "missing argument: '" + table.path() + "' takes " + count());
        }
        for (Flag flag : table.flags()) {
            if (flag.required() && !line.isSet(flag.name())) {
                throw new UsageException(table, "missing flag --" + flag.name());
            }
        }
    }

    private String count() {
        CommandTable.Arguments arguments = table.arguments();
        if (arguments.most() == 0) {
            return "no arguments";
        }
        String number = arguments.most() == 1 ? "one argument" : arguments.most() + " arguments";
        return (arguments.least() < arguments.most() ? "at most " : "") + number + ", " + arguments.text();
    }
}
