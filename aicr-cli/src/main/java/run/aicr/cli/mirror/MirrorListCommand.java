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
package run.aicr.cli.mirror;

import java.util.ArrayList;
import java.util.List;
import run.aicr.bundle.chart.Programs;
import run.aicr.bundle.mirror.Discovery;
import run.aicr.bundle.mirror.MirrorFormat;
import run.aicr.bundle.mirror.MirrorList;
import run.aicr.bundle.value.Overrides;
import run.aicr.catalog.Catalog;
import run.aicr.cli.console.OutputTarget;
import run.aicr.cli.console.Session;
import run.aicr.cli.input.Input;
import run.aicr.cli.input.InputKind;
import run.aicr.cli.input.InputSource;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.cli.recipe.RecipeFlags;
import run.aicr.cli.recipe.RecipeRequest;
import run.aicr.criteria.Dimension;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.override.ValueOverride;
import run.aicr.recipe.Recipe;
import run.aicr.recipe.RecipeFile;

/** {@code aicr mirror list} (spec bundle §18, cli §11.5). */
final class MirrorListCommand implements Command {
    private static final String RECIPE = "recipe";
    private static final String SET = "set";
    private static final String FORMAT = "format";
    private static final String OUTPUT = "output";
    private static final String STRICT = "strict";
    private static final String OUTPUT_HEADING = "Output";

    private static final String DESCRIPTION = """
            Lists the images and charts of a recipe. Charts are rendered with 'helm template', manifests
            by this program; what cannot be rendered is a warning of its component.

            Examples:
              aicr mirror list --recipe recipe.yaml
              aicr mirror list --service eks --gpu h100 --intent training --format json
              aicr mirror list -r recipe.yaml --format zarf --output zarf.yaml
            """;

    @Override
    public CommandTable table() {
        List<Flag> flags = new ArrayList<>();
        flags.add(Flag.text(RECIPE, "Input", "recipe instead of criteria: a file, a URL or - for standard input")
                .alias("r")
                .onlyOnce());
        flags.addAll(RecipeFlags.resolving());
        flags.add(Flag.list(SET, "Values", "component:path=value: set a value; component:enabled=false leaves it out"));
        flags.add(Flag.text(FORMAT, OUTPUT_HEADING, "format of the list")
                .alias("f")
                .alias("t")
                .values(List.of("hauler", "json", "yaml", "zarf"))
                .whenUnset("yaml")
                .onlyOnce());
        flags.add(Flag.text(OUTPUT, OUTPUT_HEADING, "file to write to; - is standard output")
                .alias("o")
                .whenUnset("standard output")
                .onlyOnce());
        flags.add(Flag.bool(STRICT, OUTPUT_HEADING, "fail when something could not be rendered"));
        return new CommandTable(
                "aicr mirror list", "list images and charts of a recipe", "", DESCRIPTION, flags, List.of());
    }

    @Override
    public void run(Session session, ParsedLine line) {
        MirrorFormat format = MirrorFormat.parse(line.text(FORMAT));
        OutputTarget target = OutputTarget.of(line.text(OUTPUT), session.environment());
        RecipeRequest request = RecipeRequest.open(session, line);
        Catalog catalog = request.catalog();
        Recipe recipe = line.isSet(RECIPE) ? written(session, line, catalog) : request.resolve();
        Overrides overrides = new Overrides(
                line.texts(SET).stream().map(MirrorListCommand::override).toList(), List.of(), List.of(), List.of());
        Programs programs = new Programs(
                session.environment().variables(), session.environment().workingDirectory());
        List<String> notes = new ArrayList<>();
        MirrorList list = new Discovery(recipe, catalog, overrides, programs)
                .run(session.stamp().version(), notes);
        notes.forEach(note -> session.log().warn(note));
        target.write(format.bytes(list), session);
        conclude(session, line, list);
    }

    private static ValueOverride override(String text) {
        try {
            return ValueOverride.parse(text);
        } catch (AicrException e) {
            throw AicrException.invalidRequest("invalid --set: " + e.sentence());
        }
    }

    private static Recipe written(Session session, ParsedLine line, Catalog catalog) {
        for (Dimension dimension : Dimension.values()) {
            if (line.isSet(dimension.word())) {
                throw AicrException.invalidRequest("--recipe and --" + dimension.word()
                        + " exclude each other: a recipe has criteria of its own; leave one of them out");
            }
        }
        Input input = InputSource.read(line.text(RECIPE), InputKind.RECIPE, session);
        return RecipeFile.read(
                        input.document(), input.name(), catalog, session.stamp().version())
                .recipe();
    }

    private static void conclude(Session session, ParsedLine line, MirrorList list) {
        List<String> warnings = list.warnings();
        warnings.forEach(warning -> session.log().warn(warning));
        if (warnings.isEmpty()) {
            return;
        }
        session.log().warn("images may be missing", "warnings", warnings.size());
        if (line.isOn(STRICT)) {
            throw new AicrException(
                    ErrorClass.INTERNAL, warnings.size() + " warning(s) with --strict, the first: " + warnings.get(0));
        }
    }
}
