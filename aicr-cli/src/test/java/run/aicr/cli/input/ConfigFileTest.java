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
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.aicr.config.AicrConfig;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;

class ConfigFileTest {
    private static final String YAML =
            "kind: AICRConfig\napiVersion: aicr.run/v1alpha2\nspec: {recipe: {output: {path: r.yaml}}}\n";
    private static final String JSON = "{\"kind\": \"AICRConfig\", \"apiVersion\": \"aicr.run/v1alpha2\","
            + " \"spec\": {\"recipe\": {\"output\": {\"path\": \"r.yaml\"}}}}";

    @TempDir
    private Path folder;

    private AicrConfig load(String argument) {
        return ConfigFile.load(argument, Sessions.in(folder, ""));
    }

    private AicrException refused(ErrorClass errorClass, String argument) {
        AicrException e = assertThrows(AicrException.class, () -> load(argument));
        assertEquals(errorClass, e.errorClass(), e.getMessage());
        return e;
    }

    private static void assertRead(AicrConfig config) {
        assertEquals("r.yaml", config.recipe().orElseThrow().output().path().orElseThrow());
    }

    @Test
    void yamlAndJsonGiveTheSame() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), YAML);
        Files.writeString(folder.resolve("c.JSON"), JSON);
        assertRead(load("c.yaml"));
        assertEquals(load("c.yaml"), load("c.JSON"));
        assertRead(ConfigFile.load("-", Sessions.in(folder, YAML)));
        assertRead(ConfigFile.load("-", Sessions.in(folder, JSON)));
    }

    @ParameterizedTest
    @CsvSource({
        "/c.json?v=1.yaml,200 OK,true",
        "/c?name=.json,201 Created,false",
        "/c.yaml,203 Non-Authoritative,false",
    })
    void aUrlGivesAConfigurationWithAnyGoodStatus(String path, String status, boolean json) throws IOException {
        try (OnePageServer server = new OnePageServer()) {
            server.answer(status, "text/plain", json ? JSON : YAML);
            assertRead(load(server.address() + path));
            server.answer("500 Oops", "text/plain", YAML);
            refused(ErrorClass.SERVICE_UNAVAILABLE, server.address() + path);
        }
    }

    @ParameterizedTest
    @CsvSource({"cm://ns/cfg,cm://", "file:///etc/c.yaml,file://"})
    void otherSchemesAreRefusedByName(String argument, String scheme) {
        assertTrue(refused(ErrorClass.INVALID_REQUEST, argument).sentence().contains(scheme));
    }

    @Test
    void whatCannotBeParsedNamesTheSourceAndThePlace() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), YAML + "---\nkind: AICRConfig\n");
        assertEquals(
                "[INVALID_REQUEST] failed to parse config from \"two.yaml\": [INVALID_REQUEST] two.yaml:5:1:"
                        + " expected one YAML document, found another",
                refused(ErrorClass.INVALID_REQUEST, "two.yaml").getMessage());
        Files.writeString(folder.resolve("two.json"), JSON + "{}");
        assertTrue(refused(ErrorClass.INVALID_REQUEST, "two.json").getMessage().contains("two.json:1:"));
        Files.writeString(folder.resolve("unknown.yaml"), YAML.replace("output", "outputs"));
        String message = refused(ErrorClass.INVALID_REQUEST, "unknown.yaml").getMessage();
        assertTrue(
                message.contains("failed to parse config from \"unknown.yaml\": [INVALID_REQUEST] unknown.yaml:3:26:"
                        + " unknown key 'spec.recipe.outputs'; did you mean \"output\"?"),
                message);
    }

    @Test
    void missingFoldersAndLargeFilesAreRefused() throws IOException {
        refused(ErrorClass.NOT_FOUND, "none.yaml");
        refused(ErrorClass.INVALID_REQUEST, ".");
        Files.writeString(folder.resolve("f"), "");
        refused(ErrorClass.INVALID_REQUEST, "f/c.yaml");
        refused(ErrorClass.INVALID_REQUEST, "f");
        Files.writeString(folder.resolve("big.yaml"), "#".repeat(1_100_000));
        assertTrue(refused(ErrorClass.INVALID_REQUEST, "big.yaml").sentence().contains("1048576"));
    }
}
