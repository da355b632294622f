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

import java.util.List;
import java.util.Optional;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.CommandName;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.GlobalFlags;

/** The commands and their flags in Markdown; hidden ones are left out. */
final class CommandReference {
    /** They are for people at a terminal. */
    private static final List<String> LEFT_OUT = List.of("skill", "completion");

    private final StringBuilder out = new StringBuilder();

    private CommandReference() {}

    static String of(Command root) {
        CommandReference reference = new CommandReference();
        reference.out.append("### Global flags\n\n");
        for (Flag flag : GlobalFlags.all()) {
            if (!flag.name().equals(GlobalFlags.HELP) && !flag.name().equals(GlobalFlags.VERSION)) {
                reference.flag(flag);
            }
        }
        for (CommandName name : root.table().commands()) {
            if (!LEFT_OUT.contains(name.name())) {
                reference.command(root, name.name(), "###");
            }
        }
        return reference.out.toString();
    }

    private void command(Command parent, String name, String heading) {
        Optional<Command> found = parent.find(name);
        if (found.isEmpty()) {
            return;
        }
        Command command = found.get();
        CommandTable table = command.table();
        String arguments = table.arguments().text();
        out.append('\n').append(heading).append(" `").append(table.path());
        out.append(arguments.isEmpty() ? "" : " " + arguments).append("`\n\n");
        out.append(sentence(table.purpose())).append('\n');
        boolean first = true;
        for (Flag flag : table.flags()) {
            if (!flag.hidden()) {
                out.append(first ? "\n" : "");
                first = false;
                flag(flag);
            }
        }
        for (CommandName sub : table.commands()) {
            command(command, sub.name(), heading + "#");
        }
    }

    private static String sentence(String purpose) {
        return purpose.isEmpty() ? "" : Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + ".";
    }

    private void flag(Flag flag) {
        out.append("- `--").append(flag.name()).append('`');
        if (!flag.aliases().isEmpty()) {
            out.append(" (");
            for (int i = 0; i < flag.aliases().size(); i++) {
                String alias = flag.aliases().get(i);
                out.append(i == 0 ? "" : ", ")
                        .append(alias.length() == 1 ? "-" : "--")
                        .append(alias);
            }
            out.append(')');
        }
        out.append(
                switch (flag.kind()) {
                    case TEXT -> "";
                    case LIST -> " [stringSlice]";
                    case INTEGER -> " [int]";
                    case DURATION -> " [duration]";
                    case BOOLEAN, SWITCH -> " [bool]";
                });
        out.append(" \u2014 ").append(collapsed(flag.help()));
        if (!flag.whenUnset().isEmpty()) {
            out.append(" (default: `").append(flag.whenUnset()).append("`)");
        }
        out.append(flag.required() ? " **required**" : "").append('\n');
        if (!flag.values().isEmpty()) {
            out.append("  Values: ").append(values(flag.values())).append('\n');
        }
    }

    /** {@code `a`, `b`}. */
    static String values(List<String> values) {
        StringBuilder list = new StringBuilder();
        for (String value : values) {
            list.append(list.isEmpty() ? "" : ", ").append('`').append(value).append('`');
        }
        return list.toString();
    }

    private static String collapsed(String text) {
        return String.join(" ", text.strip().split("\\s+"));
    }
}
