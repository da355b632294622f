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
 * What the command line and the help know about a command.
 *
 * @param path the words that call it: {@code aicr recipe}
 * @param purpose one line
 * @param group heading in the list of commands; empty for the root
 * @param description paragraphs and examples
 * @param flags without the global ones
 * @param commands names of its sub-commands
 */
public record CommandTable(
        String path, String purpose, String group, String description, List<Flag> flags, List<CommandName> commands) {

    /** A sub-command as its parent lists it. */
    public record CommandName(String name, String purpose, String group) {}

    /** The line that says how to call it. */
    public String usage() {
        return commands.isEmpty() ? path + " [flags]" : path + " [global flags] <command> [flags]";
    }
}
