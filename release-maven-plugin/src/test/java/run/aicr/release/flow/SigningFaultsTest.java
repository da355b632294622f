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
import java.util.Map;
import java.util.TreeMap;
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

    /** Entries of the log by name, with the digest of the payload that was signed. */
    private static Map<String, String> log(ReleaseScene scene) throws IOException {
        Map<String, String> payloads = new TreeMap<>();
        try (var files = Files.list(scene.folder().resolve("log"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("\\d+\\.json"))
                    .toList()) {
                Fields entry = Fields.of(
                        JsonReader.read(file.toString(), Files.readAllBytes(file), Limits.CATALOGUE_FILE), "");
                byte[] body = Base64.getDecoder().decode(entry.requiredText("body"));
                Fields spec = Fields.of(JsonReader.read("body", body, Limits.CATALOGUE_FILE), "")
                        .fields("spec")
                        .orElseThrow();
                payloads.put(
                        file.getFileName().toString(),
                        spec.fields("payloadHash").orElseThrow().requiredText("value"));
            }
        }
        return payloads;
    }

    /** How many entries there are more; each must be about another statement. The candidate's stay out of it. */
    private static int signedSince(Map<String, String> before, ReleaseScene scene) throws IOException {
        Map<String, String> now = log(scene);
        now.keySet().removeAll(before.keySet());
        assertEquals(now.size(), new HashSet<>(now.values()).size(), "every statement is in the log once");
        return now.size();
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
            Map<String, String> before = log(scene);
            scene.play(fault);

            scene.run().rowsOrThrow();

            assertTrue(scene.isPublic());
            assertTrue(signedSince(before, scene) > 0);
        }
    }

    @Test
    void whatWasSignedBeforeAStopIsNotSignedAgain() throws IOException {
        try (ReleaseScene scene = scene("stopped")) {
            Map<String, String> before = log(scene);
            scene.play("log POST .* outage from=6");
            assertThrows(
                    RuntimeException.class,
                    () -> scene.run("attested", FailAt.NOWHERE).rowsOrThrow());
            assertFalse(scene.isPublic());
            int signed = signedSince(before, scene);
            assertTrue(signed > 0, "some statements were signed");
            scene.restart();

            scene.run().rowsOrThrow();

            assertTrue(scene.isPublic());
            assertTrue(signedSince(before, scene) > signed);
        }
    }
}
