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
package run.aicr.cli.bom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import run.aicr.bundle.bom.BomPage;
import run.aicr.bundle.bom.ImageBom;
import run.aicr.bundle.bom.Survey;
import run.aicr.bundle.bom.SurveyedComponent;
import run.aicr.bundle.chart.Programs;
import run.aicr.cli.console.Session;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.cli.recipe.CatalogSource;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.file.AtomicFile;

/** {@code aicr bom}, hidden: images of all components as CycloneDX and as a page (spec bundle §19, cli §11.13). */
public final class BomCommand implements Command {
    private static final String OUTPUT = "output";
    private static final String DATA = "data";
    private static final String VERSION = "version-label";
    private static final String SKIP = "skip-rendering";
    private static final String STRICT = "strict";
    private static final String DETERMINISTIC = "deterministic";
    private static final String NO_TITLE = "no-title";
    private static final String NAME = "aicr-recipes";

    private static final String DESCRIPTION = """
            Writes bom.cdx.json (CycloneDX 1.6) and bom.md: every component of the catalogue with the
            images that it brings. Charts are rendered with 'helm template' at their versions.

            Example:
              aicr bom --output bom --deterministic --strict
            """;

    @Override
    public CommandTable table() {
        return new CommandTable(
                "aicr bom",
                "list the images of all components",
                "",
                DESCRIPTION,
                List.of(
                        Flag.text(OUTPUT, "Output", "folder to write to")
                                .alias("o")
                                .onlyOnce()
                                .needed(),
                        Flag.text(VERSION, "Output", "version that the document is about")
                                .whenUnset("that of this program")
                                .onlyOnce(),
                        Flag.bool(DETERMINISTIC, "Output", "no time and a serial number that follows from the version"),
                        Flag.bool(NO_TITLE, "Output", "no title in bom.md"),
                        Flag.text(DATA, "Input", "folder of catalogue data that is laid over the built-in catalogue"),
                        Flag.bool(SKIP, "Input", "do not render charts: only images of manifests are found"),
                        Flag.bool(STRICT, "Input", "fail when a chart cannot be rendered or has no version")),
                List.of());
    }

    @Override
    public void run(Session session, ParsedLine line) {
        if (line.text(OUTPUT).isEmpty()) {
            throw AicrException.invalidRequest("--output is required: name the folder for bom.cdx.json and bom.md");
        }
        Path folder = session.environment().workingDirectory().resolve(line.text(OUTPUT));
        Programs programs = new Programs(
                session.environment().variables(), session.environment().workingDirectory());
        boolean rendering = !line.isOn(SKIP);
        if (rendering && programs.find("helm").isEmpty()) {
            throw new AicrException(
                    ErrorClass.SERVICE_UNAVAILABLE,
                    "aicr bom renders charts with helm, which is not on PATH; install it, or leave the images of charts"
                            + " out with --skip-rendering");
        }
        List<SurveyedComponent> components =
                new Survey(CatalogSource.open(line.text(DATA), session)).components(programs, rendering);
        components.forEach(component -> component
                .warnings()
                .forEach(warning ->
                        session.log().warn(warning, "component", component.ref().name())));
        if (line.isOn(STRICT)) {
            refuseGaps(components);
        }
        ImageBom bom = bom(session, line, components);
        write(folder, bom, !line.isOn(NO_TITLE));
        session.log()
                .info(
                        "bill of materials written",
                        "folder",
                        folder,
                        "components",
                        components.size(),
                        "images",
                        bom.images().size());
    }

    private static void refuseGaps(List<SurveyedComponent> components) {
        List<String> gaps = components.stream()
                .filter(component ->
                        !component.pinned() || !component.warnings().isEmpty())
                .map(component -> component.ref().name()
                        + (component.pinned() ? " (" + component.warnings().get(0) + ")" : " (no version)"))
                .toList();
        if (!gaps.isEmpty()) {
            throw new AicrException(
                    ErrorClass.INTERNAL, "--strict: images may be missing of " + String.join(", ", gaps));
        }
    }

    private static ImageBom bom(Session session, ParsedLine line, List<SurveyedComponent> components) {
        String program = session.stamp().version();
        String version = line.text(VERSION).isEmpty() ? program : line.text(VERSION);
        ImageBom.Subject subject =
                new ImageBom.Subject(NAME, version, "Container images of the components that recipes can deploy.");
        boolean steady = line.isOn(DETERMINISTIC);
        Optional<String> time = steady
                ? Optional.empty()
                : Optional.of(session.environment()
                        .clock()
                        .instant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        String serial = steady ? subject.steadySerial() : "urn:uuid:" + UUID.randomUUID();
        return new ImageBom(subject, serial, time, program, components);
    }

    private static void write(Path folder, ImageBom bom, boolean titled) {
        try {
            Files.createDirectories(folder);
            AtomicFile.write(folder.resolve("bom.cdx.json"), bom.toJson());
            AtomicFile.write(folder.resolve("bom.md"), BomPage.of(bom, titled));
        } catch (IOException e) {
            throw AicrException.internal("cannot write the bill of materials to " + folder, e);
        }
    }
}
