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
package run.aicr.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.rehearsal.registry.Pusher;

class RehearsalTest {
    private static final Setup SETUP = Setup.of("NVIDIA/aicr");
    private static final String REPOSITORY = "nvidia/aicr";

    @TempDir
    Path temporary;

    @Test
    void startingMakesNothing() {
        Path folder = temporary.resolve("none");
        try (Rehearsal rehearsal = Rehearsal.start(folder, SETUP)) {
            Wire.call("GET", rehearsal.addresses().forgeApi() + "/repos/NVIDIA/aicr/releases", "");
            Wire.call("GET", rehearsal.addresses().registry() + "/v2/", "");
            assertFalse(Files.exists(rehearsal.addresses().tap()));
        }
        assertFalse(Files.exists(folder));
    }

    @Test
    void stateIsThereAgainAndReadingChangesNoFile() throws IOException {
        String manifest;
        try (Rehearsal rehearsal = Rehearsal.start(temporary, SETUP)) {
            Pusher pusher = new Pusher(rehearsal, REPOSITORY);
            manifest = pusher.image(REPOSITORY, "v1", "one");
            pusher.image(REPOSITORY, "", "two");
            Wire.call("POST", rehearsal.addresses().chat().toString(), "{\"text\":\"hello\"}");
            rehearsal.tap();
        }
        SortedMap<String, String> before = FolderState.of(temporary);
        try (Rehearsal again = Rehearsal.start(temporary, SETUP)) {
            Pusher pusher = new Pusher(again, REPOSITORY);
            assertEquals(
                    manifest,
                    pusher.call("GET", "/v2/" + REPOSITORY + "/manifests/v1", "")
                            .text());
            assertEquals(
                    200,
                    Wire.call("GET", again.addresses().forgeApi() + "/repos/NVIDIA/aicr/releases", "")
                            .status());
            again.tap();
        }
        assertEquals(before, FolderState.of(temporary));
    }

    @Test
    void twoProcessesSeeWhatTheOtherReceived() {
        try (Rehearsal one = Rehearsal.start(temporary, SETUP);
                Rehearsal two = Rehearsal.start(temporary, SETUP)) {
            new Pusher(one, REPOSITORY).image(REPOSITORY, "v1", "one");
            new Pusher(two, REPOSITORY).image(REPOSITORY, "v2", "two");
            Wire.Reply tags = new Pusher(one, REPOSITORY).call("GET", "/v2/" + REPOSITORY + "/tags/list", "");
            assertEquals(java.util.List.of("v1", "v2"), tags.json().texts("tags"));
        }
    }

    @Test
    void credentialsAreNewWithEachStartAndNotShown() {
        try (Rehearsal one = Rehearsal.start(temporary, SETUP);
                Rehearsal two = Rehearsal.start(temporary, SETUP)) {
            Tokens tokens = one.addresses().tokens();
            assertFalse(tokens.forgeToken().equals(two.addresses().tokens().forgeToken()));
            String shown = one.addresses().toString() + tokens;
            assertFalse(shown.contains(tokens.forgeToken()));
            assertFalse(shown.contains(tokens.registryToken()));
            assertFalse(shown.contains(one.addresses().tokenRequestToken()));
        }
    }

    @Test
    void scriptedFaultsHappenAndCallsAreListed() throws IOException {
        try (Rehearsal rehearsal = Rehearsal.start(temporary, SETUP)) {
            String chat = rehearsal.addresses().chat().toString();
            byte[] body = "{\"text\":\"hello\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            rehearsal
                    .script()
                    .add("chat POST .* 429 retry-after=1; chat POST .* cut-before from=2; chat cut-after from=3");
            Wire.Reply limited = Wire.call("POST", chat, body);
            assertEquals(429, limited.status());
            assertEquals("1", limited.header("Retry-After"));
            assertThrows(IOException.class, () -> Wire.tryCall("POST", chat, body));
            assertFalse(Files.exists(temporary.resolve("chat.jsonl")));
            assertThrows(IOException.class, () -> Wire.tryCall("POST", chat, body));
            assertEquals("{\"text\":\"hello\"}\n", Files.readString(temporary.resolve("chat.jsonl")));
            assertEquals(200, Wire.call("POST", chat, body).status());
            assertEquals(
                    "[chat POST /services/*** 429, chat POST /services/*** 0, chat POST /services/*** 0,"
                            + " chat POST /services/*** 200]",
                    rehearsal.script().calls().toString());
        }
    }

    @Test
    void answersCanBeBrokenOnTheWay() throws IOException {
        try (Rehearsal rehearsal = Rehearsal.start(temporary, SETUP)) {
            Pusher pusher = new Pusher(rehearsal, REPOSITORY);
            String manifest = pusher.image(REPOSITORY, "v1", "one");
            String path = "/v2/" + REPOSITORY + "/manifests/v1";
            rehearsal.script().add("registry GET .* corrupt; registry GET .* wrong-digest from=2");
            rehearsal.script().add("registry GET .* cut-answer from=3; registry PUT .* corrupt-upload");
            assertFalse(manifest.equals(pusher.call("GET", path, "").text()));
            assertTrue(
                    pusher.call("GET", path, "").header("Docker-Content-Digest").endsWith("0000"));
            assertThrows(IOException.class, () -> Wire.tryCall("GET", pusher.uri(path), new byte[0], pusher.with()));
            assertEquals(
                    400,
                    pusher.manifest(
                                    REPOSITORY,
                                    run.aicr.digest.Sha256.of(manifest).prefixed(),
                                    manifest)
                            .status());
        }
    }

    @Test
    void tapAndPagesAreBareRepositories() throws IOException {
        try (Rehearsal rehearsal = Rehearsal.start(temporary, SETUP)) {
            assertEquals(temporary.toAbsolutePath().resolve("tap.git"), rehearsal.tap());
            assertEquals(
                    "ref: refs/heads/main\n", Files.readString(rehearsal.tap().resolve("HEAD")));
            assertTrue(Files.isDirectory(rehearsal.pages().resolve("objects")));
        }
    }
}
