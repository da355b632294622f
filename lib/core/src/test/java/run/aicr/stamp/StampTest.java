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
package run.aicr.stamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
    @TempDir
    private Path folder;

    private Stamp.Reading readingOf(String json) throws IOException {
        Files.writeString(folder.resolve(Stamp.FILE_NAME), json);
        return Stamp.read(folder.toString());
    }

    @Test
    void aFolderWithoutStampGivesUnknownWithoutWarning() {
        assertEquals(new Stamp.Reading(Stamp.UNKNOWN, ""), Stamp.read(folder.toString()));
    }

    @Test
    void allFieldsAreRead() throws IOException {
        Stamp.Reading reading = readingOf("""
                {
                  "schema": "aicr.run/stamp/v1",
                  "version": "1.3.0-rc2",
                  "commit": "0123456789abcdef0123456789abcdef01234567",
                  "date": "2026-01-02T03:04:05Z",
                  "tag": "v1.3.0-rc2",
                  "payload": {"aicr_linux_amd64": "sha256:00"},
                  "rehearsal": true
                }
                """);
        assertEquals("", reading.warning());
        assertEquals(
                new Stamp("1.3.0-rc2", "0123456789abcdef0123456789abcdef01234567", "2026-01-02T03:04:05Z", true),
                reading.stamp());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"schema\": \"aicr.run/stamp/v2\", \"version\": \"1\", \"commit\": \"c\", \"date\": \"d\"}",
                "{\"schema\": \"aicr.run/stamp/v1\", \"version\": \"1\", \"commit\": \"c\"}",
                "{\"schema\": \"aicr.run/stamp/v1\", \"version\": 1, \"commit\": \"c\", \"date\": \"d\"}",
                "{\"schema\": \"aicr.run/stamp/v1\", \"schema\": \"aicr.run/stamp/v1\"}",
                "{\"schema\": \"aicr.run/stamp/v1\", \"version\": \"1\", \"commit\": \"c\", \"date\": \"d\"} x",
                "{\"schema\": \"a\\nb\"}",
                "{\"payload\": {\"a\": {}}}",
            })
    void aBrokenStampGivesUnknownWithAWarningThatNamesTheFile(String json) throws IOException {
        Stamp.Reading reading = readingOf(json);
        assertEquals(Stamp.UNKNOWN, reading.stamp());
        assertTrue(reading.warning().contains(folder.resolve(Stamp.FILE_NAME).toString()), reading.warning());
    }

    @Test
    void aFolderInPlaceOfTheStampGivesAWarning() throws IOException {
        Files.createDirectory(folder.resolve(Stamp.FILE_NAME));
        assertTrue(Stamp.read(folder.toString()).warning().contains("cannot be read"));
    }
}
