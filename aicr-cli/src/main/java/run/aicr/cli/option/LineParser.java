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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import run.aicr.duration.DurationText;
import run.aicr.error.AicrException;
import run.aicr.suggestion.NearestWords;

/** Reads the words of a command line against a table (spec cli §1, §2). */
final class LineParser {
    private final CommandTable table;
    private final List<Flag> own;
    private final List<Flag> foreign;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    private LineParser(CommandTable table, List<Flag> foreign) {
        this.table = table;
        this.foreign = foreign;
        this.own = new ArrayList<>(table.flags());
        own.addAll(GlobalFlags.all());
    }

    /**
     * The index of the first word that is neither a flag nor a flag's value; -1 when there is none.
     *
     * @throws UsageException for an unknown flag before it
     */
    static int commandAt(CommandTable table, List<Flag> foreign, List<String> words) {
        LineParser parser = new LineParser(table, foreign);
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                return -1;
            }
            if (!isFlag(word)) {
                return at;
            }
            boolean alone = word.indexOf('=') >= 0
                    || parser.find(nameOf(word), word).kind().takesNoValue();
            at += alone ? 1 : 2;
        }
        return -1;
    }

    /**
     * Reads all words.
     *
     * @param foreign flags of the command's parents, which are accepted without effect
     * @throws UsageException for an unknown flag, a missing value or one of the wrong kind
     * @throws AicrException INVALID_REQUEST for a repeated flag that may be given once
     */
    static ParsedLine parse(CommandTable table, List<Flag> foreign, List<String> words, Map<String, String> variables) {
        LineParser parser = new LineParser(table, foreign);
        parser.words(words);
        parser.refuseRepeated();
        parser.fromVariables(variables);
        return new ParsedLine(
                Map.copyOf(parser.values),
                Map.copyOf(parser.lists),
                List.copyOf(parser.arguments),
                List.copyOf(parser.ignored));
    }

    private void words(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                arguments.addAll(words.subList(at + 1, words.size()));
                return;
            }
            if (isFlag(word)) {
                at += flag(word, at + 1 < words.size() ? words.get(at + 1) : "", at + 1 < words.size());
            } else {
                arguments.add(word);
                at++;
            }
        }
    }

    private static boolean isFlag(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    /** Without dashes and an attached value. */
    private static String nameOf(String word) {
        String name = word.substring(word.startsWith("--") ? 2 : 1);
        int equals = name.indexOf('=');
        return equals < 0 ? name : name.substring(0, equals);
    }

    /** Reads a flag and gives the number of words it took. */
    private int flag(String word, String next, boolean hasNext) {
        int equals = word.indexOf('=');
        String attached = equals < 0 ? "" : word.substring(equals + 1);
        Flag flag = find(nameOf(word), word);
        if (flag.kind().takesNoValue()) {
            set(flag, equals < 0 ? "true" : attached);
            return 1;
        }
        if (equals >= 0) {
            set(flag, attached);
            return 1;
        }
        if (!hasNext) {
            throw new UsageException(table, "flag --" + flag.name() + " needs a value");
        }
        set(flag, next);
        return 2;
    }

    private Flag find(String name, String word) {
        Optional<Flag> flag = called(name, own);
        if (flag.isEmpty()) {
            flag = called(name, foreign);
        }
        if (flag.isPresent()) {
            return flag.get();
        }
        List<String> known = new ArrayList<>();
        for (Flag candidate : own) {
            if (!candidate.hidden()) {
                known.add("--" + candidate.name());
            }
        }
        int equals = word.indexOf('=');
        String typed = equals < 0 ? word : word.substring(0, equals);
        throw new UsageException(table, "unknown flag " + typed + NearestWords.clause("--" + name, known));
    }

    private static Optional<Flag> called(String name, List<Flag> flags) {
        for (Flag flag : flags) {
            if (flag.isCalled(name)) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }

    private void set(Flag flag, String text) {
        String value = value(flag, text, "flag --" + flag.name());
        // By name: the equality of records is too slow here (spec performance §4).
        if (called(flag.name(), own).isEmpty()) {
            ignored.add(flag.name());
            return;
        }
        if (!given.add(flag.name())) {
            repeated.add(flag.name());
        }
        put(flag, value);
    }

    private void put(Flag flag, String value) {
        values.put(flag.name(), value);
        if (flag.kind() == Flag.Kind.LIST) {
            List<String> list = new ArrayList<>(lists.getOrDefault(flag.name(), List.of()));
            list.add(value);
            lists.put(flag.name(), List.copyOf(list));
        }
    }

    /** The value in normal form. */
    private String value(Flag flag, String text, String where) {
        return switch (flag.kind()) {
            case TEXT, LIST -> text;
            case INTEGER -> {
                try {
                    yield Integer.toString(IntegerText.parse(text));
                } catch (NumberFormatException e) {
                    throw wrong(text, where, "an integer");
                }
            }
            case DURATION -> {
                try {
                    yield Long.toString(DurationText.parse(text).toNanos());
                } catch (AicrException e) {
                    throw wrong(text, where, "a duration such as 30s, 5m or 1h30m");
                }
            }
            case BOOLEAN, SWITCH ->
                switch (text) {
                    case "1", "t", "T", "true", "True", "TRUE" -> "true";
                    case "0", "f", "F", "false", "False", "FALSE" -> "false";
                    default -> throw wrong(text, where, "true or false");
                };
        };
    }

    private UsageException wrong(String text, String where, String expected) {
        return new UsageException(table, "invalid value \"" + text + "\" for " + where + ": expected " + expected);
    }

    private void refuseRepeated() {
        for (Flag flag : own) {
            if (flag.once() && repeated.contains(flag.name())) {
                throw AicrException.invalidRequest("flag --" + flag.name() + " can only be specified once");
            }
        }
    }

    private void fromVariables(Map<String, String> variables) {
        for (Flag flag : own) {
            String text = flag.variable().isEmpty() ? "" : variables.getOrDefault(flag.variable(), "");
            if (text.isEmpty() || values.containsKey(flag.name())) {
                continue;
            }
            String value = flag.kind() == Flag.Kind.SWITCH
                    ? lenient(text)
                    : value(flag, text, "variable " + flag.variable() + " of flag --" + flag.name());
            put(flag, value);
        }
    }

    private static String lenient(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> "true";
            default -> "false";
        };
    }
}
