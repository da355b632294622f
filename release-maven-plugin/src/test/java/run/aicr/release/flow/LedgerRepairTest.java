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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.oci.MediaTypes;
import run.aicr.release.SmallRelease;
import run.aicr.release.config.ImageSpec;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.publish.ImageRegistry;
import run.aicr.release.publish.PublicRelease;
import run.aicr.release.status.LedgerRepair;
import run.aicr.release.version.ReleaseId;

/** A release that is public and whose ledger is gone. */
class LedgerRepairTest {
    private static final String LEDGER = "ledger/v1.3.0.jsonl";

    @TempDir
    static Path temp;

    private static Path released;

    @BeforeAll
    static void release() {
        Path template = temp.resolve("template");
        ReleaseScene.makeTemplate(template);
        released = temp.resolve("released");
        try (ReleaseScene scene = ReleaseScene.copyOf(template, released, "v1.3.0")) {
            scene.run().rowsOrThrow();
        }
    }

    private static ReleaseScene withoutLedger(String name) throws IOException {
        SmallRelease.copy(released, temp.resolve(name));
        ReleaseScene scene = ReleaseScene.in(temp.resolve(name), "v1.3.0", "");
        Files.delete(scene.folder().resolve(LEDGER));
        return scene;
    }

    private static LedgerRepair repair(ReleaseScene scene) {
        ReleaseId id = ReleaseIdentity.ofTag(scene.git().open(), "v1.3.0", true);
        LedgerRepair repair = new LedgerRepair(id, scene.release().ledger(id));
        ImageRegistry registry = new ImageRegistry(
                scene.services().registry(),
                scene.release().config().images().stream().map(ImageSpec::name).toList());
        PublicRelease found = PublicRelease.read(
                scene.services().forge(),
                registry,
                "v1.3.0",
                scene.services().signers("v1.3.0"),
                scene.base().resolve("read-back"));
        repair.repair(found, registry);
        return repair;
    }

    @Test
    void nextRunSendsNothingAndMovesNothing() throws IOException {
        try (ReleaseScene scene = withoutLedger("lost")) {
            assertEquals(
                    Code.LEDGER_LOST,
                    assertThrows(ReleaseException.class, scene::run).code());
            SortedMap<String, String> before = scene.publicState();
            assertFalse(repair(scene).isNeeded());
            scene.run().rowsOrThrow();
            assertEquals(before, scene.publicState());
            assertFalse(scene.run().changedSomething());
            assertTrue(
                    Files.readString(scene.folder().resolve(LEDGER)).contains("\"repairedFrom\":\"public release\""));
        }
    }

    @Test
    void foreignImageUnderTheVersionTagIsRefused() throws IOException {
        try (ReleaseScene scene = withoutLedger("foreign")) {
            byte[] foreign = "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8);
            scene.services().registry().putManifest("example/aicr", "v1.3.0", foreign, MediaTypes.INDEX);
            assertEquals(
                    Code.IMAGE_TAG_CONFLICT,
                    assertThrows(ReleaseException.class, () -> repair(scene)).code());
            assertFalse(Files.exists(scene.folder().resolve(LEDGER)));
        }
    }

    @Test
    void changedReleaseIsRefused() throws IOException {
        try (ReleaseScene scene = withoutLedger("changed")) {
            Path notes = scene.folder().resolve("releases/v1.3.0/release-notes.md");
            Files.writeString(notes, Files.readString(notes).replace('N', 'M'));
            assertEquals(
                    Code.VERIFY_FAILED,
                    assertThrows(ReleaseException.class, () -> repair(scene)).code());
            assertFalse(Files.exists(scene.folder().resolve(LEDGER)));
        }
    }
}
