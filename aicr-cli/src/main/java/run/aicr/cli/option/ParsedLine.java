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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line and the environment variables set.
 *
 * @param values by the flag's long name: text as given, integers and nanoseconds in decimal, booleans {@code true} or
 *     {@code false}; of a list the last one
 * @param lists by the flag's long name, the texts of a repeatable flag in order
 * @param arguments words that are no flags, in order
 * @param ignored names of flags that belong to a parent of the command and have no effect here
 */
public record ParsedLine(
        Map<String, String> values, Map<String, List<String>> lists, List<String> arguments, List<String> ignored) {

    /** The text of a flag; empty when it is not set. */
    public String text(String flag) {
        return values.getOrDefault(flag, "");
    }

    /** The texts of a repeatable flag; empty when it is not set. */
    public List<String> texts(String flag) {
        return lists.getOrDefault(flag, List.of());
    }

    public boolean isSet(String flag) {
        return values.containsKey(flag);
    }

    public boolean isOn(String flag) {
        return text(flag).equals("true");
    }

    /** The number of an integer flag; 0 when it is not set. */
    public int integer(String flag) {
        return isSet(flag) ? Integer.parseInt(text(flag)) : 0;
    }

    /** The duration of a duration flag. */
    public Optional<Duration> duration(String flag) {
        return isSet(flag) ? Optional.of(Duration.ofNanos(Long.parseLong(text(flag)))) : Optional.empty();
    }

    /** The argument at that place, counted from 0; empty when there is none. */
    public String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }
}
