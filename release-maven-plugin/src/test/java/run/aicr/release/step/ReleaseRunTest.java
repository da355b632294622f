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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.product.ReleaseId;

class ReleaseRunTest {
    private static final ReleaseId ID =
            new ReleaseId("v1.0.0-rc1", "c".repeat(40), "t".repeat(40), "", Instant.EPOCH, true);

    @TempDir
    Path temp;

    private Ledger ledger;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void begin() {
        ledger = Ledger.of(
                temp.resolve("ledger"), ID, Clock.fixed(Instant.parse("2026-05-04T12:00:00.7Z"), ZoneOffset.UTC));
    }

    @Test
    void missingStateIsMadeAndProved() throws IOException {
        FileStep first = new FileStep("first", temp.resolve("1"));
        FileStep second = new FileStep("second", temp.resolve("2"));
        ReleaseRun run = run();
        assertEquals(
                List.of(new ReleaseRun.Row("first", "done", "file 1"), new ReleaseRun.Row("second", "done", "file 2")),
                run.bringAll(List.of(first, second)));
        assertTrue(run.changedSomething());
        assertEquals(List.of("acting first", "done first", "acting second", "done second"), told);
        assertEquals(List.of(" ", "first starting", "first done", "second starting", "second done"), lines());
        assertEquals("1", first.result().name());
    }

    @Test
    void linesHaveTheFormOfTheSpecification() throws IOException {
        run().bringAll(List.of(new FileStep("first", temp.resolve("1"))));
        List<String> lines = Files.readAllLines(temp.resolve("ledger/v1.0.0-rc1.jsonl"));
        assertEquals(
                "{\"schema\":\"aicr.run/ledger/v1\",\"tag\":\"v1.0.0-rc1\",\"tagObject\":\"\",\"commit\":\""
                        + ID.commit() + "\",\"kind\":\"rc\"}",
                lines.get(0));
        assertTrue(
                lines.get(1)
                        .matches("\\{\"seq\":1,\"at\":\"2026-05-04T12:00:00Z\",\"run\":\\{\"id\":\"[0-9a-f-]{36}\"},"
                                + "\"step\":\"first\",\"event\":\"starting\",\"evidence\":\\{}}"),
                lines.get(1));
        assertTrue(lines.get(2).startsWith("{\"seq\":2,"), lines.get(2));
        assertTrue(lines.get(2).endsWith("\"event\":\"done\",\"evidence\":{\"file\":\"1\"}}"), lines.get(2));
    }

    @Test
    void secondRunAppendsNothing() throws IOException {
        run().bringAll(List.of(new FileStep("first", temp.resolve("1"))));
        byte[] before = Files.readAllBytes(temp.resolve("ledger/v1.0.0-rc1.jsonl"));
        ReleaseRun again = run();
        assertEquals(
                List.of(new ReleaseRun.Row("first", "skip-done", "file 1")),
                again.bringAll(List.of(new FileStep("first", temp.resolve("1")))));
        assertFalse(again.changedSomething());
        assertEquals(
                new String(before, StandardCharsets.UTF_8), Files.readString(temp.resolve("ledger/v1.0.0-rc1.jsonl")));
    }

    @Test
    void tornLastLineIsIgnoredAndNotContinued() throws IOException {
        run().bringAll(List.of(new FileStep("first", temp.resolve("1"))));
        Files.writeString(temp.resolve("ledger/v1.0.0-rc1.jsonl"), "{\"seq\":3,\"at\":\"20", StandardOpenOption.APPEND);
        assertEquals(List.of(" ", "first starting", "first done"), lines());
        run().bringAll(List.of(new FileStep("second", temp.resolve("2"))));
        assertEquals(List.of(" ", "first starting", "first done", "second starting", "second done"), lines());
    }

    @Test
    void killedBeforeTheFirstLineWasWholeStartsAgainWithTheHead() throws IOException {
        Files.createDirectories(temp.resolve("ledger"));
        Files.writeString(temp.resolve("ledger/v1.0.0-rc1.jsonl"), "{\"schema\":\"aicr");
        run().bringAll(List.of(new FileStep("first", temp.resolve("1"))));
        assertEquals(List.of(" ", "first starting", "first done"), lines());
    }

