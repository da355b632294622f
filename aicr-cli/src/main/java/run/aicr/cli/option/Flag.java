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
 * A flag of a command.
 *
 * @param name long name without dashes
 * @param aliases further names; one letter is a short flag
 * @param variable environment variable that sets it; empty for none
 * @param whenUnset what the help shows as default; empty for none
 * @param heading group in the help
 * @param values what help and completion offer; others may be allowed too
 * @param once whether a repetition is refused; otherwise the last one wins
 * @param required whether the command needs it; an empty text counts as given
 * @param hidden whether help and completion leave it out
 */
public record Flag(
        String name,
        List<String> aliases,
        Kind kind,
        String variable,
        String whenUnset,
        String heading,
        String help,
        List<String> values,
        boolean once,
        boolean required,
        boolean hidden) {

    /** What a flag takes. */
    public enum Kind {
        TEXT,
        /** A text for each time it is given, taken whole. */
        LIST,
        INTEGER,
        /** {@code 5m}, {@code 1h30m}, {@code 1.5s}. */
        DURATION,
        /** A variable must hold a boolean. */
        BOOLEAN,
        /** A boolean whose variable is on for {@code 1 true yes on} in any case and off for everything else. */
        SWITCH;

        /** Whether the next word is never its value. */
        public boolean takesNoValue() {
            return this == BOOLEAN || this == SWITCH;
        }
    }

    private Flag(String name, Kind kind, String heading, String help) {
        this(name, List.of(), kind, "", "", heading, help, List.of(), false, false, false);
    }

    public static Flag text(String name, String heading, String help) {
        return new Flag(name, Kind.TEXT, heading, help);
    }

    public static Flag list(String name, String heading, String help) {
        return new Flag(name, Kind.LIST, heading, help);
    }

    public static Flag integer(String name, String heading, String help) {
        return new Flag(name, Kind.INTEGER, heading, help);
    }

    public static Flag duration(String name, String heading, String help) {
        return new Flag(name, Kind.DURATION, heading, help);
    }

    public static Flag bool(String name, String heading, String help) {
        return new Flag(name, Kind.BOOLEAN, heading, help);
    }

    /** As {@link #bool}, with a lenient variable. */
    public static Flag lenientSwitch(String name, String heading, String help) {
        return new Flag(name, Kind.SWITCH, heading, help);
    }

    /** One more name. */
    public Flag alias(String alias) {
        List<String> all = new ArrayList<>(aliases);
        all.add(alias);
        return new Flag(
                name, List.copyOf(all), kind, variable, whenUnset, heading, help, values, once, required, hidden);
    }

    public Flag from(String environmentVariable) {
        return new Flag(
                name, aliases, kind, environmentVariable, whenUnset, heading, help, values, once, required, hidden);
    }

    public Flag whenUnset(String text) {
        return new Flag(name, aliases, kind, variable, text, heading, help, values, once, required, hidden);
    }

    /** What help and completion offer. */
    public Flag values(List<String> known) {
        return new Flag(
                name, aliases, kind, variable, whenUnset, heading, help, List.copyOf(known), once, required, hidden);
    }

    public Flag onlyOnce() {
        return new Flag(name, aliases, kind, variable, whenUnset, heading, help, values, true, required, hidden);
    }

    public Flag needed() {
        return new Flag(name, aliases, kind, variable, whenUnset, heading, help, values, once, true, hidden);
    }

    public Flag concealed() {
        return new Flag(name, aliases, kind, variable, whenUnset, heading, help, values, once, required, true);
    }

    /** Whether the word, without dashes, is its name or one of its aliases. */
    public boolean isCalled(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
