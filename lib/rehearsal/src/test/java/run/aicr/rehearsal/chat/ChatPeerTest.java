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
package run.aicr.rehearsal.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Wire;

class ChatPeerTest {
    @TempDir
    Path folder;

    @Test
    void messagesAreKeptLineByLineAndNonsenseIsRefused() throws IOException {
        try (Rehearsal rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"))) {
            String webhook = rehearsal.addresses().chat().toString();
            Wire.Reply good = Wire.call("POST", webhook, "{ \"text\": \"one\" }");
            assertEquals("200 ok", good.status() + " " + good.text());
            Wire.call("POST", webhook, "{\"text\":\"two\"}");
            Wire.Reply noJson = Wire.call("POST", webhook, "text");
            assertEquals("400 invalid_payload", noJson.status() + " " + noJson.text());
            Wire.Reply noText = Wire.call("POST", webhook, "{}");
            assertEquals("400 no_text", noText.status() + " " + noText.text());
            Wire.Reply elsewhere = Wire.call("POST", webhook + "x", "{\"text\":\"x\"}");
            assertEquals("404 no_service", elsewhere.status() + " " + elsewhere.text());
            assertEquals("{\"text\":\"one\"}\n{\"text\":\"two\"}\n", Files.readString(folder.resolve("chat.jsonl")));
        }
    }
}