    @Test
    void failureOfAnActionIsRecordedAndEndsTheRun() throws IOException {
        FileStep failing = new FileStep("first", temp.resolve("1")) {
            @Override
            public void act() {
                throw new ReleaseException(Code.SIGNING_FAILED, "no ink");
            }
        };
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> run().bringAll(List.of(failing, new FileStep("second", temp.resolve("2")))));
        assertEquals(Code.SIGNING_FAILED, e.code());
        assertEquals(List.of(" ", "first starting", "first failed"), lines());
        assertTrue(Files.readString(temp.resolve("ledger/v1.0.0-rc1.jsonl"))
                .contains("\"code\":\"SIGNING_FAILED\",\"message\":\"no ink\""));
        assertFalse(Files.exists(temp.resolve("2")));
    }

    @Test
    void conflictEndsTheRunBeforeAnythingIsDone() throws IOException {
        FileStep conflicting = new FileStep("first", temp.resolve("1")) {
            @Override
            public Finding<Made> look() {
                return new Finding.Conflict<>(Code.ASSET_CONFLICT, "differs", "Look into it");
            }
        };
        ReleaseException e = assertThrows(ReleaseException.class, () -> run().bringAll(List.of(conflicting)));
        assertEquals(Code.ASSET_CONFLICT, e.code());
        assertEquals("Look into it", e.hint().orElseThrow());
        assertEquals(List.of(), lines());
    }

    @Test
    void conflictAfterActingIsRecorded() throws IOException {
        FileStep step = new FileStep("first", temp.resolve("1")) {
            @Override
            public Finding<Made> look() {
                return Files.exists(temp.resolve("1"))
                        ? new Finding.Conflict<>(Code.CHECK_FAILED, "bad", "Fix it")
                        : super.look();
            }
        };
        assertThrows(ReleaseException.class, () -> run().bringAll(List.of(step)));
        assertEquals(List.of(" ", "first starting", "first failed"), lines());
    }

    @Test
    void actionWithoutEffectIsAMistakeOfTheProgram() {
        FileStep idle = new FileStep("first", temp.resolve("1")) {
            @Override
            public void act() {}
        };
        assertThrows(IllegalStateException.class, () -> run().bringAll(List.of(idle)));
    }

    @Test
    void stateThatIsNotDueIsPassedOver() throws IOException {
        FileStep notDue = new FileStep("first", temp.resolve("1")) {
            @Override
            public Finding<Made> look() {
                return new Finding.NotDue<>("PRERELEASE");
            }
        };
        List<ReleaseRun.Row> expected = List.of(new ReleaseRun.Row("first", "not due", "PRERELEASE"));
        assertEquals(expected, run().bringAll(List.of(notDue)));
        assertEquals(expected, run().plan(List.of(notDue)));
        assertThrows(IllegalStateException.class, notDue::result);
        assertEquals(List.of(), lines());
    }

    @Test
    void planLooksUntilTheFirstMissingStateAndChangesNothing() throws IOException {
        Files.writeString(temp.resolve("1"), "");
        List<Step<?>> steps = List.of(
                new FileStep("first", temp.resolve("1")),
                new FileStep("second", temp.resolve("2")),
                new FileStep("third", temp.resolve("1")));
        assertEquals(
                List.of("skip-done", "run", "run"),
                run().plan(steps).stream().map(ReleaseRun.Row::outcome).toList());
        assertFalse(Files.exists(temp.resolve("2")));
        assertFalse(Files.exists(temp.resolve("ledger")));
    }

    private ReleaseRun run() {
        return new ReleaseRun(ledger, ID, new ReleaseRun.Observer() {
            @Override
            public void acting(String step, String reason) {
                told.add("acting " + step);
            }

            @Override
            public void finished(ReleaseRun.Row row) {
                told.add(row.outcome() + " " + row.step());
            }
        });
    }

    private List<String> lines() throws IOException {
        return ledger.lines().stream().map(l -> l.step() + " " + l.event()).toList();
    }

    /** What a step has made. */
    private record Made(String name) {}

    /** A state that is a file. */
    private static class FileStep extends Step<Made> {
        private final Path file;

        FileStep(String name, Path file) {
            super(name, Reach.NOTHING);
            this.file = file;
        }

        @Override
        public Finding<Made> look() {
            return Files.exists(file)
                    ? new Finding.Done<>(new Made(String.valueOf(file.getFileName())))
                    : new Finding.Missing<>("not there");
        }

        @Override
        public void act() {
            try {
                Files.writeString(file, "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Map<String, String> evidence(Made result) {
            return Map.of("file", result.name());
        }
    }
}
