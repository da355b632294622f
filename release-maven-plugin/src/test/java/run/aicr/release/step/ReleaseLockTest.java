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
package run.aicr.release.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;

class ReleaseLockTest {
    @TempDir
    Path temp;

    @Test
    void secondRunIsRefusedAndToldWhoWorks() {
        Path file = temp.resolve("locks/v1.0.0");
        try (ReleaseLock held = ReleaseLock.take(file, "v1.0.0 in process 7")) {
            assertEquals(Optional.empty(), held.leftBehind());
            ReleaseException e = assertThrows(ReleaseException.class, () -> ReleaseLock.take(file, "another"));
            assertEquals(Code.RELEASE_IN_PROGRESS, e.code());
            assertTrue(e.sentence().contains("v1.0.0 in process 7"), e.sentence());
        }
        ReleaseLock.take(file, "another").close();
    }

    @Test
    void lockOfAKilledRunIsTakenOverWithItsName() throws IOException {
        Path file = temp.resolve("v1.0.0");
        Files.writeString(file, "v1.0.0 in process 7");
        try (ReleaseLock lock = ReleaseLock.take(file, "me")) {
            assertEquals(Optional.of("v1.0.0 in process 7"), lock.leftBehind());
        }
        try (ReleaseLock lock = ReleaseLock.take(file, "me")) {
            assertEquals(Optional.empty(), lock.leftBehind());
        }
    }
}
