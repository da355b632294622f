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
package run.aicr.snapshot;

import java.nio.charset.StandardCharsets;
import run.aicr.document.JsonReader;
import run.aicr.document.Limits;
import run.aicr.document.YamlReader;

/** Snapshots written down in a test. */
final class Documents {
    private Documents() {}

    static Snapshot yaml(String text) {
        return Snapshot.read(YamlReader.read("s.yaml", text.getBytes(StandardCharsets.UTF_8), Limits.SNAPSHOT));
    }

    static Snapshot json(String text) {
        return Snapshot.read(JsonReader.read("s.json", text.getBytes(StandardCharsets.UTF_8), Limits.SNAPSHOT));
    }

    /** One measurement with one group. */
    static Snapshot one(String type, String subtype, String data) {
        return yaml(
                "measurements: [{type: " + type + ", subtypes: [{subtype: " + subtype + ", data: {" + data + "}}]}]");
    }
}
