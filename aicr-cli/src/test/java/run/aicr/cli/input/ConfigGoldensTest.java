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
package run.aicr.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import run.aicr.config.AicrConfig;
import run.aicr.config.RecipeSection;
import run.aicr.criteria.KnownValues;
import run.aicr.error.AicrException;

/** The configuration files of the golden cases are read, or refused with the words of the case. */
class ConfigGoldensTest {
    private static final Pattern CONFIG = Pattern.compile("aicr (recipe|query) --config \"?(?:\\$IN/)?([\\w.:/]+)");

    @TestFactory
    Stream<DynamicTest> everyConfigurationIsReadOrRefusedAsItShould() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String area : List.of("cli", "recipe")) {
            Path root = Path.of(System.getProperty("aicr.goldens", "goldens"), area);
            if (!Files.isDirectory(root)) {
                Assumptions.abort("goldens not found: " + root);
            }
            try (Stream<Path> cases = Files.list(root)) {
                cases.sorted().forEach(golden -> test(golden).ifPresent(tests::add));
            }
        }
        return tests.stream();
    }

    private static Optional<DynamicTest> test(Path golden) {
        Matcher config = CONFIG.matcher(text(golden, "cmd"));
        boolean exitIgnored = text(golden, "ignore").lines().anyMatch("exit"::equals);
        if (!config.find() || exitIgnored) {
            return Optional.empty();
        }
        return Optional.of(DynamicTest.dynamicTest(
                golden.getFileName().toString(), () -> endsAsItShould(golden, config.group(2))));
    }

    private static void endsAsItShould(Path golden, String argument) {
        String exit = text(golden, "exit").strip().split("\\|", -1)[0];
        Path in = golden.resolve("in");
        if (exit.equals("0")) {
            load(in, argument);
            return;
        }
        AicrException e = assertThrows(AicrException.class, () -> load(in, argument));
        assertEquals(exit, Integer.toString(e.errorClass().exitCode()), e.getMessage());
        for (String line : text(golden, "stderr.contains").lines().toList()) {
            assertTrue(String.valueOf(e.getMessage()).contains(line), e.getMessage());
        }
    }

    private static void load(Path folder, String argument) {
        AicrConfig config = ConfigFile.load(argument, Sessions.in(folder, ""));
        config.recipe().flatMap(RecipeSection::criteria).ifPresent(c -> c.check(KnownValues.BUILT_IN_ONLY));
    }

    private static String text(Path golden, String file) {
        try {
            Path path = golden.resolve(file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
