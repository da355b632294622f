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
package run.aicr.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The path of short commands of the packed program (spec performance §4.4 and its acceptance 2 to 5): one class from
 * outside the class archive, or one that is made at run time, costs more than the work of the command.
 */
class StartUpIT {
    private static final String EKS = " --service eks --accelerator h100 --intent training";

    /** What may come from elsewhere, by prefix: nothing so far. */
    private static final List<String> ALLOWED = List.of();

    @TempDir
    private Path folder;

    private Path launcher;

    @BeforeEach
    void findThePayload() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of("target/release"),
                4,
                (p, a) -> p.endsWith("aicr") && String.valueOf(p.getParent()).contains("payload/aicr_"))) {
            // Work folders of several tags may lie there; the one that was written last is of this build.
            Optional<Path> newest = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(
                            p -> folderTime(p.getParent().getParent().getParent())));
            launcher = newest.orElseGet(() -> Assumptions.abort("no payload of aicr under target/release"))
                    .toAbsolutePath();
        }
    }

    /** Files of a payload carry the time of the commit; the tag's folder carries that of the build. */
    private static long folderTime(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "recipe" + EKS,
                "recipe" + EKS + " --format json",
                "query" + EKS + " --selector components.gpu-operator.version",
                "recipe list",
                "recipe list --no-health --format json",
                "completion bash",
            })
    void loadsEveryClassFromTheArchive(String command) throws IOException {
        Path log = folder.resolve("classes.log");
        run(command, Map.of("AICR_JAVA_OPTS", "-Xlog:class+load:file=" + log));
        List<String> outside = new ArrayList<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.filter(line -> line.contains("source:"))
                    .filter(line -> !line.contains("source: shared objects file"))
                    .map(line -> line.substring(line.lastIndexOf("] ") + 2))
                    .filter(line -> ALLOWED.stream().noneMatch(line::startsWith))
                    .forEach(outside::add);
        }
        assertEquals(List.of(), outside, "see docs/contributor/testing.md, start-up");
    }

    @Test
    void aRefusedOrMissingArchiveChangesNothingButTheTime() throws IOException {
        byte[] usual = run("recipe" + EKS, Map.of());
        // A heap this big switches compressed pointers off, and the archive with them.
        assertArrayEquals(usual, run("recipe" + EKS, Map.of("AICR_JAVA_OPTS", "-Xmx40g")));
        assertArrayEquals(usual, run("recipe" + EKS, Map.of("AICR_JAVA_OPTS", "-Xshare:off")));
    }

    @Test
    void variablesOfOtherProgramsPrintNothing() throws IOException {
        byte[] usual = run("--version", Map.of());
        assertArrayEquals(usual, run("--version", Map.of("JAVA_TOOL_OPTIONS", "-Dx=y", "JDK_JAVA_OPTIONS", "-Dx=y")));
    }

    /** Runs the program and gives its standard output; standard error must be free of lines of the JVM. */
    private byte[] run(String command, Map<String, String> variables) throws IOException {
        List<String> words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(command.split(" ")));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(err.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            byte[] out = process.getInputStream().readAllBytes();
            assertEquals(0, process.waitFor(), () -> read(err));
            assertEquals(
                    List.of(),
                    read(err).lines().filter(line -> !line.startsWith("[cli] ")).toList());
            return out;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
