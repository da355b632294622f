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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

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

    @Test
    void whoWaitsIsToldOnceForWhomAndSinceWhen() throws Exception {
        Path file = temp.resolve("release");
        List<String> told = new CopyOnWriteArrayList<>();
        CountDownLatch waits = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> got;
            try (ReleaseLock held = ReleaseLock.take(file, "v1.3.0 in process 7")) {
                assertEquals(Optional.empty(), held.leftBehind());
                got = other.submit(() -> {
                    try (ReleaseLock mine = ReleaseLock.await(file, "me", w -> {
                        told.add(w);
                        waits.countDown();
                    })) {
                        return mine.leftBehind().isEmpty();
                    }
                });
                assertTrue(waits.await(10, TimeUnit.SECONDS));
            }
            assertTrue(got.get(10, TimeUnit.SECONDS));
        } finally {
            other.shutdownNow();
        }
        assertEquals(1, told.size());
        assertTrue(told.get(0).matches("v1\\.3\\.0 in process 7 since 20\\d\\d-.*Z"), told.toString());
    }

    @Test
    void anotherProcessIsKeptOutAlsoAfterTriesOfThisOne() throws Exception {
        Path file = temp.resolve("release");
        try (ReleaseLock held = ReleaseLock.take(file, "the first")) {
            assertEquals(Optional.empty(), held.leftBehind());
            assertThrows(ReleaseException.class, () -> ReleaseLock.take(file, "the second"));
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath,
                            Taker.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("the first since "), said);
        }
    }

    /** Takes the lock in a process of its own. */
    static final class Taker {
        public static void main(String[] args) {
            ReleaseLock.take(Path.of(args[0]), "another process").close();
        }
    }
}
