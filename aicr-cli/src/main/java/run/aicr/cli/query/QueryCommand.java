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
package run.aicr.cli.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import run.aicr.catalog.Catalog;
import run.aicr.cli.console.OutputFormat;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.cli.recipe.RecipeFlags;
import run.aicr.cli.recipe.RecipeRequest;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.YamlWriter;
import run.aicr.recipe.HydratedRecipe;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.Selector;
import run.aicr.snapshot.Reading;

/** {@code aicr query} (spec cli §10.3). */
public final class QueryCommand implements Command {
    private static final String SELECTOR = "selector";
    private static final String DESCRIPTION = """
            Resolves criteria as 'aicr recipe' does, adds the values of every component, and prints the
            part that the selector names: keys with dots between them. A dot within a key is written \\.
            and an item of a list name[0]; an empty selector prints the whole document.

            Examples:
              aicr query --service eks --gpu h100 --intent training --selector components.gpu-operator.version
              aicr query --service eks --intent training --selector components.gpu-operator.values.driver
              aicr query --service eks --intent training --selector 'constraints[0].value' --format json
            """;

    @Override
    public CommandTable table() {
        List<Flag> flags = new ArrayList<>(RecipeFlags.resolving());
        flags.add(RecipeFlags.format("yaml"));
        flags.add(Flag.text(SELECTOR, "Output", "part of the recipe to print")
                .onlyOnce()
                .needed());
        return new CommandTable(
                "aicr query", "print one part of a recipe", "Functional", DESCRIPTION, flags, List.of());
    }

    @Override
    public void run(Session session, ParsedLine line) {
        RecipeRequest request = RecipeRequest.open(session, line);
        OutputFormat format = OutputFormat.parse(request.format());
        Recipe recipe = request.resolve();
        String version = session.stamp().version();
        Catalog catalog = request.catalog();
        Mapping document = format == OutputFormat.JSON
                ? HydratedRecipe.forJson(recipe, catalog, version)
                : HydratedRecipe.forYaml(recipe, catalog, version);
        Node part = Selector.parse(line.text(SELECTOR)).select(document);
        session.print(bytes(part, format));
    }

    /** A table prints as YAML does. */
    private static byte[] bytes(Node part, OutputFormat format) {
        if (format == OutputFormat.JSON) {
            return JsonWriter.indentedForOutput(part instanceof Mapping mapping ? mapping.sorted() : part);
        }
        if (part instanceof Scalar scalar && !scalar.isNull()) {
            return (Reading.of(scalar).text() + "\n").getBytes(StandardCharsets.UTF_8);
        }
        return YamlWriter.write(part);
    }
}
