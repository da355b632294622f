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
package run.aicr.release.wheel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

class WheelLockTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String GOOD = "numpy==2.5.5 --hash=sha256:" + DIGEST;

    @TempDir
    Path temp;

    private WheelLock read(String text) throws IOException {
        return WheelLock.read("linux.lock", Files.writeString(temp.resolve("linux.lock"), text));
    }

    @Test
    void wheelsAreReadInTheirOrder() throws IOException {
        WheelLock lock = read("# comment\n\n" + GOOD + "\na-b==1!2.0+x_1.post1 --hash=sha256:" + DIGEST + "\n");
        assertEquals(
                List.of("numpy 2.5.5", "a-b 1!2.0+x_1.post1"),
                lock.wheels().stream().map(LockedWheel::toString).toList());
        assertEquals(DIGEST, lock.wheels().get(0).sha256().hex());
        assertEquals(GOOD, lock.wheels().get(0).line());
    }

    @Test
    void whatIsNotExactIsRefusedWithItsLine() throws IOException {
        for (String line : List.of(
                "numpy==2.5.5",
                "numpy>=2.5.5 --hash=sha256:" + DIGEST,
                "NumPy==2.5.5 --hash=sha256:" + DIGEST,
                "num_py==2.5.5 --hash=sha256:" + DIGEST,
                "numpy==2.* --hash=sha256:" + DIGEST,
                "numpy==2.5.5 --hash=md5:" + DIGEST,
                "numpy==2.5.5 --hash=sha256:" + DIGEST.substring(1),
                GOOD + " --hash=sha256:" + DIGEST,
                GOOD + " # why",
                " " + GOOD,
                "--index-url https://example.org",
                "numpy[extra]==2.5.5 --hash=sha256:" + DIGEST,
                "numpy==2.5.5; python_version > '3' --hash=sha256:" + DIGEST)) {
            ReleaseException e = assertThrows(ReleaseException.class, () -> read("# one\n" + line + "\n"), line);
            assertEquals(Code.CONFIG_INVALID, e.code());
            assertTrue(e.sentence().startsWith("linux.lock:2: expected 'name==version"), e.sentence());
        }
    }

    @Test
    void aWheelTwiceNoneAndAnAbsentFileAreRefused() throws IOException {
        ReleaseException twice = assertThrows(ReleaseException.class, () -> read(GOOD + "\n" + GOOD + "\n"));
        assertEquals("linux.lock:2: a second line for numpy, the first is linux.lock:1", twice.sentence());
        assertTrue(assertThrows(ReleaseException.class, () -> read("# none\n"))
                .sentence()
                .contains("has 0 wheels"));
        ReleaseException absent =
                assertThrows(ReleaseException.class, () -> WheelLock.read("x.lock", temp.resolve("x.lock")));
        assertEquals(Code.CONFIG_INVALID, absent.code());
        ReleaseException large = assertThrows(ReleaseException.class, () -> read("#".repeat(1 << 21)));
        assertTrue(large.sentence().contains("larger than the limit"), large.sentence());
    }
}
