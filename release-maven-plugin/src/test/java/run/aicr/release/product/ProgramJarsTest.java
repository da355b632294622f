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
package run.aicr.release.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.Program;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class ProgramJarsTest {
    @TempDir
    Path temp;

    @Test
    void exactlyTheJarsOfTheBillOfMaterialsAreShipped() throws IOException {
        SmallRelease release = SmallRelease.in(temp);
        Path target = release.root().resolve("tool/target");
        Program tool = release.config().program("tool");
        assertEquals(
                List.of(target.resolve("libs/org.example.greeting-1.0.jar"), target.resolve("tool-1.jar")),
                List.copyOf(ProgramJars.of(release.root(), tool).values()));

        Files.delete(target.resolve("libs/org.example.greeting-1.0.jar"));
        ReleaseException e = assertThrows(ReleaseException.class, () -> ProgramJars.of(release.root(), tool));
        assertEquals(Code.MISSING_ARTIFACT, e.code());
        assertTrue(e.sentence().contains("org.example.greeting-1.0.jar"), e.sentence());

        Files.delete(target.resolve("bom.json"));
        e = assertThrows(ReleaseException.class, () -> ProgramJars.of(release.root(), tool));
        assertEquals(Code.MISSING_ARTIFACT, e.code());
        assertTrue(e.sentence().contains("bom.json"), e.sentence());
    }
}
