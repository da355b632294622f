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
import run.aicr.cli.console.Session;
import run.aicr.cli.input.InputKind;
import run.aicr.cli.input.InputSource;
import run.aicr.cli.option.ParsedLine;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.KnownValues;
import run.aicr.recipe.ConstraintWarning;
import run.aicr.recipe.MissingFiles;
import run.aicr.recipe.OnConstraintFailure;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeResolver;
import run.aicr.snapshot.Fingerprint;
import run.aicr.snapshot.Snapshot;
import run.aicr.snapshot.SnapshotReadings;

/**
 * The steps that {@code recipe} and {@code query} share: configuration, catalogue, criteria, recipe (spec cli §11.1).
 * Every value comes from the command line or its environment variable, else from the configuration.
 */
public final class RecipeRequest {
    private final Session session;
    private final ParsedLine line;
    private final Catalog catalog;

    private RecipeRequest(Session session, ParsedLine line, Catalog catalog) {
        this.session = session;
        this.line = line;
        this.catalog = catalog;
    }

    /** Opens configuration and catalogue. */
    public static RecipeRequest open(Session session, ParsedLine line) {
        Catalog catalog = CatalogSource.open(line.text(RecipeFlags.DATA), session);
        return new RecipeRequest(session, line, catalog);
    }

    /** The catalogue that the request is resolved against. */
    public Catalog catalog() {
        return catalog;
    }

    /** Resolves the request, and logs what the recipe has to say. */
    public Recipe resolve() {
        OnConstraintFailure onFailure = OnConstraintFailure.parse(line.text(RecipeFlags.ON_CONSTRAINT_FAILURE));
        String snapshot = line.text(RecipeFlags.SNAPSHOT);
        Recipe recipe = snapshot.isEmpty() ? fromCriteria() : fromSnapshot(snapshot, onFailure);
        Log log = session.log();
        for (String remark : recipe.remarks()) {
            log.warn(remark);
        }
        for (ConstraintWarning warning : recipe.constraintWarnings()) {
            logExclusion(log, warning);
        }
        if (!line.text(RecipeFlags.DATA).isEmpty()) {
            for (String missing : MissingFiles.of(catalog, recipe)) {
                log.warn(missing);
            }
        }
        return recipe;
    }

    private Recipe fromCriteria() {
        Criteria criteria = requested().overConfig(Criteria.OPEN);
        session.log().info("building recipe from criteria", "criteria", criteria.text());
        return new RecipeResolver(catalog).resolve(criteria);
    }

    private Recipe fromSnapshot(String argument, OnConstraintFailure onFailure) {
        Log log = session.log();
        log.info("loading snapshot from", "uri", argument);
        Snapshot snapshot = Snapshot.read(
                InputSource.read(argument, InputKind.SNAPSHOT, session).document());
        Criteria detected = Fingerprint.of(snapshot).criteria(known());
        Criteria criteria = requested().overSnapshot(detected);
        log.info("building recipe from snapshot", "criteria", criteria.text());
        return new RecipeResolver(catalog).resolve(criteria, SnapshotReadings.of(snapshot), onFailure);
    }

    private RequestedCriteria requested() {
        return new RequestedCriteria(line, known(), session.log());
    }

    private KnownValues known() {
        return line.isOn(RecipeFlags.CRITERIA_STRICT) ? catalog.embeddedValues() : catalog.knownValues();
    }

    private static void logExclusion(Log log, ConstraintWarning warning) {
        log.warn(
                "overlay excluded due to constraint failure",
                "overlay",
                warning.overlay(),
                "constraint",
                warning.constraint(),
                "expected",
                warning.expected(),
                "actual",
                warning.actual(),
                "reason",
                warning.reason());
    }
}
