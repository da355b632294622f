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
package run.aicr.release.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the programs of this repository really carry can be compared. */
class SurfaceTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("..")
            .normalize();

    @Test
    void theListOfCommandsOfTheProgramIsRead() throws IOException {
        Surface commands = Surface.ofCommands(
                Files.readAllBytes(ROOT.resolve("aicr-cli/src/main/resources/META-INF/aicr/commands.txt")));
        Map<String, String> bundle = commands.groups().get("aicr bundle");
        assertEquals(List.of("command", "boolean"), List.of(bundle.get(""), bundle.get("--attest")));
        assertTrue(commands.groups().containsKey("aicr recipe list"), commands.toString());
        assertEquals(List.of(), commands.changesTo(commands));
    }

    @Test
    void theDocumentOfTheServerIsRead() throws IOException {
        Surface api = Surface.ofApi(
                Files.readAllBytes(ROOT.resolve("aicrd/src/main/resources/run/aicr/server/openapi/openapi.yaml")));
        Map<String, String> recipe = api.groups().get("GET /v1/recipe");
        assertTrue(recipe.containsKey("query service"), recipe.toString());
        assertTrue(recipe.get("query service").contains("\"eks\""), recipe.toString());
        assertTrue(
                api.groups().containsKey("POST /v1/bundle"),
                api.groups().keySet().toString());
        assertEquals(List.of(), api.changesTo(api));
    }

    @Test
    void documentsWithNothingInThemAreEmpty() {
        assertEquals(Map.of(), Surface.ofCommands(new byte[0]).groups());
        assertEquals(
                Map.of(), Surface.ofApi("{}\n".getBytes(StandardCharsets.UTF_8)).groups());
    }
}
