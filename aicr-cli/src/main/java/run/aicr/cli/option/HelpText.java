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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The help of a command, made from its table (spec cli §1). */
public final class HelpText {
    private static final int COLUMN = 34;

    private final StringBuilder out = new StringBuilder(1 << 12);

    private HelpText() {}

    /** The bytes for standard output. */
    public static byte[] of(CommandTable table) {
        HelpText help = new HelpText();
        help.write(table);
        return help.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(CommandTable table) {
        out.append(table.path()).append(" - ").append(table.purpose()).append("\n\n");
        out.append("Usage:\n  ").append(table.usage()).append('\n');
        if (!table.group().isEmpty()) {
            out.append("\nGroup:\n  ").append(table.group()).append('\n');
        }
        if (!table.description().isEmpty()) {
            out.append("\nDescription:\n");
            for (String line : table.description().strip().split("\n", -1)) {
                out.append(line.isEmpty() ? "" : "  ").append(line).append('\n');
            }
        }
        commands(table);
        TreeSet<String> headings = new TreeSet<>();
        for (Flag flag : table.flags()) {
            if (!flag.hidden()) {
                headings.add(flag.heading());
            }
        }
        for (String heading : headings) {
            flags(heading, table.flags());
        }
        flags("Global", GlobalFlags.all());
    }

    private void commands(CommandTable table) {
        TreeSet<String> groups = new TreeSet<>();
        for (CommandTable.CommandName command : table.commands()) {
            groups.add(command.group());
        }
        for (String group : groups) {
            out.append('\n').append(group.isEmpty() ? "Commands:\n" : group + " commands:\n");
            for (CommandTable.CommandName command : table.commands()) {
                if (command.group().equals(group)) {
                    row(command.name(), command.purpose());
                }
            }
        }
    }

    private void flags(String heading, List<Flag> flags) {
        List<Flag> sorted = new ArrayList<>();
        for (Flag flag : flags) {
            if (flag.heading().equals(heading) && !flag.hidden()) {
                sorted.add(flag);
            }
        }
        Collections.sort(sorted, new Comparator<Flag>() {
            @Override
            public int compare(Flag a, Flag b) {
                return a.name().compareTo(b.name());
            }
        });
        out.append('\n').append(heading).append(" options:\n");
        for (Flag flag : sorted) {
            row(names(flag), text(flag));
        }
    }

    private static String names(Flag flag) {
        StringBuilder names = new StringBuilder("--").append(flag.name());
        for (String alias : flag.aliases()) {
            names.append(", ").append(alias.length() == 1 ? "-" : "--").append(alias);
        }
        return switch (flag.kind()) {
            case TEXT -> names.append(" string").toString();
            case LIST -> names.append(" string ...").toString();
            case INTEGER -> names.append(" int").toString();
            case DURATION -> names.append(" duration").toString();
            case BOOLEAN, SWITCH -> names.toString();
        };
    }

    private static String text(Flag flag) {
        StringBuilder text = new StringBuilder(flag.help());
        if (!flag.values().isEmpty()) {
            text.append(": ").append(String.join(", ", flag.values()));
        }
        if (flag.required()) {
            text.append(" (required)");
        }
        if (!flag.whenUnset().isEmpty()) {
            text.append(" (default: ").append(flag.whenUnset()).append(')');
        }
        if (!flag.variable().isEmpty()) {
            text.append(" [$").append(flag.variable()).append(']');
        }
        return text.toString();
    }

    private void row(String left, String right) {
        out.append("  ").append(left);
        for (int i = left.length(); i < COLUMN; i++) {
            out.append(' ');
        }
        out.append(' ').append(right).append('\n');
    }
}
