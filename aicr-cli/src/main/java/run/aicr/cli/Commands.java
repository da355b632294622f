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
package run.aicr.cli;

import java.util.List;
import java.util.Optional;
import run.aicr.cli.bom.BomCommand;
import run.aicr.cli.bundle.BundleCommand;
import run.aicr.cli.completion.CompletionCommand;
import run.aicr.cli.mirror.MirrorCommand;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.CommandName;
import run.aicr.cli.query.QueryCommand;
import run.aicr.cli.recipe.RecipeCommand;
import run.aicr.cli.release.VerifyReleaseCommand;
import run.aicr.cli.skill.SkillCommand;
import run.aicr.cli.snapshot.DiffCommand;
import run.aicr.cli.trust.TrustCommand;
import run.aicr.cli.verify.VerifyCommand;

/** The root of all commands. Only the one that is asked for is loaded. */
final class Commands implements Command {
    private static final String DESCRIPTION = """
            AI Cluster Runtime: reproducible GPU Kubernetes clusters from tested recipes.

            Examples:
              aicr recipe --service eks --accelerator h100 --os ubuntu --intent training
              aicr recipe --help
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr",
                "AI Cluster Runtime",
                "",
                DESCRIPTION,
                List.of(),
                List.of(
                        new CommandName("recipe", "generate a recipe for a cluster", "Functional"),
                        new CommandName("query", "print one part of a recipe", "Functional"),
                        new CommandName("bundle", "turn a recipe into a folder that deploys it", "Functional"),
                        new CommandName("verify", "verify the checksums and signatures of a bundle", "Functional"),
                        new CommandName("verify-release", "verify a release of this program", "Functional"),
                        new CommandName("trust", "show or replace the trust root of the public Sigstore", "Functional"),
                        new CommandName("mirror", "list what a network without access to others needs", "Functional"),
                        new CommandName("diff", "compare two snapshots", "Functional"),
                        new CommandName("skill", "teach a coding agent to use aicr", "Utilities"),
                        new CommandName("completion", "print a completion script", "Utilities")));
    }

    @Override
    public Optional<Command> find(String name) {
        return switch (name) {
            case "query" -> Optional.of(new QueryCommand());
            case "recipe" -> Optional.of(new RecipeCommand());
            case "bundle" -> Optional.of(new BundleCommand());
            case "verify" -> Optional.of(new VerifyCommand());
            case "verify-release" -> Optional.of(new VerifyReleaseCommand());
            case "trust" -> Optional.of(new TrustCommand());
            case "bom" -> Optional.of(new BomCommand());
            case "mirror" -> Optional.of(new MirrorCommand());
            case "diff" -> Optional.of(new DiffCommand());
            case "skill" -> Optional.of(new SkillCommand(this));
            case "completion" -> Optional.of(new CompletionCommand());
            default -> Optional.empty();
        };
    }
}
