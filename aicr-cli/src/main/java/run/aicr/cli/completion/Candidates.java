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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.CommandName;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.GlobalFlags;

/** What may follow the words typed so far, one line each (spec cli §11.9). */
public final class Candidates {
    /** The last word of a call from a shell's script. */
    public static final String CALL = "--generate-shell-completion";

    private final boolean described;
    private final StringBuilder out = new StringBuilder();
    private final List<Flag> flags = new ArrayList<>(GlobalFlags.all());
    private CommandTable table;

    private Candidates(CommandTable table, boolean described) {
        this.table = table;
        this.described = described;
    }

    /**
     * The lines for standard output; wrong words give no lines rather than an error.
     *
     * @param words as typed, the last one perhaps unfinished, without {@link #CALL}
     * @param shell text of the variable {@code SHELL}; descriptions are added for those that show them
     */
    public static byte[] of(Command root, List<String> words, String shell) {
        boolean described = shell.endsWith("zsh") || shell.endsWith("fish");
        Candidates candidates = new Candidates(root.table(), described);
        candidates.walk(root, words);
        return candidates.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void walk(Command root, List<String> words) {
        Command command = root;
        flags.addAll(table.flags());
        Optional<Flag> waiting = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean last = i == words.size() - 1;
            if (waiting.isPresent()) {
                if (last) {
                    values(waiting.get(), "");
                    return;
                }
                waiting = Optional.empty();
            } else if (word.equals("--") && !last) {
                return;
            } else if (word.startsWith("-")) {
                if (last) {
                    lastFlag(word);
                    return;
                }
                waiting = takingNextWord(word);
            } else {
                Optional<Command> found = command.find(word);
                if (found.isPresent()) {
                    command = found.get();
                    table = command.table();
                    flags.addAll(0, table.flags());
                }
            }
        }
        for (CommandName name : table.commands()) {
            line(name.name(), name.purpose());
        }
    }

    private Optional<Flag> takingNextWord(String word) {
        if (word.indexOf('=') >= 0) {
            return Optional.empty();
        }
        Optional<Flag> flag = called(word);
        return flag.isPresent() && flag.get().kind().takesNoValue() ? Optional.empty() : flag;
    }

    private Optional<Flag> called(String word) {
        String name = bare(word);
        for (Flag flag : flags) {
            if (flag.isCalled(name)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }

    private static String bare(String word) {
        return word.substring(word.startsWith("--") ? 2 : 1);
    }

    private void lastFlag(String word) {
        int equals = word.indexOf('=');
        Optional<Flag> flag = called(equals < 0 ? word : word.substring(0, equals));
        if (flag.isPresent() && !flag.get().values().isEmpty()) {
            values(flag.get(), equals < 0 ? "" : word.substring(0, equals + 1));
        } else if (equals < 0) {
            names(word);
        }
    }

    private void values(Flag flag, String before) {
        for (String value : flag.values()) {
            line(before + value, "");
        }
    }

    /** The flags whose name begins like the word; those of parents have no effect and are left out. */
    private void names(String word) {
        boolean longOnly = word.startsWith("--");
        String rest = bare(word);
        List<Flag> offered = new ArrayList<>(table.flags());
        offered.addAll(GlobalFlags.all());
        for (Flag flag : offered) {
            if (flag.hidden()) {
                continue;
            }
            List<String> names = new ArrayList<>();
            names.add(flag.name());
            names.addAll(flag.aliases());
            for (String name : names) {
                boolean isLong = name.length() > 1;
                if (name.startsWith(rest) && !name.equals(rest) && (isLong || !longOnly)) {
                    line((isLong ? "--" : "-") + name, flag.help());
                }
            }
        }
    }

    private void line(String candidate, String description) {
        out.append(candidate);
        if (described && !description.isEmpty()) {
            out.append(':').append(description);
        }
        out.append('\n');
    }
}
