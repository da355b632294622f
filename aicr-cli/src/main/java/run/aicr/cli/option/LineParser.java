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
import java.util.Set;
import run.aicr.error.AicrException;
import run.aicr.suggestion.NearestWords;

/** Reads the words of a command line against a table (spec cli §1, §2). */
public final class LineParser {
    private final CommandTable table;
    private final Map<String, String> variables;
    private final List<Flag> flags;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private final List<String> arguments = new ArrayList<>();

    private LineParser(CommandTable table, Map<String, String> variables) {
        this.table = table;
        this.variables = variables;
        this.flags = new ArrayList<>(table.flags());
        flags.addAll(GlobalFlags.all());
    }

    /**
     * Reads words up to the first one that is no flag, and leaves it and all after it as rest.
     *
     * @throws UsageException for an unknown flag, a missing value or one of the wrong kind
     */
    public static ParsedLine parseToCommand(CommandTable table, List<String> words, Map<String, String> variables) {
        return new LineParser(table, variables).parse(words, true);
    }

    /**
     * Reads all words.
     *
     * @throws UsageException as {@link #parseToCommand}
     * @throws AicrException INVALID_REQUEST for a repeated flag that may be given once
     */
    public static ParsedLine parse(CommandTable table, List<String> words, Map<String, String> variables) {
        return new LineParser(table, variables).parse(words, false);
    }

    private ParsedLine parse(List<String> words, boolean toCommand) {
        List<String> rest = List.of();
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                arguments.addAll(words.subList(at + 1, words.size()));
                break;
            }
            if (word.length() > 1 && word.charAt(0) == '-') {
                at += flag(word, at + 1 < words.size() ? words.get(at + 1) : "", at + 1 < words.size());
            } else if (toCommand) {
                rest = words.subList(at, words.size());
                break;
            } else {
                arguments.add(word);
                at++;
            }
        }
        refuseRepeated();
        fromVariables();
        return new ParsedLine(Map.copyOf(values), List.copyOf(arguments), List.copyOf(rest));
    }

    /** Reads a flag and gives the number of words it took. */
    private int flag(String word, String next, boolean hasNext) {
        String name = word.substring(word.startsWith("--") ? 2 : 1);
        int equals = name.indexOf('=');
        String attached = equals < 0 ? "" : name.substring(equals + 1);
        name = equals < 0 ? name : name.substring(0, equals);
        Flag flag = find(name, word);
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
        for (Flag flag : flags) {
            if (flag.isCalled(name)) {
                return flag;
            }
        }
        List<String> known = new ArrayList<>();
        for (Flag flag : flags) {
            known.add("--" + flag.name());
        }
        int equals = word.indexOf('=');
        String typed = equals < 0 ? word : word.substring(0, equals);
        throw new UsageException(table, "unknown flag " + typed + NearestWords.clause("--" + name, known));
    }

    private void set(Flag flag, String text) {
        if (!given.add(flag.name())) {
            repeated.add(flag.name());
        }
        values.put(flag.name(), value(flag, text, "flag --" + flag.name()));
    }

    /** The value in normal form. */
    private String value(Flag flag, String text, String where) {
        return switch (flag.kind()) {
            case TEXT -> text;
            case INTEGER -> {
                try {
                    yield Integer.toString(IntegerText.parse(text));
                } catch (NumberFormatException e) {
                    throw wrong(text, where, "an integer");
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
        for (Flag flag : flags) {
            if (flag.once() && repeated.contains(flag.name())) {
                throw AicrException.invalidRequest("flag --" + flag.name() + " can only be specified once");
            }
        }
    }

    private void fromVariables() {
        for (Flag flag : flags) {
            String text = flag.variable().isEmpty() ? "" : variables.getOrDefault(flag.variable(), "");
            if (text.isEmpty() || values.containsKey(flag.name())) {
                continue;
            }
            String value = flag.kind() == Flag.Kind.SWITCH
                    ? lenient(text)
                    : value(flag, text, "variable " + flag.variable() + " of flag --" + flag.name());
            values.put(flag.name(), value);
        }
    }

    private static String lenient(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> "true";
            default -> "false";
        };
    }
}
