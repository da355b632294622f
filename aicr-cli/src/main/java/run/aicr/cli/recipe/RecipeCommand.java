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
import run.aicr.catalog.Catalog;
import run.aicr.catalog.ComponentRef;
import run.aicr.catalog.embedded.EmbeddedCatalog;
import run.aicr.cli.console.OutputTarget;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.ParsedLine;
import run.aicr.criteria.Criteria;
import run.aicr.error.AicrException;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeResolver;

/** {@code aicr recipe}. */
public final class RecipeCommand implements Command {
    private static final List<String> FLAGS_TO_COME = List.of("config", "data", "kubeconfig", "snapshot");

    @Override
    public CommandTable table() {
        return RecipeFlags.table();
    }

    @Override
    public void run(Session session, ParsedLine line) {
        refuseWhatIsToCome(line);
        session.log().info("recipe generation runs offline: no cluster is contacted");
        Catalog catalog = EmbeddedCatalog.open();
        RecipeFormat format = RecipeFormat.parse(line.text(RecipeFlags.FORMAT));
        Criteria criteria = CriteriaFlags.criteria(line, catalog, session.log());
        OutputTarget target = OutputTarget.of(line.text(RecipeFlags.OUTPUT), session.environment());
        session.log().info("building recipe from criteria", "criteria", criteria.text());
        Recipe recipe = new RecipeResolver(catalog).resolve(criteria);
        for (String remark : recipe.remarks()) {
            session.log().warn(remark);
        }
        target.write(format.bytes(recipe, session.stamp().version()), session);
        logSummary(session, target, recipe);
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

    private static void refuseWhatIsToCome(ParsedLine line) {
        for (String flag : FLAGS_TO_COME) {
            if (!line.text(flag).isEmpty()) {
                throw AicrException.invalidRequest(
                        "flag --" + flag + " is not supported by this build yet; leave it out");
            }
        }
    }
}
