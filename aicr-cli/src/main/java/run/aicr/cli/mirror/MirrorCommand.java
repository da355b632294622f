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
package run.aicr.cli.mirror;

import java.util.List;
import java.util.Optional;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.CommandName;

/** {@code aicr mirror}. */
public final class MirrorCommand implements Command {
    private static final String DESCRIPTION = """
            Finds out what must be copied into a network without access to others.

            Example:
              aicr mirror list --recipe recipe.yaml
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr mirror",
                "list what a network without access to others needs",
                "Functional",
                DESCRIPTION,
                List.of(),
                List.of(new CommandName("list", "list images and charts of a recipe")));
    }

    @Override
    public Optional<Command> find(String name) {
        return name.equals("list") ? Optional.of(new MirrorListCommand()) : Optional.empty();
    }
}
