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
import java.util.List;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.ParsedLine;

/** {@code aicr completion bash} and its like. */
record ScriptCommand(Shell shell) implements Command {

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr completion " + shell.word(), shell.purpose(), "", shell.advice(), List.of(), List.of());
    }

    @Override
    public void run(Session session, ParsedLine line) {
        session.print(shell.script().getBytes(StandardCharsets.UTF_8));
    }
}
