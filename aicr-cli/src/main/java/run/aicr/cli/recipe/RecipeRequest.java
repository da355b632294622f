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

import java.util.Optional;
import run.aicr.catalog.Catalog;
import run.aicr.cli.console.Log;
import run.aicr.cli.console.Session;
import run.aicr.cli.input.InputKind;
import run.aicr.cli.input.InputSource;
import run.aicr.cli.option.ParsedLine;
import run.aicr.config.ConfigCriteria;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.criteria.KnownValues;
import run.aicr.recipe.ConstraintWarning;
import run.aicr.recipe.MissingFiles;
import run.aicr.recipe.OnConstraintFailure;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeResolver;
import run.aicr.snapshot.Fingerprint;
import run.aicr.snapshot.Snapshot;
import run.aicr.snapshot.SnapshotReadings;

/** The steps that {@code recipe} and {@code query} share: configuration, catalogue, criteria, recipe (spec cli §11.1). */
public final class RecipeRequest {
    private final Session session;
    private final ParsedLine line;
    private final RecipeSettings settings;
    private final boolean external;
    private final Catalog catalog;
    private final KnownValues known;

    private RecipeRequest(Session session, ParsedLine line, RecipeSettings settings, String data) {
        this.session = session;
        this.line = line;
        this.settings = settings;
        this.external = !data.isEmpty();
        this.catalog = CatalogSource.open(data, session);
        this.known = settings.strict() ? catalog.embeddedValues() : catalog.knownValues();
    }

    /** Opens configuration and catalogue. */
    public static RecipeRequest open(Session session, ParsedLine line) {
        RecipeSettings settings = RecipeSettings.read(session, line);
        RecipeRequest request = new RecipeRequest(session, line, settings, settings.data());
        if (settings.criteria().isPresent()) {
            settings.criteria().get().check(request.known);
        }
        return request;
    }

    /** The catalogue that the request is resolved against. */
    public Catalog catalog() {
        return catalog;
    }

    /** The text of the output format; empty when none is set. */
    public String format() {
        return settings.format();
    }

    /** Where the output goes; empty when no place is set. */
    String output() {
        return settings.output();
    }

    /** Resolves the request, and logs what the recipe has to say. */
    public Recipe resolve() {
        OnConstraintFailure onFailure = OnConstraintFailure.parse(line.text(RecipeFlags.ON_CONSTRAINT_FAILURE));
        String snapshot = settings.snapshot();
        Recipe recipe = snapshot.isEmpty() ? fromCriteria() : fromSnapshot(snapshot, onFailure);
        Log log = session.log();
        for (String remark : recipe.remarks()) {
            log.warn(remark);
        }
        for (ConstraintWarning warning : recipe.constraintWarnings()) {
            logExclusion(log, warning);
        }
        if (external) {
            for (String missing : MissingFiles.of(catalog, recipe)) {
                log.warn(missing);
            }
        }
        return recipe;
    }

    private Recipe fromCriteria() {
        Criteria criteria = new RequestedCriteria(line, known, session.log()).overConfig(configured(Criteria.OPEN));
        session.log().info("building recipe from criteria", "criteria", criteria.text());
        return new RecipeResolver(catalog).resolve(criteria);
    }

    private Recipe fromSnapshot(String argument, OnConstraintFailure onFailure) {
        Log log = session.log();
        log.info("loading snapshot from", "uri", argument);
        Snapshot snapshot = Snapshot.read(
                InputSource.read(argument, InputKind.SNAPSHOT, session).document());
        Criteria detected = Fingerprint.of(snapshot).criteria(known);
        Criteria criteria = new RequestedCriteria(line, known, log).overSnapshot(configured(detected));
        log.info("building recipe from snapshot", "criteria", criteria.text());
        return new RecipeResolver(catalog).resolve(criteria, SnapshotReadings.cutAtFirstDot(snapshot), onFailure);
    }

    /** The configured criteria over others; what replaces a detected value is logged. */
    private Criteria configured(Criteria below) {
        if (settings.criteria().isEmpty()) {
            return below;
        }
        ConfigCriteria configured = settings.criteria().get();
        Criteria criteria = below;
        for (Dimension dimension : Dimension.values()) {
            Optional<String> value = configured.value(dimension, known);
            if (value.isPresent()) {
                String before = below.value(dimension);
                logReplaced(dimension.word(), Criteria.isOpen(before) ? "" : before, value.get());
                criteria = criteria.with(dimension, value.get());
            }
        }
        if (configured.nodes() > 0) {
            String before = below.nodes() == 0 ? "" : Integer.toString(below.nodes());
            logReplaced(RecipeFlags.NODES, before, Integer.toString(configured.nodes()));
            criteria = criteria.withNodes(configured.nodes());
        }
        return criteria;
    }

    private void logReplaced(String field, String detected, String value) {
        if (!detected.isEmpty() && !detected.equals(value)) {
            session.log()
                    .info(
                            "config overriding snapshot-detected value",
                            "field",
                            field,
                            "snapshot",
                            detected,
                            "config",
                            value);
        }
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
