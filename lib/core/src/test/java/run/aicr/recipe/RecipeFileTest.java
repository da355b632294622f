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
package run.aicr.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.catalog.SmallTree;
import run.aicr.document.Limits;
import run.aicr.document.Mapping;
import run.aicr.document.YamlReader;
import run.aicr.document.YamlWriter;
import run.aicr.error.AicrException;

class RecipeFileTest {
    private static final String WRITTEN = """
            apiVersion: aicr.run/v1alpha2
            componentRefs:
              - chart: a
                name: a
                source: https://c.example.com
                type: helm
                version: v1
            criteria:
              service: eks
              nodes: 3
            kind: RecipeResult
            metadata:
              appliedOverlays:
                - base
              constraintWarnings:
                - {overlay: o, constraint: c, expected: e, reason: r}
              excludedOverlays:
                - {name: o, reason: r}
              version: v9
            """;

    @TempDir
    private Path folder;

    private RecipeFile read(String yaml) {
        Mapping document = (Mapping) YamlReader.read("r", yaml.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
        return RecipeFile.read(document, "r.yaml", new SmallTree(folder).read(), "dev");
    }

    private String fault(String yaml) {
        return assertThrows(AicrException.class, () -> read(yaml)).sentence();
    }

    @Test
    void aWrittenRecipeIsReadAsItStands() {
        RecipeFile file = read(WRITTEN);
        assertEquals("v9", file.version());
        assertEquals("eks", file.recipe().criteria().service());
        assertEquals(3, file.recipe().criteria().nodes());
        assertEquals("Helm", file.recipe().componentRefs().get(0).type());
        String again = new String(YamlWriter.write(file.recipe().toNode("v9")), StandardCharsets.UTF_8);
        assertTrue(again.contains("- name: o"), again);
        assertTrue(again.contains("overlay: o"), again);
    }

    @Test
    void otherKindsAndVersionsAreRefused() {
        assertTrue(
                fault(WRITTEN.replace("kind: RecipeResult", "kind: Snapshot")).contains("kind \"Snapshot\""));
        assertTrue(fault(WRITTEN.replace("v1alpha2", "v1")).contains("does not support"));
        assertTrue(fault("kind: RecipeMetadata\nspec: {}\n").contains("no criteria"));
        assertTrue(fault(WRITTEN.replace("name: a\n", "name: deployer\n")).contains("reserved"));
        assertTrue(fault(WRITTEN.replace("version: v1\n", "path: p\n")).contains("Kustomize field"));
    }
}
