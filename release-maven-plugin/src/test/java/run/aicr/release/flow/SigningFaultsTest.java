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
package run.aicr.release.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.step.FailAt;

/**
 * Faults of the signing services: a following run finishes, and the log has one entry for each statement (spec release
 * §2.6, F-62). Signatures differ each time, so these faults are not in the table of {@link FaultTableTest}.
 */
class SigningFaultsTest {
    private static final String TAG = "v1.3.0";

    @TempDir
    private static Path temp;

    private static Path template;

    @BeforeAll
    static void begin() {
        template = temp.resolve("template");
        ReleaseScene.makeTemplate(template);
    }

    private static ReleaseScene scene(String name) {
        return ReleaseScene.copyOf(template, temp.resolve(name), TAG);
    }

    /** Digests of the signed payloads that the log has entries of; each entry must be of another one. */
    private static int statementsInTheLog(ReleaseScene scene) throws IOException {
        Set<String> payloads = new HashSet<>();
        int entries = 0;
        try (var files = Files.list(scene.folder().resolve("log"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("\\d+\\.json"))
                    .toList()) {
                Fields entry = Fields.of(
                        JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE), "");
                byte[] body = Base64.getDecoder().decode(entry.requiredText("body"));
                Fields spec = Fields.of(JsonReader.read("body", body, Limits.CATALOGUE_FILE), "")
                        .fields("spec")
                        .orElseThrow();
                payloads.add(
                        spec.fields("payloadHash").orElseThrow().requiredText("value"));
                entries++;
            }
        }
        assertEquals(payloads.size(), entries, "every statement is in the log once");
        return entries;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oidc GET .* 502 x2",
                "fulcio POST .* 502 x2",
                "fulcio POST .* cut-after x1",
                "timestamp POST .* 429 x1 retry-after=1",
                "log POST .* 502 x2",
                "log POST .* cut-after x3"
            })
    void aFaultThatPassesIsSurvived(String fault) throws IOException {
        try (ReleaseScene scene = scene("passing-" + fault.hashCode())) {
            int before = statementsInTheLog(scene);
            scene.play(fault);

            scene.run().rowsOrThrow();

            assertTrue(scene.isPublic());
            assertTrue(statementsInTheLog(scene) > before);
        }
    }

    @Test
    void whatWasSignedBeforeAStopIsNotSignedAgain() throws IOException {
        try (ReleaseScene scene = scene("stopped")) {
            int before = statementsInTheLog(scene);
            scene.play("log POST .* outage from=6");
            assertThrows(RuntimeException.class, () -> scene.run("attested", FailAt.NOWHERE).rowsOrThrow());
            assertFalse(scene.isPublic());
            int signed = statementsInTheLog(scene) - before;
            assertTrue(signed > 0, "some statements were signed");
            scene.restart();

            scene.run().rowsOrThrow();

            assertTrue(scene.isPublic());
            assertTrue(statementsInTheLog(scene) - before > signed);
        }
    }
}
