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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.forge.Forge;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.work.Tree;

/** What a run finds that an earlier one, or somebody else, left behind. */
class FoundAgainTest {
    @TempDir
    static Path temp;

    private static Path template;

    @BeforeAll
    static void make() {
        template = temp.resolve("template");
        ReleaseScene.makeTemplate(template);
    }

    @Test
    void publicReleaseWhoseWorkFolderIsGoneIsTakenAsItIs() throws IOException {
        try (ReleaseScene scene = ReleaseScene.copyOf(template, temp.resolve("gone"), "v1.3.0")) {
            scene.run().rowsOrThrow();
            SortedMap<String, String> before = scene.publicState();
            Tree.delete(scene.base().resolve("work"));
            ReleaseRun.Outcome again = scene.run();
            again.rowsOrThrow();
            assertEquals(before, scene.publicState());
            assertFalse(scene.run().changedSomething());
        }
    }

    @Test
    void ofTwoDraftsTheOneOfTheLedgerStays() throws Exception {
        try (ReleaseScene scene = ReleaseScene.copyOf(template, temp.resolve("drafts"), "v1.3.0")) {
            scene.run("drafted", FailAt.NOWHERE).rowsOrThrow();
            Forge forge = scene.services().forge();
            long known = forge.drafts("v1.3.0").get(0).id();
            postDraft(scene);
            assertEquals(2, forge.drafts("v1.3.0").size());
            scene.run().rowsOrThrow();
            assertEquals(known, forge.published("v1.3.0").orElseThrow().id());
            assertEquals(0, forge.drafts("v1.3.0").size());
        }
    }

    /** Our client never makes a second draft, so this is another one. */
    private static void postDraft(ReleaseScene scene) throws IOException, InterruptedException {
        ForgeEndpoint at = scene.services().at().forge();
        HttpRequest post = HttpRequest.newBuilder(URI.create(at.api() + "/repos/example/demo/releases"))
                .header("Authorization", "Bearer " + at.token().value())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"tag_name\":\"v1.3.0\",\"name\":\"by hand\",\"draft\":true}"))
                .build();
        assertEquals(
                201,
                HttpClient.newHttpClient()
                        .send(post, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
    }
}
