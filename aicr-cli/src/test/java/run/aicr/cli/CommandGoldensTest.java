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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes, messages, texts and files of the golden cases that need nothing but the commands that are built. */
class CommandGoldensTest {
    /** Flags of {@code recipe} that are built. */
    private static final List<String> RECIPE_FLAGS = List.of(
            "--service",
            "--accelerator",
            "--gpu",
            "--intent",
            "--os",
            "--platform",
            "--nodes",
            "--format",
            "-t",
            "-o",
            "--output",
            "--colour");

    /** First words whose cases are all built, but for those that another program or a URL takes part in. */
    private static final List<String> BUILT =
            List.of("--version", "diff", "skill", "completion", "--log-json", "frobnicate");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyGoldenCommandEndsAsItShould() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String area : List.of("recipe", "cli")) {
            Path root = Path.of(System.getProperty("aicr.goldens", "goldens"), area);
            if (!Files.isDirectory(root)) {
                Assumptions.abort("goldens not found: " + root);
            }
            try (Stream<Path> cases = Files.list(root)) {
                cases.filter(CommandGoldensTest::isBuilt)
                        .sorted()
                        .forEach(golden -> tests.add(DynamicTest.dynamicTest(
                                area + "/" + golden.getFileName(), () -> endsAsItShould(golden))));
            }
        }
        return tests.stream();
    }

    private static boolean isBuilt(Path golden) {
        if (!Files.isRegularFile(golden.resolve("cmd"))) {
            return false;
        }
        for (List<String> words : commands(golden)) {
            if (words.size() < 2
                    || !words.get(0).equals("aicr")
                    || words.contains(">")
                    || words.stream().anyMatch(word -> word.startsWith("http:"))) {
                return false;
            }
            boolean recipe = words.get(1).equals("recipe") && !Files.exists(golden.resolve("in"));
            for (int i = 2; recipe && i < words.size(); i += 2) {
                recipe = RECIPE_FLAGS.contains(words.get(i));
            }
            if (!recipe && !BUILT.contains(words.get(1))) {
                return false;
            }
        }
        return true;
    }

    private void endsAsItShould(Path golden) throws IOException {
        Path own = Files.createTempDirectory(folder, "case");
        Map<String, Path> places = Map.of(
                "$OUT", Files.createDirectory(own.resolve("out")),
                "$HOME", Files.createDirectory(own.resolve("home")),
                "$WORK", Files.createDirectory(own.resolve("work")),
                "$IN", golden.resolve("in"));
        Map<String, String> variables =
                new HashMap<>(Map.of("HOME", places.get("$HOME").toString()));
        text(golden, "env")
                .lines()
                .forEach(line ->
                        variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        int exitCode = 0;
        for (List<String> words : commands(golden)) {
            List<String> args = new ArrayList<>();
            for (String word : words.subList(1, words.size())) {
                args.add(filled(word, places));
            }
            InProcess run = InProcess.run(places.get("$WORK"), variables, args.toArray(new String[0]));
            out.append(run.out());
            err.append(run.err());
            exitCode = run.exitCode();
            if (exitCode != 0) {
                break;
            }
        }
        compare(golden, places, new InProcess(exitCode, emptied(out, places), emptied(err, places)));
    }

    private static void compare(Path golden, Map<String, Path> places, InProcess run) throws IOException {
        boolean exitIgnored = text(golden, "ignore").lines().anyMatch("exit"::equals);
        if (!exitIgnored) {
            List<String> exits = List.of(text(golden, "exit").strip().split("\\|"));
            assertTrue(exits.contains(Integer.toString(run.exitCode())), run.err());
        }
        text(golden, "stderr.contains")
                .lines()
                .forEach(line -> assertTrue(run.err().contains(line), run.err()));
        String command = text(golden, "cmd");
        if (command.startsWith("aicr recipe")) {
            if (run.exitCode() != 0) {
                assertEquals("", run.out());
            }
            if (command.contains(" table")) {
                assertEquals(comparable(text(golden, "stdout")), comparable(run.out()));
            }
            return;
        }
        if (Files.exists(golden.resolve("stdout")) && !command.contains("--version")) {
            assertEquals(text(golden, "stdout").stripTrailing(), run.out().stripTrailing());
        }
        // What a guide contains depends on the commands that are built, what it leaves out does not.
        text(golden, "stdout.absent")
                .lines()
                .forEach(line -> assertFalse(run.out().contains(line), run.out()));
        compareFiles(golden.resolve("out"), places);
    }

    private static void compareFiles(Path expected, Map<String, Path> places) throws IOException {
        if (!Files.isDirectory(expected)) {
            return;
        }
        try (Stream<Path> files = Files.walk(expected)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path made = places.get("$OUT").resolve(expected.relativize(file).toString());
                assertEquals(
                        Files.readString(file).stripTrailing(),
                        emptied(Files.readString(made), places).stripTrailing());
            }
        }
    }

    private static String filled(String word, Map<String, Path> places) {
        String filled = word;
        for (Map.Entry<String, Path> place : places.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue().toString());
        }
        return filled;
    }

    private static String emptied(CharSequence text, Map<String, Path> places) {
        String emptied = text.toString();
        for (Map.Entry<String, Path> place : places.entrySet()) {
            emptied = emptied.replace(place.getValue().toString(), place.getKey());
        }
        return emptied;
    }

    /** A table without its health texts and the program's version. */
    private static String comparable(String table) {
        StringBuilder kept = new StringBuilder();
        table.lines()
                .filter(line -> !line.contains("HealthCheckAsserts"))
                .forEach(line -> kept.append(line.stripTrailing()).append('\n'));
        return kept.toString();
    }

    private static String text(Path golden, String file) {
        try {
            Path path = golden.resolve(file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> commands(Path golden) {
        List<List<String>> commands = new ArrayList<>();
        for (String line : text(golden, "cmd").strip().split(" && ", -1)) {
            commands.add(words(line));
        }
        return commands;
    }

    /** Words of a shell line without anything but blanks and double quotes. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (line.strip() + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return words;
    }
}
