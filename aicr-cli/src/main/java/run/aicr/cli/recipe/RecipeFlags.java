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
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.criteria.Dimension;

/** The table of {@code aicr recipe} (spec cli §10.2). */
final class RecipeFlags {
    static final String FORMAT = "format";
    static final String OUTPUT = "output";
    static final String NODES = "nodes";
    static final String CRITERIA_STRICT = "criteria-strict";

    private static final String QUERY = "Query Parameters";
    private static final String INPUT = "Input";

    private static final String DESCRIPTION = """
            Resolves criteria against the recipe catalogue and prints the recipe: components with
            versions, their values, constraints, order of deployment and validation.

            Examples:
              aicr recipe --service eks --accelerator h100 --os ubuntu --intent training
              aicr recipe --service gke --os cos --gpu h100 --intent inference --format json
              aicr recipe --service aks --intent training --output recipe.yaml
            """;

    private RecipeFlags() {}

    static CommandTable table() {
        return new CommandTable(
                "aicr recipe", "generate a recipe for a cluster", "Functional", DESCRIPTION, flags(), List.of());
    }

    private static List<Flag> flags() {
        return List.of(
                criterion(Dimension.SERVICE, "Kubernetes service"),
                criterion(Dimension.ACCELERATOR, "GPU model").alias("gpu"),
                criterion(Dimension.INTENT, "kind of workload"),
                criterion(Dimension.OS, "operating system of the nodes"),
                criterion(Dimension.PLATFORM, "platform on top of Kubernetes"),
                Flag.integer(NODES, QUERY, "number of nodes; values up to 0 have no effect")
                        .whenUnset("0"),
                Flag.lenientSwitch(CRITERIA_STRICT, QUERY, "refuse criteria values that only external data names")
                        .from("AICR_CRITERIA_STRICT"),
                Flag.text("snapshot", INPUT, "snapshot to take criteria from (not in this build yet)")
                        .alias("s")
                        .onlyOnce(),
                Flag.text("config", INPUT, "configuration file with defaults (not in this build yet)")
                        .onlyOnce(),
                Flag.text("data", INPUT, "folder of external catalogue data (not in this build yet)"),
                Flag.text("kubeconfig", INPUT, "kubeconfig for cm:// addresses (not in this build yet)")
                        .alias("k"),
                Flag.text(OUTPUT, "Output", "file to write to; - is standard output")
                        .alias("o")
                        .whenUnset("standard output")
                        .onlyOnce(),
                Flag.text(FORMAT, "Output", "format of the output")
                        .values(List.of("json", "table", "yaml"))
                        .alias("t")
                        .whenUnset("yaml")
                        .onlyOnce());
    }

    private static Flag criterion(Dimension dimension, String help) {
        return Flag.text(dimension.word(), QUERY, help)
                .values(dimension.builtIn())
                .whenUnset(Dimension.ANY)
                .onlyOnce();
    }
}
