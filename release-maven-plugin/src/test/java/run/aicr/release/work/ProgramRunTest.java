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
package run.aicr.release.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real programs of the shell. */
@Timeout(30)
class ProgramRunTest {
    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

    @TempDir
    Path temp;

    @Test
    void bothStreamsAndTheExitCodeAreKept() throws IOException {
        ProgramRun.Ended ended =
                shell("echo out; echo err >&2; exit 3", Duration.ofSeconds(20)).run();

        assertEquals(new ProgramRun.Ended(3, "out\nerr\n"), ended);
        assertFalse(ended.isLate());
        assertEquals("out err", ended.lastWords(100));
        assertEquals("rr", ended.lastWords(2));
    }

    @Test
    void theEnvironmentIsWhatItIsGiven() throws IOException {
        assertEquals(
                "yes no\n",
                new ProgramRun(
                                List.of("/bin/sh", "-c", "echo $GIVEN ${HOME-no}"),
                                temp,
                                Map.of("GIVEN", "yes"),
                                Duration.ofSeconds(20))
                        .run()
                        .printed());
    }

    @Test
    void itReadsNothing() throws IOException {
        assertEquals("", shell("cat", Duration.ofSeconds(20)).run().printed());
    }

    @Test
    void silenceIsSaidInWords() throws IOException {
        assertEquals(
                "it printed nothing",
                shell("exit 1", Duration.ofSeconds(20)).run().lastWords(100));
    }

    @Test
    void ofMuchTheLastMebibyteIsKept() throws IOException {
        String printed = shell("head -c 3000000 /dev/zero | tr '\\0' x; echo the end", Duration.ofSeconds(20))
                .run()
                .printed();

        assertEquals(1 << 20, printed.length());
        assertTrue(printed.endsWith("xthe end\n"));
    }

    @Test
    void whoIsLateIsKilledWithItsChildren() throws IOException {
        ProgramRun.Ended ended =
                shell("sleep 987 & echo $!; wait", Duration.ofMillis(500)).run();

        assertTrue(ended.isLate());
        long child = Long.parseLong(ended.printed().strip());
        ProcessHandle.of(child).ifPresent(p -> p.onExit().join());
    }

    @Test
    void aChildThatOutlivesTheProgramIsNotWaitedFor() throws IOException {
        long begin = System.nanoTime();

        ProgramRun.Ended ended =
                shell("sleep 20 & echo $!", Duration.ofSeconds(20)).run();

        assertEquals(0, ended.exitCode());
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
        ProcessHandle.of(Long.parseLong(ended.printed().strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void whoInterruptsItKillsIt() throws Exception {
        Path pid = temp.resolve("pid");
        Thread caller = new Thread(() -> {
            ProgramRun run = shell("echo $$ > pid.part; mv pid.part pid; exec sleep 987", Duration.ofMinutes(5));
            assertThrows(InterruptedIOException.class, run::run);
            assertTrue(Thread.currentThread().isInterrupted());
        });
        Throwable[] failure = new Throwable[1];
        caller.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
        caller.start();
        while (!Files.exists(pid)) {
            Thread.sleep(10);
        }

        caller.interrupt();
        caller.join();

        assertEquals(null, failure[0]);
        long program = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(program).ifPresent(p -> p.onExit().join());
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        IOException e = assertThrows(
                IOException.class,
                () -> new ProgramRun(List.of("/no/such/program"), temp, PATH, Duration.ofSeconds(1)).run());

        assertTrue(e.getMessage().contains("/no/such/program"), e.getMessage());
    }

    private ProgramRun shell(String script, Duration limit) {
        return new ProgramRun(List.of("/bin/sh", "-c", script), temp, PATH, limit);
    }
}
