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

/**
 * What the command line and the help know about a command.
 *
 * @param path the words that call it: {@code aicr recipe}
 * @param purpose one line
 * @param group heading in the list of commands; empty for the root and for sub-commands
 * @param description paragraphs and examples
 * @param flags without the global ones
 * @param commands the visible sub-commands
 * @param arguments the words that are no flags; none when there are sub-commands
 */
public record CommandTable(
        String path,
        String purpose,
        String group,
        String description,
        List<Flag> flags,
        List<CommandName> commands,
        Arguments arguments) {

    /** Takes no arguments. */
    public CommandTable(
            String path,
            String purpose,
            String group,
            String description,
            List<Flag> flags,
            List<CommandName> commands) {
        this(path, purpose, group, description, flags, commands, Arguments.NONE);
    }

    /** A sub-command as its parent lists it. */
    public record CommandName(String name, String purpose, String group) {

        /** Without a heading. */
        public CommandName(String name, String purpose) {
            this(name, purpose, "");
        }
    }

    /**
     * The words that are no flags.
     *
     * @param text as the usage line shows them: {@code <bundle-dir>}
     * @param least how many there must be
     * @param most how many there may be
     */
    public record Arguments(String text, int least, int most) {
        public static final Arguments NONE = new Arguments("", 0, 0);

        /** Exactly one. */
        public static Arguments one(String text) {
            return new Arguments(text, 1, 1);
        }
    }

    /** The line that says how to call it. */
    public String usage() {
        if (!commands.isEmpty()) {
            return path + (flags.isEmpty() ? " <command> [flags]" : " [<command>] [flags]");
        }
        return path + (arguments.text().isEmpty() ? "" : " " + arguments.text()) + " [flags]";
    }

    /** The names of the visible sub-commands. */
    public List<String> commandNames() {
        List<String> names = new ArrayList<>();
        for (CommandName command : commands) {
            names.add(command.name());
        }
        return names;
    }
}
