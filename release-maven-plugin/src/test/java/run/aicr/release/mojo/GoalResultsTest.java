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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.error.Code;

class GoalResultsTest {
    @TempDir
    Path root;

    /** All goals that there are: the classes next to the base class. */
    static List<Class<?>> goals() throws IOException, URISyntaxException {
        Path classes = Path.of(ReleaseMojo.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String folder = ReleaseMojo.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(classes.resolve(folder))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith("Mojo.class"))
                    .sorted()
                    .<Class<?>>map(f -> load(f.substring(0, f.length() - ".class".length())))
                    .filter(c -> ReleaseMojo.class.isAssignableFrom(c) && !Modifier.isAbstract(c.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(ReleaseMojo.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("goals")
    void everyGoalWritesItsResultOnFailureToo(Class<? extends ReleaseMojo> type) throws Exception {
        ReleaseMojo goal = type.getDeclaredConstructor().newInstance();
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setMultiModuleProjectDirectory(root.toFile());
        request.setUserProperties(new Properties());
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of());
        Path file = root.resolve("out/result.json");
        set(goal, "session", session);
        set(goal, "json", file.toString());
        set(goal, "target", "nowhere");
        MojoFailureException refusal = assertThrows(MojoFailureException.class, goal::execute);
        Fields result = Fields.of(JsonReader.read("result", Files.readAllBytes(file), Limits.DOCUMENT), "");
        assertEquals(type.getSimpleName(), result.requiredText("goal"));
        assertEquals("error", result.requiredText("outcome"));
        Fields error = result.fields("error").orElseThrow();
        Code code = Code.valueOf(error.requiredText("code"));
        assertTrue(refusal.getMessage().startsWith("[" + code + "] "), refusal.getMessage());
        assertFalse(error.requiredText("message").isBlank());
        assertTrue(error.mapping().entries().keySet().containsAll(List.of("hint", "paths")));
        try (Stream<Path> made = Files.list(root)) {
            assertEquals(List.of(root.resolve("out")), made.toList());
        }
    }

    private static void set(ReleaseMojo goal, String field, Object value) throws Exception {
        Field found = ReleaseMojo.class.getDeclaredField(field);
        found.setAccessible(true);
        found.set(goal, value);
    }
}
