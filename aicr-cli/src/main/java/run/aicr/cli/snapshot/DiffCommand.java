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
package run.aicr.cli.snapshot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.cli.console.OutputFormat;
import run.aicr.cli.console.OutputTarget;
import run.aicr.cli.console.Session;
import run.aicr.cli.input.InputKind;
import run.aicr.cli.input.InputSource;
import run.aicr.cli.option.Command;
import run.aicr.cli.option.CommandTable;
import run.aicr.cli.option.Flag;
import run.aicr.cli.option.ParsedLine;
import run.aicr.document.JsonWriter;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.snapshot.Snapshot;
import run.aicr.snapshot.SnapshotDiff;

/** {@code aicr diff}. */
public final class DiffCommand implements Command {
    private static final String BASELINE = "baseline";
    private static final String TARGET = "target";
    private static final String DEEP = "deep";
    private static final String FAIL_ON_DRIFT = "fail-on-drift";
    private static final String OUTPUT = "output";
    private static final String FORMAT = "format";
    private static final String KUBECONFIG = "kubeconfig";
    private static final String INPUT = "Input";

    private static final String DESCRIPTION = """
            Compares the readings of two snapshots and prints what was added, removed and modified.
            Readings are equal when their texts are equal. What a snapshot says about itself and its
            fingerprint do not count; contexts and items count with --deep.

            A script should look at 'summary.total' of the result: with --fail-on-drift changes and
            wrong arguments both end with exit code 2 (the log record of changes has code CONFLICT).

            Examples:
              aicr diff --baseline before.yaml --target after.yaml
              aicr diff -b before.yaml --target after.yaml --format table
              aicr diff -b before.yaml --target - --fail-on-drift < after.yaml
            """;

    @Override
    public CommandTable table() {
        return new CommandTable("aicr diff", "compare two snapshots", "Functional", DESCRIPTION, flags(), List.of());
    }

    private static List<Flag> flags() {
        return List.of(
                Flag.text(BASELINE, INPUT, "snapshot before: file, URL or - for standard input")
                        .alias("b")
                        .needed()
                        .onlyOnce(),
                Flag.text(TARGET, INPUT, "snapshot after: file, URL or - for standard input")
                        .needed()
                        .onlyOnce(),
                Flag.text(KUBECONFIG, INPUT, "kubeconfig for cm:// addresses")
                        .alias("k")
                        .onlyOnce(),
                Flag.bool(DEEP, INPUT, "compare contexts and items of lists too"),
                Flag.bool(FAIL_ON_DRIFT, "Output", "exit with 2 when something changed")
                        .whenUnset("false"),
                Flag.text(OUTPUT, "Output", "file to write to; - is standard output")
                        .alias("o")
                        .whenUnset("standard output")
                        .onlyOnce(),
                Flag.text(FORMAT, "Output", "format of the output")
                        .alias("t")
                        .whenUnset("yaml")
                        .values(List.of("json", "table", "yaml"))
                        .onlyOnce());
    }

    @Override
    public void run(Session session, ParsedLine line) {
        OutputFormat format = OutputFormat.parse(line.text(FORMAT));
        String baselineSource = source(line, BASELINE);
        String targetSource = source(line, TARGET);
        refuseTwice(baselineSource, targetSource);
        OutputTarget output = output(line.text(OUTPUT), format, session);
        Snapshot baseline = read(baselineSource, session);
        Snapshot target = read(targetSource, session);
        SnapshotDiff diff = SnapshotDiff.between(baseline, target, line.isOn(DEEP));
        log(session, diff);
        output.write(bytes(format, diff, baselineSource, targetSource), session);
        int total = diff.changes().size();
        if (line.isOn(FAIL_ON_DRIFT) && total > 0) {
            throw new AicrException(ErrorClass.CONFLICT, "drift detected: " + total + " change(s) found");
        }
    }

    private static String source(ParsedLine line, String flag) {
        String source = line.text(flag);
        if (source.isEmpty()) {
            throw AicrException.invalidRequest("--" + flag + " is required; name a snapshot file");
        }
        return source;
    }

    private static void refuseTwice(String baseline, String target) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("--" + BASELINE, baseline);
        arguments.put("--" + TARGET, target);
        InputSource.refuseSecondStandardInput(arguments);
    }

    private static OutputTarget output(String text, OutputFormat format, Session session) {
        if (format == OutputFormat.TABLE && text.strip().startsWith("cm://")) {
            throw AicrException.invalidRequest("table output does not support ConfigMap destinations");
        }
        return OutputTarget.of(text, session.environment());
    }

    private static Snapshot read(String source, Session session) {
        return Snapshot.read(
                InputSource.read(source, InputKind.SNAPSHOT, session).document());
    }

    private static void log(Session session, SnapshotDiff diff) {
        session.log()
                .info(
                        "snapshot diff complete",
                        "added",
                        diff.count(SnapshotDiff.Kind.ADDED),
                        "removed",
                        diff.count(SnapshotDiff.Kind.REMOVED),
                        "modified",
                        diff.count(SnapshotDiff.Kind.MODIFIED));
    }

    private static byte[] bytes(OutputFormat format, SnapshotDiff diff, String baseline, String target) {
        return switch (format) {
            case YAML -> YamlWriter.write(diff.toNode(baseline, target));
            case JSON -> JsonWriter.indentedForOutput(diff.toNode(baseline, target));
            case TABLE -> DiffTable.of(diff);
        };
    }
}
