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

import java.util.Optional;
import run.aicr.cli.console.Session;

/** A command of the program, or a group of commands. */
public interface Command {
    CommandTable table();

    /**
     * The sub-command of that name. It may find more than the table lists: what is not listed is hidden from help,
     * completion and near matches, and works all the same.
     */
    default Optional<Command> find(String name) {
        return Optional.empty();
    }

    /**
     * Does the work and writes the result. A group without work of its own keeps this and prints its help.
     *
     * @throws run.aicr.error.AicrException when the work cannot be done; its class decides the exit code
     */
    default void run(Session session, ParsedLine line) {
        session.print(HelpText.of(table()));
    }
}
