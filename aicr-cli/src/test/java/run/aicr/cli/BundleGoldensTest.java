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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Sequence;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;

/** Golden bundles whose command is one call of {@code aicr bundle}: exit code, messages, names of files, documents. */
class BundleGoldensTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyGoldenBundleComesOut() throws IOException {
        Path root = Path.of(System.getProperty("aicr.goldens", "goldens"), "bundle");
        if (!Files.isDirectory(root)) {
            Assumptions.abort("goldens not found: " + root);
        }
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> cases = Files.list(root)) {
            for (Path golden : cases.sorted().toList()) {
                String command = text(golden, "cmd").strip();
                boolean plain = isBuilt(command) && !command.contains("&&") && !command.contains("|");
                if (plain) {
                    tests.add(DynamicTest.dynamicTest("bundle/" + golden.getFileName(), () -> run(golden, command)));
                }
            }
        }
        return tests.stream();
    }

    private static boolean isBuilt(String command) {
        boolean certificate = command.contains("--trust-root");
        return command.startsWith("aicr bundle ") || command.startsWith("aicr verify") && !certificate;
    }

    private void run(Path golden, String command) throws IOException {
        Path own = Files.createTempDirectory(folder, "case");
        Path out = Files.createDirectory(own.resolve("out"));
        Path in = golden.resolve("in");
        List<String> words = words(command.replace("$IN", in.toString()).replace("$OUT", out.toString()));
        InProcess run =
                InProcess.run(own, Map.of(), words.subList(1, words.size()).toArray(new String[0]));
        assertEquals(text(golden, "exit").strip(), Integer.toString(run.exitCode()), run.err());
        text(golden, "stderr.contains")
                .lines()
                .forEach(l -> assertTrue(run.err().contains(l), run.err()));
        text(golden, "stdout.contains")
                .replace("$OUT", out.toString())
                .lines()
                .forEach(l -> assertTrue(run.out().contains(l), run.out()));
        compareVerdict(golden, run.out());
        if (run.exitCode() == 0) {
            compare(golden, out);
        } else {
            assertEquals(new TreeSet<>(), files(out), "a failed run leaves nothing");
        }
    }

    private static void compare(Path golden, Path out) throws IOException {
        Path expected = golden.resolve("out");
        if (!Files.isDirectory(expected)) {
            return;
        }
        assertEquals(files(expected), files(out));
        for (String file : files(expected)) {
            String path = "out/" + file;
            if (file.equals("checksums.txt")) {
                everyChecksumIsRight(out);
            } else if (!ignored(golden, path) && (file.endsWith(".yaml") || file.endsWith(".json"))) {
                assertEquals(
                        documents(expected.resolve(file), golden, path),
                        documents(out.resolve(file), golden, path),
                        file);
            }
        }
    }

    private static void everyChecksumIsRight(Path out) throws IOException {
        TreeSet<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(out.resolve("checksums.txt"))) {
            String path = line.substring(66);
            assertEquals(Sha256.ofFile(out.resolve(path)).hex(), line.substring(0, 64), path);
            listed.add(path);
        }
        listed.add("checksums.txt");
        assertEquals(files(out), listed);
    }

    private static boolean ignored(Path golden, String path) throws IOException {
        return text(golden, "ignore").lines().anyMatch(rule -> !rule.contains(":") && matches(rule, path));
    }

    private static boolean matches(String rule, String path) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rule.replace("*", "**"));
        return matcher.matches(Path.of(path));
    }

    /** The documents of a file with sorted keys; text of a file that is no YAML; without the fields that are left open. */
    private static String documents(Path file, Path golden, String path) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        StringBuilder all = new StringBuilder();
        try {
            for (Node node : YamlReader.readAll(file.toString(), bytes, Limits.CATALOGUE_FILE)) {
                Node kept = node;
                for (String rule : text(golden, "ignore").lines().toList()) {
                    int colon = rule.indexOf(':');
                    if (colon > 0 && matches(rule.substring(0, colon), path)) {
                        kept = without(kept, List.of(rule.substring(colon + 1).split("\\.")));
                    }
                }
                all.append(new String(YamlWriter.write(kept), StandardCharsets.UTF_8))
                        .append("---\n");
            }
        } catch (AicrException template) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return all.toString();
    }

    /** Takes the field at the path out, {@code **} for any way down. */
    private static Node without(Node node, List<String> path) {
        if (node instanceof Sequence list) {
            return Sequence.of(
                    list.items().stream().map(item -> without(item, path)).toList());
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        boolean anywhere = path.get(0).equals("**");
        List<String> rest = anywhere ? path.subList(1, path.size()) : path;
        // A number is an index, and lists are gone through as a whole.
        List<String> names = rest.stream().filter(n -> !n.matches("\\d+")).toList();
        Mapping.Builder kept = new Mapping.Builder();
        mapping.entries().forEach((key, value) -> {
            if (!key.equals(names.get(0))) {
                kept.put(key, anywhere ? without(value, path) : value);
            } else if (names.size() > 1) {
                kept.put(key, without(value, names.subList(1, names.size())));
            }
        });
        return kept.build();
    }

    private static Set<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            TreeSet<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(f -> names.add(root.relativize(f).toString()));
            return names;
        }
    }

    private static String text(Path golden, String file) throws IOException {
        Path path = golden.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    /** The verdict without what is free in it. */
    private static void compareVerdict(Path golden, String out) throws IOException {
        String expected = text(golden, "stdout");
        if (expected.startsWith("{") && golden.toString().contains("verify")) {
            Node made = YamlReader.read("stdout", out.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
            Node wanted = YamlReader.read("expected", expected.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
            for (String open : List.of("trustReason", "errors", "policy", "unlistedFiles")) {
                made = without(made, List.of(open));
                wanted = without(wanted, List.of(open));
            }
            assertEquals(
                    new String(YamlWriter.write(wanted), StandardCharsets.UTF_8),
                    new String(YamlWriter.write(made), StandardCharsets.UTF_8));
        }
    }

    /** Words of a shell line with quotes of both kinds. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean any = false;
        for (char c : (line + " ").toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                any = true;
            } else if (quote == 0 && c == ' ') {
                if (any || !word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
            }
        }
        return words;
    }
}
