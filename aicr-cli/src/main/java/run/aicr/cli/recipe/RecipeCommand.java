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
package run.aicr.cli.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import run.aicr.catalog.ComponentRef;
import run.aicr.cli.console.OutputFormat;
import run.aicr.cli.console.OutputTarget;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.CommandTable.CommandName;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.YamlWriter;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeExplanation;
import run.aicr.recipe.RecipeTable;

/** {@code aicr recipe} (spec cli §10.2). */
public final class RecipeCommand implements Command {
    private static final String DESCRIPTION = """
            Resolves criteria against the recipe catalogue and prints the recipe: components with
            versions, their values, constraints, order of deployment and validation. Criteria come
            from flags, from a configuration file or from a snapshot of a cluster; with a snapshot,
            overlays whose constraints the cluster does not meet are left out.

            Examples:
              aicr recipe --service eks --accelerator h100 --os ubuntu --intent training
              aicr recipe --service gke --os cos --gpu h100 --intent inference --format json
              aicr recipe --snapshot snapshot.yaml --intent training --output recipe.yaml
              aicr recipe --data ./my-catalogue --service my-cloud
            """;

    @Override
    public CommandTable table() {
        List<Flag> flags = new ArrayList<>(RecipeFlags.resolving());
        flags.add(RecipeFlags.output());
        flags.add(RecipeFlags.format("yaml"));
        flags.add(
                Flag.bool(RecipeFlags.NO_ASSERTS, RecipeFlags.OUTPUT_HEADING, "leave the texts of health checks out"));
        flags.add(Flag.bool(
                RecipeFlags.EXPLAIN, RecipeFlags.OUTPUT_HEADING, "print where each part comes from, not the recipe"));
        return new CommandTable(
                "aicr recipe",
                "generate a recipe for a cluster",
                "Functional",
                DESCRIPTION,
                flags,
                List.of(
                        new CommandName("list", "list the recipes of the catalogue"),
                        new CommandName("verify-catalog", "verify the signature of the built-in catalogue")));
    }

    @Override
    public Optional<Command> find(String name) {
        return switch (name) {
            case "list" -> Optional.of(new ListCommand());
            case "verify-catalog" -> Optional.of(new VerifyCatalogCommand());
            case "sign-catalog" -> Optional.of(new SignCatalogCommand());
            default -> Optional.empty();
        };
    }

    @Override
    public void run(Session session, ParsedLine line) {
        session.log().info("recipe generation runs offline: no cluster is contacted");
        RecipeRequest request = RecipeRequest.open(session, line);
        OutputFormat format = OutputFormat.parse(request.format());
        OutputTarget target = OutputTarget.of(request.output(), session.environment());
        Recipe resolved = request.resolve();
        Recipe recipe = line.isOn(RecipeFlags.NO_ASSERTS) ? resolved.withoutHealthChecks() : resolved;
        byte[] result = line.isOn(RecipeFlags.EXPLAIN)
                ? explanation(RecipeExplanation.of(request.catalog(), recipe), format)
                : bytes(recipe, format, session.stamp().version());
        target.write(result, session);
        logSummary(session, target, recipe);
    }

    /** There is no table of an explanation; it prints as YAML. */
    private static byte[] explanation(Mapping explanation, OutputFormat format) {
        return format == OutputFormat.JSON
                ? JsonWriter.indentedForOutput(explanation)
                : YamlWriter.writeInOrder(explanation);
    }

    private static byte[] bytes(Recipe recipe, OutputFormat format, String programVersion) {
        return switch (format) {
            case YAML -> YamlWriter.write(recipe.toNode(programVersion));
            case JSON -> JsonWriter.indentedForOutput(recipe.toNode(programVersion));
            case TABLE -> RecipeTable.write(recipe, programVersion);
        };
    }

    private static void logSummary(Session session, OutputTarget target, Recipe recipe) {
        List<String> names = new ArrayList<>();
        for (ComponentRef ref : recipe.componentRefs()) {
            names.add(ref.name());
        }
        session.log()
                .info(
                        "recipe generation completed",
                        "output",
                        target.name(),
                        "components",
                        names.size(),
                        "componentNames",
                        names,
                        "overlays",
                        recipe.appliedOverlays().size());
    }
}
