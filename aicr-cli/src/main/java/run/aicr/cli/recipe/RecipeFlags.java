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
import run.aicr.cli.option.Flag;
import run.aicr.criteria.Dimension;
import run.aicr.recipe.OnConstraintFailure;

/** The flags of {@code aicr recipe} and {@code aicr query} (spec cli §10.2, §10.3). */
public final class RecipeFlags {
    static final String FORMAT = "format";
    static final String OUTPUT = "output";
    static final String NODES = "nodes";
    static final String CRITERIA_STRICT = "criteria-strict";
    static final String SNAPSHOT = "snapshot";
    static final String CONFIG = "config";
    static final String DATA = "data";
    static final String KUBECONFIG = "kubeconfig";
    static final String ON_CONSTRAINT_FAILURE = "on-constraint-failure";
    static final String NO_ASSERTS = "no-asserts";
    static final String EXPLAIN = "explain";

    static final String OUTPUT_HEADING = "Output";
    private static final String QUERY = "Query Parameters";
    private static final String INPUT = "Input";

    private RecipeFlags() {}

    /** What decides which recipe is made. */
    public static List<Flag> resolving() {
        List<Flag> flags = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            Flag flag = criterion(dimension);
            flags.add(dimension == Dimension.ACCELERATOR ? flag.alias("gpu") : flag);
        }
        flags.add(Flag.integer(NODES, QUERY, "number of nodes; values up to 0 have no effect")
                .whenUnset("0"));
        flags.add(strict());
        flags.add(Flag.text(ON_CONSTRAINT_FAILURE, QUERY, "what to do with an overlay that does not fit the snapshot")
                .values(OnConstraintFailure.words())
                .whenUnset("exclude"));
        flags.add(Flag.text(SNAPSHOT, INPUT, "snapshot to take criteria from: a file, a URL or - for standard input")
                .alias("s")
                .onlyOnce());
        flags.add(Flag.text(CONFIG, INPUT, "configuration file with defaults: a file, a URL or - for standard input")
                .onlyOnce());
        flags.add(data());
        flags.add(Flag.text(KUBECONFIG, INPUT, "kubeconfig for cm:// addresses").alias("k"));
        return flags;
    }

    static Flag criterion(Dimension dimension) {
        return Flag.text(dimension.word(), QUERY, purpose(dimension))
                .values(dimension.builtIn())
                .whenUnset(Dimension.ANY)
                .onlyOnce();
    }

    private static String purpose(Dimension dimension) {
        return switch (dimension) {
            case SERVICE -> "Kubernetes service";
            case ACCELERATOR -> "GPU model";
            case INTENT -> "kind of workload";
            case OS -> "operating system of the nodes";
            case PLATFORM -> "platform on top of Kubernetes";
        };
    }

    static Flag strict() {
        return Flag.lenientSwitch(CRITERIA_STRICT, QUERY, "refuse criteria values that only external data names")
                .from("AICR_CRITERIA_STRICT");
    }

    static Flag data() {
        return Flag.text(DATA, INPUT, "folder of catalogue data that is laid over the built-in catalogue");
    }

    static Flag output() {
        return Flag.text(OUTPUT, OUTPUT_HEADING, "file to write to; - is standard output")
                .alias("o")
                .whenUnset("standard output")
                .onlyOnce();
    }

    /** The format of the output.
     *
     * @param whenUnset what it is without the flag */
    public static Flag format(String whenUnset) {
        return Flag.text(FORMAT, OUTPUT_HEADING, "format of the output")
                .values(List.of("json", "table", "yaml"))
                .alias("t")
                .whenUnset(whenUnset)
                .onlyOnce();
    }
}
