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
package run.aicr.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.criteria.Criteria;
import run.aicr.criteria.Dimension;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.recipe.RecipeResolver;

/** Damaged files of external data end in a catalogue or in one sentence, never in another exception. */
class ExternalDataPropertiesTest {
    private static final int TRIES = 3_000;
    private static final List<String> PIECES = List.of(
            "\n",
            "  ",
            "- ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "<<: ",
            "|",
            ">",
            "'",
            "\"",
            "#",
            "null",
            "~",
            "0x",
            "1e9",
            "\u0000",
            "\u00e9",
            "!!str ",
            "---\n",
            "...\n",
            "spec",
            "criteria",
            "nodes: -1",
            "base: k",
            "name: deployer");

    @TempDir
    private Path folder;

    @Test
    void damagedFilesGiveOneSentence() throws IOException {
        SmallTree tree = new SmallTree(Files.createDirectories(folder.resolve("embedded")));
        Catalog embedded = CatalogIndex.open(CatalogIndex.write(tree.read()), path -> Optional.empty());
        Path data = Files.createDirectories(folder.resolve("data"));
        new SmallTree(Files.createDirectories(folder.resolve("sound")))
                .leaf("k", """
                          base: k2
                          mixins: [m]
                          constraints: [{name: K8s.server.version, value: ">= 1.30", severity: warning}]
                          componentRefs: [{name: core, overrides: {a: {b: [1, 2.5, true]}}, dependencyRefs: [kustom]}]
                          validation: {deployment: {timeout: 5m, checks: [a], nodeSelection: {maxNodes: 2}}}
                        """)
                .leaf("k2", "")
                .mixin("m", "  constraints: [{name: OS.release.ID, value: x}]\n");
        Random random = new Random(20261124);
        List<String> paths = List.of("registry.yaml", "overlays/k.yaml", "overlays/k2.yaml", "mixins/m.yaml");
        for (int i = 0; i < TRIES; i++) {
            for (String path : paths) {
                Path target = data.resolve(path);
                Files.createDirectories(target.getParent());
                Files.copy(folder.resolve("sound").resolve(path), target, StandardCopyOption.REPLACE_EXISTING);
            }
            Path victim = data.resolve(paths.get(random.nextInt(paths.size())));
            String damaged = damaged(Files.readString(victim), random);
            Files.writeString(victim, damaged, StandardCharsets.UTF_8);
            try {
                Catalog catalog = ExternalData.open(data, embedded).catalog();
                new RecipeResolver(catalog).resolve(Criteria.OPEN.with(Dimension.PLATFORM, "k"));
            } catch (AicrException e) {
                assertFalse(e.sentence().contains("\n"), () -> e.getMessage() + " from " + damaged);
                if (e.errorClass() != ErrorClass.NOT_FOUND && e.errorClass() != ErrorClass.INTERNAL) {
                    assertEquals(ErrorClass.INVALID_REQUEST, e.errorClass(), damaged);
                }
            }
        }
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(damaged.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> damaged.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(12)));
                default ->
                    damaged.insert(at, damaged.substring(at, Math.min(damaged.length(), at + random.nextInt(40))));
            }
        }
        return damaged.toString();
    }
}
