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
package run.aicr.cli.trust;

import java.util.List;
import java.util.Optional;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.CommandName;

/** {@code aicr trust}. */
public final class TrustCommand implements Command {
    private static final String DESCRIPTION = """
            The trust root decides whose signatures count. A program carries that of the public Sigstore; a newer
            one can be put in its place.

            Examples:
              aicr trust show
              aicr trust update --from trusted_root.json --sha256 <digest>
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr trust",
                "show or replace the trust root of the public Sigstore",
                "Functional",
                DESCRIPTION,
                List.of(),
                List.of(
                        new CommandName("show", "show the trust root and how old it is"),
                        new CommandName("update", "put a newer trust root in place")));
    }

    @Override
    public Optional<Command> find(String name) {
        return switch (name) {
            case "show" -> Optional.of(new TrustShowCommand());
            case "update" -> Optional.of(new TrustUpdateCommand());
            default -> Optional.empty();
        };
    }
}
