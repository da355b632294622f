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
package run.aicr.release.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.release.FinishedRelease;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.version.ReleaseId;

@ExtendWith(FinishedRelease.Extension.class)
class RehearsalServicesTest {
    private static final String IMAGE = "ghcr.io/example/aicr:v1.2.3";

    @TempDir
    Path folder;

    @Test
    void rehearsalBeforeTheTagMakesRoomAndThatOfATagStays(FinishedRelease finished) throws IOException {
        ReleaseConfig config = finished.release().config();
        ReleaseId tagged = finished.id();
        rehearsed("");
        assertTrue(RehearsalServices.forgetSuperseded(folder, tagged, config));
        assertFalse(Files.exists(folder.resolve("releases/v1.2.3")));
        assertTrue(Files.exists(folder.resolve("releases/v1.2.2")));
        assertTrue(Layout.open(folder.resolve("registry")).find(IMAGE).isEmpty());

        rehearsed("0".repeat(40));
        assertFalse(RehearsalServices.forgetSuperseded(folder, tagged, config));
        assertTrue(Files.exists(folder.resolve("releases/v1.2.3")));
        assertEquals(1, Layout.open(folder.resolve("registry")).entries().size());
    }

    private void rehearsed(String tagObject) throws IOException {
        Files.createDirectories(folder.resolve("releases/v1.2.3"));
        Files.createDirectories(folder.resolve("releases/v1.2.2"));
        Files.createDirectories(folder.resolve("ledger"));
        Files.writeString(
                folder.resolve("ledger/v1.2.3.jsonl"),
                "{\"schema\":\"aicr.run/ledger/v1\",\"tag\":\"v1.2.3\",\"tagObject\":\"" + tagObject
                        + "\",\"commit\":\"c\",\"kind\":\"stable\"}\n");
        Layout registry = Layout.create(folder.resolve("registry"));
        byte[] index = "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8);
        registry.tag(registry.put(MediaTypes.INDEX, index), IMAGE);
    }
}
