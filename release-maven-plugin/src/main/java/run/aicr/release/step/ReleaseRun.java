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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;

/**
 * Brings the states of a release, each in its order: looks, acts when it is missing, looks again. Up to the public
 * release the first failure blocks what follows; a pointer that fails blocks nothing (spec release §2.1).
 */
public final class ReleaseRun {
    private final Ledger ledger;
    private final PointerRule pointers;
    private final Observer observer;
    private final FailAt failAt;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Duration> took = new HashMap<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private Optional<String> blockedBy = Optional.empty();

    /** Told what happens, for progress on a terminal or in a log. */
    public interface Observer {
        /** A step that will act, because something is missing. */
        void acting(String step, String reason);

        void finished(Row row, Duration took);
    }

    /**
     * A line of the final table.
     *
     * @param outcome {@code done}, {@code skip-done}, {@code skip-prerelease}, {@code skip-not-latest}, {@code not due},
     *     {@code failed}, {@code waiting} or {@code blocked}; in a plan also {@code run}
     */
    public record Row(String step, String outcome, String detail) {}

    /**
     * How a run ended.
     *
     * @param took time of each state that was looked at
     * @param failure the first; empty when all states are reached or not due
     */
    public record Outcome(List<Row> rows, Map<String, Duration> took, Optional<RuntimeException> failure) {
        public Outcome {
            rows = List.copyOf(rows);
            took = Map.copyOf(took);
        }

        /** Whether the run changed something. */
        public boolean changedSomething() {
            return rows.stream().anyMatch(r -> r.outcome().equals("done"));
        }

        /** The rows, or the failure thrown. */
        public List<Row> rowsOrThrow() {
            failure.ifPresent(e -> {
                throw e;
            });
            return rows;
        }
    }

    public ReleaseRun(Ledger ledger, PointerRule pointers, Observer observer, FailAt failAt) {
        this.ledger = ledger;
        this.pointers = pointers;
        this.observer = observer;
        this.failAt = failAt;
    }

    /**
     * Brings all states.
     *
     * @throws ReleaseException what contradicts the ledger, before anything is done; and STOPPED
     */
    public Outcome bringAll(List<Step<?>> steps) {
        StepOrder.check(steps);
        RecordedRelease before = ledger.recorded();
        steps.forEach(step -> refuseContradiction(step, before));
        for (Step<?> step : steps) {
            Instant start = Clock.systemUTC().instant();
            Row row = blockedBy
                    .map(name -> new Row(step.name(), "blocked", "after " + name))
                    .orElseGet(() -> bring(step));
            Duration duration = Duration.between(start, Clock.systemUTC().instant());
            rows.add(row);
            took.put(row.step(), duration);
            observer.finished(row, duration);
            failAt.reached(step.name(), "after");
        }
        return new Outcome(rows, took, failure);
    }

    private static <R extends Record> void refuseContradiction(Step<R> step, RecordedRelease before) {
        step.contradiction(before).ifPresent(conflict -> {
            throw conflict.refusal();
        });
    }

    private <R extends Record> Row bring(Step<R> step) {
        failAt.reached(step.name(), "before");
        if (step.reach() == Reach.POINTER && pointers.skip().isPresent()) {
            ledger.skipped(step, pointers.skip().get(), pointers.reason());
            return new Row(step.name(), pointers.skip().get(), pointers.reason());
        }
        try {
            return reach(step);
        } catch (ReleaseException e) {
            if (e.code() == Code.STOPPED) {
                throw e;
            }
            return ended(step, e.code() == Code.SERVICE_WAITING ? "waiting" : "failed", e.sentence(), e);
        } catch (AicrException e) {
            if (isOutage(e)) {
                ledger.waiting(step, e.sentence());
                return ended(step, "waiting", e.sentence(), waiting(step, e));
            }
            ledger.failed(step, e.errorClass().name(), e.sentence());
            return ended(step, "failed", e.sentence(), e);
        }
    }

    private <R extends Record> Row reach(Step<R> step) {
        Finding<R> found = step.look();
        if (found instanceof Finding.NotDue<R> notDue) {
            ledger.skipped(step, "skip-not-due", notDue.reason());
            return new Row(step.name(), "not due", notDue.reason());
        }
        boolean acted = false;
        if (found instanceof Finding.Missing<R> missing) {
            observer.acting(step.name(), missing.reason());
            ledger.starting(step);
            act(step);
            failAt.reached(step.name(), "acted");
            found = step.look(); // acting is not proof
            acted = true;
        }
        if (found instanceof Finding.Done<R> done) {
            step.settle(done.result());
            // An earlier run may have been killed after the effect and before its line.
            boolean news = !ledger.recorded().isDone(step.name());
            if (acted || news) {
                ledger.done(step, done.result());
            }
            boolean did = acted || news && step.isFound();
            return new Row(step.name(), did ? "done" : "skip-done", describe(step, done.result()));
        }
        throw refusal(step, found, acted);
    }

    private void act(Step<?> step) {
        try {
            step.act();
        } catch (ReleaseException e) {
            if (e.code() == Code.SERVICE_WAITING) {
                ledger.waiting(step, e.sentence());
            } else {
                ledger.failed(step, e.code().name(), e.sentence());
            }
            throw e;
        }
    }

    private Row ended(Step<?> step, String outcome, String detail, RuntimeException e) {
        step.fail();
        failure = failure.or(() -> Optional.of(e));
        if (step.reach().compareTo(Reach.PUBLIC) <= 0) {
            blockedBy = Optional.of(step.name());
        }
        return new Row(step.name(), outcome, detail);
    }

    private static boolean isOutage(AicrException e) {
        return e.errorClass() == ErrorClass.SERVICE_UNAVAILABLE || e.errorClass() == ErrorClass.TIMEOUT;
    }

    private static ReleaseException waiting(Step<?> step, AicrException e) {
        return new ReleaseException(
                        Code.SERVICE_WAITING,
                        step.name() + " waits for a service: " + e.sentence(),
                        "Nothing is undone. Run the same command again when the service answers; it goes on there.")
                .because(e);
    }

    private <R extends Record> RuntimeException refusal(Step<R> step, Finding<R> found, boolean acted) {
        if (found instanceof Finding.Conflict<R> conflict) {
            if (acted) {
                ledger.failed(step, conflict.code().name(), conflict.reason());
            }
            return conflict.refusal();
        }
        return new IllegalStateException("state '" + step.name() + "' is not there although it was made: " + found);
    }

    static <R extends Record> String describe(Step<R> step, R result) {
        List<String> parts = new ArrayList<>();
        step.evidence(result).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> parts.add(e.getKey() + " " + e.getValue()));
        return String.join(", ", parts);
    }
}
