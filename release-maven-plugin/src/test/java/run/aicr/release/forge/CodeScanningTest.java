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
package run.aicr.release.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.JsonWriter;
import run.aicr.document.Limits;
import run.aicr.error.AicrException;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.script.Call;
import run.aicr.release.StillClock;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.scan.Sarif;
import run.aicr.release.scan.VulnerabilityPolicy;

/** Scan results against the stand-in of the forge. */
class CodeScanningTest {
    private static final String COMMIT = "c".repeat(40);
    private static final String MAIN = "refs/heads/main";

    /** What the goal {@code scan} writes when nothing is found. */
    private static final byte[] RESULTS =
            Sarif.of(new VulnerabilityPolicy.Verdict(List.of(), List.of(), List.of(), List.of()));

    @TempDir
    Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder, Setup.of("example/demo"));
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private CodeScanning withToken(String token) {
        Addresses at = rehearsal.addresses();
        return new CodeScanning(
                new ForgeEndpoint(at.forgeApi(), at.forgeUploads(), at.forgeWeb(), new Secret(token)),
                "example/demo",
                new StillClock().caller());
    }

    private CodeScanning scanning() {
        return withToken(rehearsal.addresses().tokens().forgeToken());
    }

    @Test
    void resultsArriveAsTheyAreAndAreWaitedFor() throws IOException {
        rehearsal.script().add("forge POST .*/code-scanning/sarifs 502");
        String id = scanning().upload(COMMIT, MAIN, RESULTS);
        Path file = folder.resolve("code-scanning").resolve(id + ".json");
        Fields kept = Fields.of(JsonReader.read("kept", Files.readAllBytes(file), Limits.DOCUMENT), "");
        assertEquals(List.of(COMMIT, MAIN), List.of(kept.requiredText("commit_sha"), kept.requiredText("ref")));
        assertEquals(
                new String(RESULTS, StandardCharsets.UTF_8),
                new String(JsonWriter.indented(kept.node("sarif").orElseThrow()), StandardCharsets.UTF_8));
        long asked = rehearsal.script().calls().stream()
                .map(Call::toString)
                .filter(c -> c.contains("/code-scanning/sarifs/" + id))
                .count();
        assertEquals(2, asked, "pending, then complete");
    }

    @Test
    void whatTheForgeCannotReadIsRefusedInItsWords() {
        byte[] noRuns = "{\"version\": \"2.0.0\", \"runs\": []}".getBytes(StandardCharsets.UTF_8);
        String said = refusal(() -> scanning().upload(COMMIT, MAIN, noRuns), Code.SARIF_REFUSED);
        assertTrue(said.contains("version must be 2.1.0; between 1 and 20 runs"), said);
        refusal(() -> scanning().upload(COMMIT, MAIN, new byte[] {'{'}), Code.SARIF_REFUSED);
        refusal(() -> scanning().upload(COMMIT, "main", RESULTS), Code.SARIF_REFUSED);
        refusal(() -> withToken("other").upload(COMMIT, MAIN, RESULTS), Code.AUTH_FAILED);
    }

    @Test
    void tooMuchIsRefusedBeforeItIsSent() {
        byte[] noise = new byte[CodeScanning.MAX_PACKED + 1024];
        new Random(1).nextBytes(noise);
        refusal(() -> scanning().upload(COMMIT, MAIN, noise), Code.SARIF_REFUSED);
        assertEquals(List.of(), rehearsal.script().calls());
    }

    @Test
    void aForgeThatNeverEndsReadingIsNotWaitedForForever() {
        rehearsal.script().add("forge GET .*/code-scanning/sarifs/.* 503 x1000");
        assertThrows(AicrException.class, () -> scanning().upload(COMMIT, MAIN, RESULTS));
    }

    private static String refusal(Runnable upload, Code code) {
        ReleaseException refused = assertThrows(ReleaseException.class, upload::run);
        assertEquals(code, refused.code(), refused.sentence());
        return refused.sentence();
    }
}
