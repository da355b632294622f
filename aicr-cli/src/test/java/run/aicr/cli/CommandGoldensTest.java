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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes, messages and texts of the golden cases that need nothing but the command that is built. */
class CommandGoldensTest {
    private static final List<String> BUILT = List.of(
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
        if (!Files.isRegularFile(golden.resolve("cmd")) || Files.exists(golden.resolve("in"))) {
            return false;
        }
        List<String> words = words(text(golden, "cmd"));
        boolean recipe =
                words.size() > 1 && words.get(0).equals("aicr") && words.get(1).equals("recipe");
        for (int i = 2; recipe && i < words.size(); i += 2) {
            recipe = BUILT.contains(words.get(i));
        }
        return recipe || words.equals(List.of("aicr", "--version"));
    }

    private void endsAsItShould(Path golden) {
        List<String> words = words(text(golden, "cmd"));
        List<String> args = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            args.add(word.replace("$OUT", folder.toString()));
        }
        InProcess run = InProcess.run(folder, Map.of(), args.toArray(new String[0]));
        boolean exitIgnored = text(golden, "ignore").lines().anyMatch("exit"::equals);
        if (!exitIgnored) {
            List<String> exits = List.of(text(golden, "exit").strip().split("\\|"));
            assertTrue(exits.contains(Integer.toString(run.exitCode())), run.err());
        }
        for (String line : text(golden, "stderr.contains").lines().toList()) {
            assertTrue(run.err().contains(line), run.err());
        }
        if (run.exitCode() != 0) {
            assertEquals("", run.out());
        }
        if (args.contains("table")) {
            assertEquals(comparable(text(golden, "stdout")), comparable(run.out()));
        }
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
            throw new java.io.UncheckedIOException(e);
        }
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
