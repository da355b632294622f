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

import run.aicr.catalog.Catalog;
import run.aicr.cli.console.Log;
import run.aicr.cli.option.ParsedLine;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** From the criteria flags to criteria (spec recipe §1.1, §1.5). */
final class CriteriaFlags {
    private CriteriaFlags() {}

    /** @throws AicrException INVALID_REQUEST for an unknown value, or when nothing is asked for */
    static Criteria criteria(ParsedLine line, Catalog catalog, Log log) {
        boolean strict = line.isOn(RecipeFlags.CRITERIA_STRICT);
        KnownValues known = strict ? catalog.embeddedValues() : catalog.knownValues();
        Criteria criteria = Criteria.OPEN;
        for (Dimension dimension : Dimension.values()) {
            String text = line.text(dimension.word());
            if (!text.isEmpty()) {
                criteria = criteria.with(dimension, parse(dimension, text, known));
            }
        }
        int nodes = line.integer(RecipeFlags.NODES);
        if (nodes > 0) {
            criteria = criteria.withNodes(nodes);
        } else if (line.isSet(RecipeFlags.NODES)) {
            log.warn("--nodes has no effect: only values above 0 count", "nodes", nodes);
        }
        if (criteria.specificity() == 0) {
            throw AicrException.invalidRequest("no criteria provided: specify at least one of --service,"
                    + " --accelerator, --intent, --os, --platform, --nodes, --config, or use --snapshot to load"
                    + " from a snapshot file");
        }
        return criteria;
    }

    private static String parse(Dimension dimension, String text, KnownValues known) {
        try {
            return dimension.parse(text, known);
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, "error parsing criteria", e);
        }
    }
}
