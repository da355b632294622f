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

import run.aicr.cli.console.Log;
import run.aicr.cli.option.ParsedLine;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

/** Lays the criteria of the command line over those of a configuration or a snapshot (spec cli §11.1). */
final class RequestedCriteria {
    private final ParsedLine line;
    private final KnownValues known;
    private final Log log;

    RequestedCriteria(ParsedLine line, KnownValues known, Log log) {
        this.line = line;
        this.known = known;
        this.log = log;
    }

    /**
     * The flags over the configuration.
     *
     * @throws AicrException INVALID_REQUEST for an unknown value, or when nothing at all is asked for
     */
    Criteria overConfig(Criteria configured) {
        Criteria criteria;
        try {
            criteria = laidOver(configured, "CLI flag overriding config value", "flag", "config");
        } catch (AicrException e) {
            throw new AicrException(ErrorClass.INVALID_REQUEST, "error parsing criteria", e);
        }
        if (criteria.specificity() == 0) {
            throw AicrException.invalidRequest("no criteria provided: specify at least one of --service,"
                    + " --accelerator, --intent, --os, --platform, --nodes, --config, or use --snapshot to load"
                    + " from a snapshot file");
        }
        return criteria;
    }

    /**
     * The flags over what a snapshot shows.
     *
     * @throws AicrException INVALID_REQUEST for an unknown value
     */
    Criteria overSnapshot(Criteria detected) {
        return laidOver(detected, "CLI flag overriding snapshot-detected value", "field", "detected");
    }

    private Criteria laidOver(Criteria below, String message, String nameOfField, String nameOfBefore) {
        Criteria criteria = below;
        for (Dimension dimension : Dimension.values()) {
            String text = line.text(dimension.word());
            if (text.isEmpty()) {
                continue;
            }
            String value = dimension.parse(text, known);
            String before = below.value(dimension);
            if (!Criteria.isOpen(before) && !before.equals(value)) {
                log.info(message, nameOfField, dimension.word(), nameOfBefore, before, "override", value);
            }
            criteria = criteria.with(dimension, value);
        }
        return withNodes(criteria, message, nameOfField, nameOfBefore);
    }

    private Criteria withNodes(Criteria criteria, String message, String nameOfField, String nameOfBefore) {
        int nodes = line.integer(RecipeFlags.NODES);
        if (nodes <= 0) {
            if (line.isSet(RecipeFlags.NODES)) {
                log.warn("--nodes has no effect: only values above 0 count", "nodes", nodes);
            }
            return criteria;
        }
        if (criteria.nodes() != 0 && criteria.nodes() != nodes) {
            log.info(message, nameOfField, RecipeFlags.NODES, nameOfBefore, criteria.nodes(), "override", nodes);
        }
        return criteria.withNodes(nodes);
    }
}
