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
package run.aicr.release.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import run.aicr.release.error.Code;

class ReleasingCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("mvn aicr-release:([a-z-]+)([^`\\n#]*)");
    private static final Pattern PROPERTY = Pattern.compile("-D([A-Za-z.]+)");

    private static Goals goals;

    @BeforeAll
    static void readDescriptor() throws Exception {
        goals = Goals.read();
    }

    @Test
    void commandsOfTheDocumentsExistWithTheirProperties() throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Path document : documents()) {
            Matcher command = COMMAND.matcher(Files.readString(document));
            while (command.find()) {
                commands++;
                String where = document.getFileName() + ": " + command.group();
                if (!goals.has(command.group(1))) {
                    wrong.add(where + ": there is no such goal");
                }
                Matcher property = PROPERTY.matcher(command.group(2));
                while (property.find()) {
                    String name = property.group(1);
                    if (!goals.takes(command.group(1), name)) {
                        wrong.add(where + ": the goal has no " + name);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(commands > 10, "only " + commands + " commands were found");
    }

    @Test
    void releasingNamesEveryGoal() throws IOException {
        String text = Files.readString(maintainer().resolve("RELEASING.md"));
        List<String> unnamed = goals.properties().keySet().stream()
                .filter(g -> !g.equals("help") && !text.contains("`" + g + "`"))
                .sorted()
                .toList();
        assertEquals(List.of(), unnamed);
    }

    @Test
    void everyCodeThatIsThrownIsExplained() throws IOException {
        String text = Files.readString(maintainer().resolve("errors.md"));
        Set<String> thrown = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(module().resolve("src/main/java"))) {
            for (Path source :
                    sources.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher code = Pattern.compile("\\bCode\\.([A-Z_]+)").matcher(Files.readString(source));
                while (code.find()) {
                    thrown.add(Code.valueOf(code.group(1)).name());
                }
            }
        }
        thrown.removeIf(c -> text.contains("`" + c + "`"));
        assertEquals(Set.of(), thrown);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(maintainer())) {
            return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static Path maintainer() {
        return module().resolve("../docs/maintainer").normalize();
    }

    private static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }
}
