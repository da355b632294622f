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
package run.aicr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;

class MainTest {
    private static final String EKS = "recipe --service eks --accelerator h100 --os ubuntu --intent training";

    @TempDir
    private Path folder;

    private InProcess run(String line) {
        return run(Map.of(), line);
    }

    private InProcess run(Map<String, String> variables, String line) {
        return InProcess.run(folder, variables, line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    @Test
    void versionComesFromTheStampBesideTheLauncher() throws IOException {
        assertEquals(new InProcess(0, "aicr version dev (commit: unknown, date: unknown)\n", ""), run("--version"));
        Files.writeString(folder.resolve("aicr-release.json"), """
                {"schema": "aicr.run/stamp/v1", "version": "1.2.3", "commit": "abc", "date": "2026-01-02T03:04:05Z"}
                """);
        assertEquals(
                "aicr version 1.2.3 (commit: abc, date: 2026-01-02T03:04:05Z)\n",
                run("-v").out());
        assertEquals(run("-v"), run("recipe --version"));
        assertTrue(run(EKS).out().contains("\n  version: 1.2.3\n"));
    }

    @Test
    void aBrokenStampIsWarnedAbout() throws IOException {
        Files.writeString(folder.resolve("aicr-release.json"), "{");
        InProcess run = run("--version");
        assertEquals("aicr version dev (commit: unknown, date: unknown)\n", run.out());
        assertTrue(run.err().contains("aicr-release.json"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "-h", "--debug"})
    void theProgramAloneShowsItsHelp(String line) {
        InProcess run = run(line);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("recipe") && run.out().contains("[$AICR_LOG_JSON]"), run.out());
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipe --help", "recipe help", "recipe --service eks -h", "--help=false recipe -h"})
    void aCommandShowsItsHelp(String line) {
        InProcess run = run(line);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("--accelerator, --gpu string"), run.out());
        assertTrue(run.out().contains("(default: yaml)") && run.out().contains("[$AICR_CRITERIA_STRICT]"), run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate | unknown command \"frobnicate\"",
                "recip | did you mean \"recipe\"?",
                "--bogus recipe | unknown flag --bogus",
                "recipe --colour red | unknown flag --colour",
                "recipe --sevice eks | did you mean \"--service\"?",
                "recipe -tjson | unknown flag -tjson",
                "recipe --nodes many | invalid value \"many\" for flag --nodes: expected an integer",
                "recipe --debug=maybe | invalid value \"maybe\" for flag --debug: expected true or false",
                "recipe --service | flag --service needs a value",
                "recipe --service eks lst | unknown command \"lst\" of 'aicr recipe'; did you mean \"list\"?",
                "query --selector kind surplus | unexpected argument \"surplus\": 'aicr query' takes no arguments",
                "query --service eks | missing flag --selector",
                "query --selector a --criteria-strict false | unexpected argument \"false\"",
            })
    void usageErrorsExitWith2AndPrintNothingOnStdout(String line, String sentence) {
        InProcess run = run(line);
        assertEquals(2, run.exitCode());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("[cli] command failed: error=[INVALID_REQUEST] "), run.err());
        assertTrue(run.err().contains(sentence), run.err());
        assertTrue(run.err().contains("--help' for all flags."), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recipe | no criteria provided",
                "recipe --service any --intent any | no criteria provided",
                "recipe --service foo | error parsing criteria: [INVALID_REQUEST] invalid service type: foo",
                "recipe --service eks --service gke | flag --service can only be specified once",
                "recipe --gpu h100 --accelerator h200 | flag --accelerator can only be specified once",
                "recipe --service eks -t xml | unknown output format: \"xml\", valid formats are: yaml, json, table",
                "recipe --service eks -o cm://a/b | writing to a ConfigMap is not available in this build yet",
                "recipe --snapshot cm://a/b | reading a ConfigMap is not available in this build yet",
                "recipe --service eks --on-constraint-failure x | unknown value \"x\" for --on-constraint-failure",
                "query --selector kind -t xml | unknown output format: \"xml\"",
                "recipe list --intent gaming | invalid intent type: gaming",
                "recipe list -t toml | unknown output format \"toml\", valid formats are: json, yaml, table",
                "recipe verify-catalog | usage: aicr recipe verify-catalog <bundle-path>",
            })
    void refusedRequestsExitWith2(String line, String sentence) {
        InProcess run = run(line);
        assertEquals(2, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(sentence), run.err());
    }

    @Test
    void aRecipeGoesToStdoutAndTheLogToStderr() {
        InProcess run = run(EKS);
        assertEquals(0, run.exitCode());
        assertTrue(run.out().startsWith("apiVersion: aicr.run/v1alpha2\n"), run.out());
        assertEquals(
                3, run.err().lines().filter(line -> line.startsWith("[cli] ")).count());
        assertTrue(run.err().contains("building recipe from criteria: criteria=criteria(service=eks, "), run.err());
        assertTrue(run.err().contains("recipe generation completed: output=stdout components="), run.err());
    }

    @Test
    void theSameCallGivesTheSameBytesInEveryFormat() {
        for (String format : new String[] {"yaml", "json", "table"}) {
            String line = EKS + " --format " + format;
            assertEquals(run(line).out(), run(line).out());
        }
        assertTrue(run(EKS + " -t json").out().contains("\"value\": \"\\u003e= 1.32.4\""));
        assertTrue(run(EKS + " -t=table").out().startsWith("FIELD "));
    }

    @Test
    void flagsMayHaveOneDashOrAnEqualsSignAndStandAnywhere() {
        String expected = run(EKS).out();
        assertEquals(
                expected,
                run("--log-json recipe -service=eks --gpu=H100 --os ubuntu --intent=Training --debug=false")
                        .out());
        assertEquals(expected, run(EKS + " --").out());
    }

    @Test
    void nodesThatAreNotPositiveHaveNoEffectButAWarning() {
        InProcess run = run("recipe --service eks --nodes -3");
        assertEquals(run("recipe --service eks").out(), run.out());
        assertTrue(run.err().contains("--nodes has no effect"), run.err());
        assertTrue(run("recipe --nodes 0x10").out().contains("\n  nodes: 16\n"));
    }

    @Test
    void aFileGetsTheBytesOfStdoutAndIsReplacedAsAWhole() throws IOException {
        Files.writeString(folder.resolve("recipe.yaml"), "old");
        InProcess run = run(EKS + " -o recipe.yaml");
        assertEquals("", run.out());
        assertEquals(run(EKS).out(), Files.readString(folder.resolve("recipe.yaml")));
        assertEquals(run(EKS), run(EKS + " -o -"));
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Files.writeString(folder.resolve("real.yaml"), "old");
        Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("real.yaml"));
        assertEquals(0, run(EKS + " --output link.yaml").exitCode());
        assertTrue(Files.isSymbolicLink(folder.resolve("link.yaml")));
        assertEquals(run(EKS).out(), Files.readString(folder.resolve("real.yaml")));
    }

