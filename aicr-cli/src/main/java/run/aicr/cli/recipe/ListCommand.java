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

import java.util.List;
import run.aicr.catalog.Catalog;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;
import run.aicr.recipe.CatalogEntry;
import run.aicr.recipe.CatalogList;

/** {@code aicr recipe list} (spec cli §11.2). */
public final class ListCommand implements Command {
    private static final String NO_HEALTH = "no-health";
    private static final String DESCRIPTION = """
            Lists the recipes of the catalogue with their criteria. A leaf is a recipe that no other one
            builds on; the status of a leaf tells whether it resolves, pins its charts and has
            constraints that can be read, and the coverage counts the checks of each phase.

            Examples:
              aicr recipe list
              aicr recipe list --service eks --intent training
              aicr recipe list --no-health --format json
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr recipe list", "list the recipes of the catalogue", "", DESCRIPTION, flags(), List.of());
    }

    private static List<Flag> flags() {
        return List.of(
                RecipeFlags.criterion(Dimension.SERVICE),
                RecipeFlags.criterion(Dimension.ACCELERATOR).alias("gpu"),
                RecipeFlags.criterion(Dimension.INTENT),
                RecipeFlags.criterion(Dimension.OS),
                RecipeFlags.criterion(Dimension.PLATFORM),
                RecipeFlags.strict(),
                RecipeFlags.data(),
                RecipeFlags.format("table"),
                Flag.bool(NO_HEALTH, RecipeFlags.OUTPUT_HEADING, "do not grade the recipes")
                        .alias("skip-health"));
    }

    @Override
    public void run(Session session, ParsedLine line) {
        Catalog catalog = CatalogSource.open(line.text(RecipeFlags.DATA), session);
        boolean strict = line.isOn(RecipeFlags.CRITERIA_STRICT);
        KnownValues known = strict ? catalog.embeddedValues() : catalog.knownValues();
        Criteria filter = Criteria.OPEN;
        for (Dimension dimension : Dimension.values()) {
            filter = filter.with(dimension, dimension.parse(line.text(dimension.word()), known));
        }
        ListFormat format = ListFormat.parse(line.text(RecipeFlags.FORMAT));
        boolean withHealth = !line.isOn(NO_HEALTH);
        List<CatalogEntry> entries = CatalogList.of(catalog, filter, withHealth);
        session.print(format.bytes(entries, withHealth));
    }
}
