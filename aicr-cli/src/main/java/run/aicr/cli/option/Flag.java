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

import java.util.List;

/**
 * A flag of a command.
 *
 * @param name long name without dashes
 * @param aliases further names; one letter is a short flag
 * @param variable environment variable that sets it; empty for none
 * @param whenUnset what the help shows as default; empty for none
 * @param heading group in the help
 * @param once whether a repetition is refused; otherwise the last one wins
 */
public record Flag(
        String name,
        List<String> aliases,
        Kind kind,
        String variable,
        String whenUnset,
        String heading,
        String help,
        boolean once) {

    /** What a flag takes. */
    public enum Kind {
        TEXT,
        INTEGER,
        /** A variable must hold a boolean. */
        BOOLEAN,
        /** A boolean whose variable is on for {@code 1 true yes on} in any case and off for everything else. */
        SWITCH;

        boolean takesNoValue() {
            return this == BOOLEAN || this == SWITCH;
        }
    }

    public static Flag text(String name, String heading, String help) {
        return new Flag(name, List.of(), Kind.TEXT, "", "", heading, help, false);
    }

    public static Flag integer(String name, String heading, String help) {
        return new Flag(name, List.of(), Kind.INTEGER, "", "", heading, help, false);
    }

    public static Flag bool(String name, String heading, String help) {
        return new Flag(name, List.of(), Kind.BOOLEAN, "", "", heading, help, false);
    }

    /** As {@link #bool}, with a lenient variable. */
    public static Flag lenientSwitch(String name, String heading, String help) {
        return new Flag(name, List.of(), Kind.SWITCH, "", "", heading, help, false);
    }

    public Flag alias(String alias) {
        return new Flag(name, List.of(alias), kind, variable, whenUnset, heading, help, once);
    }

    public Flag from(String environmentVariable) {
        return new Flag(name, aliases, kind, environmentVariable, whenUnset, heading, help, once);
    }

    public Flag whenUnset(String text) {
        return new Flag(name, aliases, kind, variable, text, heading, help, once);
    }

    public Flag onlyOnce() {
        return new Flag(name, aliases, kind, variable, whenUnset, heading, help, true);
    }

    boolean isCalled(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
