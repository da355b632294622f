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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.release.SmallRelease;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.version.ReleaseId;

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
                bring(run, first, second));
        assertEquals(List.of("acting first", "done first", "acting second", "done second"), told);
        assertEquals(List.of(" ", "first starting", "first done", "second starting", "second done"), lines());
        assertEquals("1", first.result().name());
    }

    @Test
    void linesHaveTheFormOfTheSpecification() throws IOException {
        bring(run(), new FileStep("first", temp.resolve("1")));
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
        bring(run(), new FileStep("first", temp.resolve("1")));
        byte[] before = Files.readAllBytes(temp.resolve("ledger/v1.0.0-rc1.jsonl"));
        ReleaseRun.Outcome again = run().bringAll(List.of(new FileStep("first", temp.resolve("1"))));
        assertEquals(List.of(new ReleaseRun.Row("first", "skip-done", "file 1")), again.rows());
        assertFalse(again.changedSomething());
        assertEquals(
                new String(before, StandardCharsets.UTF_8), Files.readString(temp.resolve("ledger/v1.0.0-rc1.jsonl")));
    }

    @Test
    void tornLastLineIsIgnoredAndNotContinued() throws IOException {
        bring(run(), new FileStep("first", temp.resolve("1")));
        Files.writeString(temp.resolve("ledger/v1.0.0-rc1.jsonl"), "{\"seq\":3,\"at\":\"20", StandardOpenOption.APPEND);
        assertEquals(List.of(" ", "first starting", "first done"), lines());
        bring(run(), new FileStep("second", temp.resolve("2")));
        assertEquals(List.of(" ", "first starting", "first done", "second starting", "second done"), lines());
    }

    @Test
    void killedBeforeTheFirstLineWasWholeStartsAgainWithTheHead() throws IOException {
        Files.createDirectories(temp.resolve("ledger"));
        Files.writeString(temp.resolve("ledger/v1.0.0-rc1.jsonl"), "{\"schema\":\"aicr");
        bring(run(), new FileStep("first", temp.resolve("1")));
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
        ReleaseRun.Outcome outcome = run().bringAll(List.of(failing, new FileStep("second", temp.resolve("2"))));
        assertEquals(List.of("failed", "blocked"), outcomes(outcome));
        ReleaseException e = assertThrows(ReleaseException.class, outcome::rowsOrThrow);
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
            public Finding<FileStep.Made> look() {
                return new Finding.Conflict<>(Code.ASSET_CONFLICT, "differs", "Look into it");
            }
        };
        ReleaseException e = assertThrows(ReleaseException.class, () -> bring(run(), conflicting));
        assertEquals(Code.ASSET_CONFLICT, e.code());
        assertEquals("Look into it", e.hint().orElseThrow());
        assertEquals(List.of(), lines());
    }

    @Test
    void conflictAfterActingIsRecorded() throws IOException {
        FileStep step = new FileStep("first", temp.resolve("1")) {
            @Override
            public Finding<FileStep.Made> look() {
                return Files.exists(temp.resolve("1"))
                        ? new Finding.Conflict<>(Code.CHECK_FAILED, "bad", "Fix it")
                        : super.look();
            }
        };
        assertThrows(ReleaseException.class, () -> bring(run(), step));
        assertEquals(List.of(" ", "first starting", "first failed"), lines());
    }

    @Test
    void actionWithoutEffectIsAMistakeOfTheProgram() {
        FileStep idle = new FileStep("first", temp.resolve("1")) {
            @Override
            public void act() {}
        };
        assertThrows(IllegalStateException.class, () -> bring(run(), idle));
    }

    @Test
    void stateThatIsNotDueIsPassedOver() throws IOException {
        FileStep notDue = new FileStep("first", temp.resolve("1")) {
            @Override
            public Finding<FileStep.Made> look() {
                return new Finding.NotDue<>("PRERELEASE");
            }
        };
        List<ReleaseRun.Row> expected = List.of(new ReleaseRun.Row("first", "not due", "PRERELEASE"));
        assertEquals(expected, bring(run(), notDue));
        assertEquals(expected, plan(List.of(notDue)));
        assertThrows(IllegalStateException.class, notDue::result);
        assertEquals(List.of(" ", "first skip-not-due"), lines());
        bring(run(), notDue);
        assertEquals(List.of(" ", "first skip-not-due"), lines(), "once is enough");
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
                plan(steps).stream().map(ReleaseRun.Row::outcome).toList());
        assertFalse(Files.exists(temp.resolve("2")));
        assertFalse(Files.exists(temp.resolve("ledger")));
    }

    @Test
    void failingPointerStopsNeitherItsSiblingsNorTheMessage() {
        FileStep checked = new FileStep("checked", temp.resolve("1"), Reach.DRAFT).providing(Fact.VERIFIED_BYTES);
        FileStep published =
                new FileStep("published", temp.resolve("2"), Reach.PUBLIC, checked).providing(Fact.PUBLIC_RELEASE);
        FileStep formula = new FileStep("formula", temp.resolve("no/such/folder"), Reach.POINTER, published) {
            @Override
            public void act() {
                throw new ReleaseException(Code.FORMULA_CONFLICT, "the tap is shut");
            }
        };
        FileStep demo = new FileStep("deployed", temp.resolve("3"), Reach.POINTER, published);
        FileStep told1 = new FileStep("notified", temp.resolve("4"), Reach.TOLD, published);

        ReleaseRun.Outcome outcome = run("v1.0.0").bringAll(List.of(checked, published, formula, demo, told1));

        assertEquals(List.of("done", "done", "failed", "done", "done"), outcomes(outcome));
        assertEquals(
                Code.FORMULA_CONFLICT,
                assertThrows(ReleaseException.class, outcome::rowsOrThrow).code());
    }

    @Test
    void pointersOfACandidateAreNotLookedAt() throws IOException {
        FileStep checked = new FileStep("checked", temp.resolve("1"), Reach.DRAFT).providing(Fact.VERIFIED_BYTES);
        FileStep published =
                new FileStep("published", temp.resolve("2"), Reach.PUBLIC, checked).providing(Fact.PUBLIC_RELEASE);
        FileStep aliases = new FileStep("aliases", temp.resolve("3"), Reach.POINTER, published) {
            @Override
            public Finding<FileStep.Made> look() {
                throw new IllegalStateException("nobody asked");
            }
        };

        ReleaseRun.Outcome outcome = run().bringAll(List.of(checked, published, aliases));

        assertEquals(List.of("done", "done", "skip-prerelease"), outcomes(outcome));
        assertEquals("aliases skip-prerelease", lines().get(lines().size() - 1));
    }

    @Test
    void outageIsWaitedForAndTheNextRunGoesOnThere() throws IOException {
        AtomicBoolean up = new AtomicBoolean();
        FileStep first = new FileStep("first", temp.resolve("1"));
        FileStep second = new FileStep("second", temp.resolve("2")) {
            @Override
            public void act() {
                if (!up.get()) {
                    throw new AicrException(ErrorClass.SERVICE_UNAVAILABLE, "the registry does not answer");
                }
                super.act();
            }
        };
        ReleaseRun.Outcome outage = run().bringAll(List.of(first, second, new FileStep("third", temp.resolve("3"))));
        assertEquals(List.of("done", "waiting", "blocked"), outcomes(outage));
        assertEquals(
                Code.SERVICE_WAITING,
                assertThrows(ReleaseException.class, outage::rowsOrThrow).code());
        assertEquals("second waiting", lines().get(lines().size() - 1));

        up.set(true);
        assertEquals(
                List.of("skip-done", "done", "done"),
                outcomes(run().bringAll(List.of(first, second, new FileStep("third", temp.resolve("3"))))));
    }

    @Test
    void contradictionEndsTheRunBeforeItBegins() throws IOException {
        FileStep first = new FileStep("first", temp.resolve("1"));
        FileStep second = new FileStep("second", temp.resolve("2")) {
            @Override
            public Optional<Finding.Conflict<Made>> contradiction(RecordedRelease before) {
                return Optional.of(new Finding.Conflict<>(Code.TAG_MOVED, "moved", "Look"));
            }
        };
        ReleaseException e = assertThrows(ReleaseException.class, () -> bring(run(), first, second));
        assertEquals(Code.TAG_MOVED, e.code());
        assertThrows(ReleaseException.class, () -> plan(List.of(first, second)));
        assertFalse(Files.exists(temp.resolve("1")));
        assertEquals(List.of(), lines());
    }

    @Test
    void runStoppedAnywhereIsFinishedByTheNext() throws IOException {
        for (String point : List.of("before", "acted", "after")) {
            FileStep first = new FileStep("first", temp.resolve(point + "1"));
            FileStep second = new FileStep("second", temp.resolve(point + "2"));
            FailAt there = FailAt.parse("second:" + point, List.of("first", "second"));
            ReleaseRun stopped = new ReleaseRun(ledger, rule(ID.tag()), new SmallRelease.Silent(), there);
            ReleaseException e = assertThrows(ReleaseException.class, () -> bring(stopped, first, second));
            assertEquals(Code.STOPPED, e.code());
            assertEquals(!point.equals("before"), Files.exists(temp.resolve(point + "2")));
            bring(run(), first, second);
            assertTrue(Files.exists(temp.resolve(point + "2")));
        }
    }

    @Test
    void rehearsalThatDoesNotCountAnyMoreIsForgotten() throws IOException {
        bring(run(), new FileStep("first", temp.resolve("1")));
        ReleaseId later = new ReleaseId(ID.tag(), "d".repeat(40), "t".repeat(40), "", Instant.EPOCH, true);
        ReleaseId tagged = new ReleaseId(ID.tag(), "d".repeat(40), "t".repeat(40), "o", Instant.EPOCH, true);
        for (ReleaseId id : List.of(later, tagged)) {
            Ledger anew = Ledger.of(temp.resolve("ledger"), id, Clock.systemUTC());
            assertTrue(anew.recorded().isEmpty());
            new ReleaseRun(anew, rule(id.tag()), new SmallRelease.Silent(), FailAt.NOWHERE)
                    .bringAll(List.of(new FileStep("second", temp.resolve(id.tagObject() + "2"))));
            assertEquals(id.commit(), anew.recorded().commit());
            assertEquals(Set.of("second"), anew.recorded().steps().keySet());
        }
        assertFalse(Ledger.of(temp.resolve("ledger"), tagged, Clock.systemUTC())
                .recorded()
                .isEmpty());
    }

    private ReleaseRun run() {
        return run(ID.tag());
    }

    private static PointerRule rule(String tag) {
        return PointerRule.of(tag, Set.of());
    }

    private static List<ReleaseRun.Row> bring(ReleaseRun run, Step<?>... steps) {
        return run.bringAll(List.of(steps)).rowsOrThrow();
    }

    private List<ReleaseRun.Row> plan(List<Step<?>> steps) {
        return new ReleaseSurvey(rule(ID.tag())).plan(steps, ledger.recorded());
    }

    private static List<String> outcomes(ReleaseRun.Outcome outcome) {
        return outcome.rows().stream().map(ReleaseRun.Row::outcome).toList();
    }

    private ReleaseRun run(String tag) {
        ReleaseRun.Observer observer = new ReleaseRun.Observer() {
            @Override
            public void acting(String step, String reason) {
                told.add("acting " + step);
            }

            @Override
            public void finished(ReleaseRun.Row row, Duration took) {
                told.add(row.outcome() + " " + row.step());
            }
        };
        return new ReleaseRun(ledger, rule(tag), observer, FailAt.NOWHERE);
    }

    private List<String> lines() throws IOException {
        return ledger.lines().stream().map(l -> l.step() + " " + l.event()).toList();
    }
}