    @Test
    void aFileThatCannotBeCreatedIsInternalAndLeavesNothing() {
        InProcess run = run(EKS + " -o no/such/r.yaml");
        assertEquals(8, run.exitCode());
        assertTrue(run.err().contains("[INTERNAL] failed to create output writer"), run.err());
        assertFalse(Files.exists(folder.resolve("no")));
        assertEquals(8, run(EKS + " -o .").exitCode());
    }

    @Test
    void jsonLogsAreOneObjectALineWithCodeAndExitCode() {
        InProcess run = run("--log-json recipe --service foo");
        Mapping last = (Mapping) JsonReader.read(
                "stderr",
                run.err().lines().reduce((a, b) -> b).orElseThrow().getBytes(StandardCharsets.UTF_8),
                Limits.DOCUMENT);
        assertEquals("ERROR", text(last, "level"));
        assertEquals("aicr", text(last, "module"));
        assertEquals("2", text(last, "exitCode"));
        assertEquals("INVALID_REQUEST", text(last, "code"));
        assertEquals("2026-01-02T03:04:05.000Z", text(last, "time"));
        assertEquals(
                1,
                run(Map.of("AICR_LOG_JSON", "true"), "recipe --bogus")
                        .err()
                        .lines()
                        .count());
    }

    private static String text(Mapping mapping, String key) {
        return ((Scalar) mapping.find(key).orElseThrow()).text();
    }

    @Test
    void debugLogsHaveLevelSourceAndQuotedValues() {
        String err = run("--debug " + EKS).err();
        assertTrue(err.startsWith("time=2026-01-02T03:04:05.000Z level=DEBUG source=Main.java:"), err);
        assertTrue(err.contains(" msg=starting module=aicr version=dev "), err);
        assertTrue(err.contains(" criteria=\"criteria(service=eks,"), err);
        assertTrue(run("--debug --log-json " + EKS).err().contains("\"source\":{\"function\":\"run.aicr.cli."), err);
    }

    @Test
    void variablesCountUnlessAFlagIsGiven() {
        assertTrue(run(Map.of("AICR_DEBUG", "1"), EKS).err().startsWith("time="));
        assertTrue(run(Map.of("AICR_DEBUG", "1"), "--debug=false " + EKS).err().startsWith("[cli] "));
        assertEquals("", run(Map.of("AICR_LOG_LEVEL", " Error"), EKS).err());
        InProcess wrong = run(Map.of("AICR_DEBUG", "maybe"), EKS);
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("\"maybe\" for variable AICR_DEBUG of flag --debug"), wrong.err());
        assertEquals(0, run(Map.of("AICR_DEBUG", ""), EKS).exitCode());
    }

    @Test
    void theVariableForStrictCriteriaIsLenient() {
        for (String text : new String[] {"1", "Yes", "ON", " true", "2", "maybe"}) {
            assertEquals(0, run(Map.of("AICR_CRITERIA_STRICT", text), EKS).exitCode(), text);
        }
    }

    @Test
    void thePrefixOfLogLinesCanBeChosen() {
        assertTrue(run(Map.of("AICR_LOG_PREFIX", "x"), "recipe").err().startsWith("[x] "));
    }

    @Test
    void theTrainingRunWritesNothing() throws IOException {
        Training.main(new String[0]);
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
