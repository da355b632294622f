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
package run.aicr.release.ci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.step.RecordedRelease;

/** What a job tells the CI service, in the two files that it has for that: both are appended to. */
public final class JobReport {
    private static final int MAX_CELL = 300;

    private JobReport() {}

    /**
     * Appends outputs for other jobs, one {@code name=value} a line.
     *
     * @throws ReleaseException INVALID_ARGUMENT for a value of several lines, which would be read as further outputs
     */
    public static void outputs(Path file, Map<String, String> outputs) {
        StringBuilder lines = new StringBuilder();
        outputs.forEach((name, value) -> {
            if (value.chars().anyMatch(c -> c < ' ')) {
                throw new ReleaseException(
                        Code.INVALID_ARGUMENT, "the output '" + name + "' has more than one line: " + value);
            }
            lines.append(name).append('=').append(value).append('\n');
        });
        append(file, lines.toString());
    }

    /** Appends a summary for people. */
    public static void summary(Path file, String markdown) {
        append(file, markdown);
    }

    /**
     * The states of a release by its ledger as Markdown: a line about what it is, a table of the twelve states.
     *
     * @param goal that the job ran
     * @param error why the goal ended early; empty when it did not
     */
    public static String markdown(String goal, RecordedRelease release, Optional<String> error) {
        StringBuilder text = new StringBuilder("## Release Summary\n\n");
        text.append("| Tag | Commit | Type | Goal |\n|---|---|---|---|\n");
        String type = release.tag().contains("-") ? "pre-release" : "stable";
        text.append(row(List.of(
                        release.tag(), release.commit().isEmpty() ? "not begun" : release.commit(), type, goal)))
                .append('\n');
        error.ifPresent(e -> text.append("**Failed:** ").append(cell(e)).append("\n\n"));
        text.append("| Phase | Result | At | Evidence |\n|---|---|---|---|\n");
        for (String name : ReleasePipeline.NAMES) {
            RecordedRelease.StepRecord step = release.steps().get(name);
            text.append(row(
                    step == null
                            ? List.of(name, "open", "", "")
                            : List.of(name, step.state(), step.at(), evidence(step))));
        }
        return text.append('\n').toString();
    }

    private static String evidence(RecordedRelease.StepRecord step) {
        return step.error()
                .orElseGet(() -> String.join(
                        ", ",
                        step.evidence().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> e.getKey() + " " + e.getValue())
                                .toList()));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(JobReport::cell).toList()) + " |\n";
    }

    /** Nothing that a service answered may end the cell or begin markup; plain addresses become links by themselves. */
    private static String cell(String text) {
        String cut = text.length() > MAX_CELL ? text.substring(0, MAX_CELL) + "…" : text;
        return cut.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("`", "'")
                .replaceAll("[\\[\\]!*]", "")
                .replaceAll("\\s+", " ");
    }

    private static void append(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new ReleaseException(
                            Code.INVALID_ARGUMENT,
                            String.format(Locale.ROOT, "%s cannot be written: %s", file, e.getMessage()))
                    .because(e);
        }
    }
}
