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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.release.ci.CommitStatus;
import run.aicr.release.step.ReleaseRun;

/** What stands at the released commit while the release goes on. */
class CommitStatusTest {
    private static final String TAG = "v1.3.0";

    @TempDir
    static Path template;

    @TempDir
    Path temp;

    @BeforeAll
    static void makeTemplate() {
        ReleaseScene.makeTemplate(template);
    }

    @Test
    void aReleaseIsPendingWhenItBecomesPublicAndSuccessfulInTheEndOnce() throws IOException {
        try (ReleaseScene scene = ReleaseScene.copyOf(template, temp.resolve("scene"), TAG)) {
            scene.run().rowsOrThrow();
            List<String> expected = List.of("pending becoming public", "success released");
            assertEquals(expected, statuses(scene));
            scene.run().rowsOrThrow();
            assertEquals(expected, statuses(scene));
            assertEquals(List.of(), scene.warnings());
        }
    }

    @Test
    void theFirstStateThatFailsIsNamedAndALaterRunPutsItRight() throws IOException {
        try (ReleaseScene scene = ReleaseScene.copyOf(template, temp.resolve("scene"), TAG)) {
            scene.play("chat POST .* 404 x100");
            assertTrue(scene.run().failure().isPresent());
            scene.run();
            assertEquals(List.of("pending becoming public", "failure failed: notified"), statuses(scene));
            scene.restart();
            scene.run().rowsOrThrow();
            assertEquals(
                    List.of("pending becoming public", "failure failed: notified", "success released"),
                    statuses(scene));
        }
    }

    @Test
    void whatFailsBeforeAnythingIsPublicIsShownToo() throws IOException {
        try (ReleaseScene scene = ReleaseScene.copyOf(template, temp.resolve("scene"), TAG)) {
            scene.play("uploads POST .* 403 x100");
            assertTrue(scene.run().failure().isPresent());
            assertEquals(List.of("failure failed: drafted"), statuses(scene));
        }
    }

    @Test
    void aStatusThatCannotBeShownStopsNothing() throws IOException {
        try (ReleaseScene scene = ReleaseScene.copyOf(template, temp.resolve("scene"), TAG)) {
            scene.play("forge POST .*/statuses/.* 403 x100");
            ReleaseRun.Outcome outcome = scene.run();
            assertTrue(outcome.failure().isEmpty(), outcome.toString());
            assertEquals(List.of(), statuses(scene));
            assertEquals(2, scene.warnings().size(), scene.warnings().toString());
            assertTrue(
                    scene.warnings().get(1).contains("'released' is not shown"),
                    scene.warnings().toString());
            scene.play("forge POST .*/statuses/.* cut-after");
            scene.run().rowsOrThrow();
            assertEquals(List.of("success released"), statuses(scene), "a lost answer makes no second status");
        }
    }

    @Test
    void aRecordIsShownByItsDigestOnce() throws IOException {
        try (ReleaseScene scene = ReleaseScene.copyOf(template, temp.resolve("scene"), TAG)) {
            Path record = Files.writeString(temp.resolve("record.json"), "{}");
            for (boolean passing : new boolean[] {false, true, true}) {
                CommitStatus.qualified(scene.services().forge(), scene.id().commit(), record, passing);
            }
            String description = "record sha256:" + Sha256.of("{}").hex();
            assertEquals(
                    List.of("failure " + description, "success " + description),
                    statuses(scene, "aicr-release/qualified"));
        }
    }

    private static List<String> statuses(ReleaseScene scene) throws IOException {
        return statuses(scene, "aicr-release/" + TAG);
    }

    /** State and description, in their order. */
    private static List<String> statuses(ReleaseScene scene, String context) throws IOException {
        Path file = scene.folder().resolve("statuses.jsonl");
        List<String> statuses = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Fields status = Fields.of(
                        JsonReader.read("status", line.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT), "");
                if (status.requiredText("context").equals(context)) {
                    assertEquals(scene.id().commit(), status.requiredText("sha"));
                    statuses.add(status.requiredText("state") + " " + status.requiredText("description"));
                }
            }
        }
        return statuses;
    }
}
