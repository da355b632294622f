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
package run.aicr.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.changelog.ReleaseNotes;

class DraftBodyTest {
    private static final String LAST = ReleaseNotes.LAST_LINE + "https://example.com/compare/v1...v2\n";

    @TempDir
    private Path assets;

    @BeforeEach
    void writeIndex() throws IOException {
        Files.writeString(
                assets.resolve("release.json"),
                "{\"assets\":[{\"name\":\"a.tar.gz\",\"sha256\":\"" + "ab".repeat(32) + "\"}]}");
    }

    private String body(String notes) throws IOException {
        Files.writeString(assets.resolve("release-notes.md"), notes);
        return DraftBody.of(assets, "p.sigstore.json");
    }

    @Test
    void tableOfAssetsStandsBeforeTheLastLine() throws IOException {
        assertEquals(
                "Notes.\n"
                        + "\n## Supply chain\n\n`p.sigstore.json` signs where each of these files comes from.\n\n"
                        + "| Asset | Digest |\n|-------|--------|\n"
                        + "| a.tar.gz | `sha256:" + "ab".repeat(32) + "` |\n"
                        + LAST,
                body("Notes.\n" + LAST));
    }

    @Test
    void notesStayAsTheyAreWithoutThatLineOrWithoutRoom() throws IOException {
        assertEquals("Notes.\n", body("Notes.\n"));
        String almostFull = "x".repeat(124_900) + LAST;
        assertEquals(almostFull, body(almostFull));
    }
}
