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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.aicr.release.ReleaseException;
import run.aicr.release.product.ReleaseId;

/** Brings states in their order: looks, acts when something is missing, looks again as proof. */
public final class ReleaseRun {
    private final Ledger ledger;
    private final ReleaseId id;
    private final Observer observer;
    private final List<Row> rows = new ArrayList<>();

    /** Told what happens, for progress on a terminal or in a log. */
    public interface Observer {
        /** A step that will act, because something is missing. */
        void acting(String step, String reason);

        void finished(Row row);
    }

    /**
     * A line of the final table.
     *
     * @param outcome {@code done}, {@code skip-done} or {@code not due}
     */
    public record Row(String step, String outcome, String detail) {}

    public ReleaseRun(Ledger ledger, ReleaseId id, Observer observer) {
        this.ledger = ledger;
        this.id = id;
        this.observer = observer;
    }

    /** Brings all states; the first refusal ends the run with an exception. */
    public List<Row> bringAll(List<Step<?>> steps) {
        for (Step<?> step : steps) {
            bring(step);
        }
        return List.copyOf(rows);
    }

    /** What a run would do, without doing it: looks until the first state that is missing. */
    public List<Row> plan(List<Step<?>> steps) {
        boolean open = false;
        for (Step<?> step : steps) {
            open = open || !lookOnly(step);
            if (open) {
                rows.add(new Row(step.name(), "run", ""));
            }
        }
        return List.copyOf(rows);
    }

    /**
     * Where each state stands, without touching anything: {@code done} with its evidence, {@code not due}, {@code open}
     * with what is missing, or {@code conflict} with code, reason and remedy. States after the first that is open are
     * not asked, since their answer depends on it.
     */
    public static List<Row> survey(List<Step<?>> steps) {
        List<Row> rows = new ArrayList<>();
        String waitsFor = "";
        for (Step<?> step : steps) {
            Row row = waitsFor.isEmpty() ? seen(step) : new Row(step.name(), "open", "after " + waitsFor);
            rows.add(row);
            boolean open = row.outcome().equals("open") || row.outcome().equals("conflict");
            waitsFor = waitsFor.isEmpty() && open ? step.name() : waitsFor;
        }
        return List.copyOf(rows);
    }

    private static <R extends Record> Row seen(Step<R> step) {
        Finding<R> found;
        try {
            found = step.look();
        } catch (ReleaseException e) {
            return new Row(step.name(), "conflict", e.code() + ": " + e.sentence());
        }
        if (found instanceof Finding.Done<R> done) {
            step.settle(done.result());
            return new Row(step.name(), "done", describe(step, done.result()));
        }
        if (found instanceof Finding.Missing<R> missing) {
            return new Row(step.name(), "open", missing.reason());
        }
        if (found instanceof Finding.Conflict<R> conflict) {
            return new Row(
                    step.name(), "conflict", conflict.code() + ": " + conflict.reason() + ". " + conflict.remedy());
        }
        return new Row(step.name(), "not due", ((Finding.NotDue<R>) found).reason());
    }

    /** Whether the last run changed something. */
    public boolean changedSomething() {
        return rows.stream().anyMatch(r -> r.outcome().equals("done"));
    }

    private <R extends Record> boolean lookOnly(Step<R> step) {
        Finding<R> found = step.look();
        if (found instanceof Finding.Done<R> done) {
            step.settle(done.result());
            rows.add(new Row(step.name(), "skip-done", describe(step, done.result())));
            return true;
        }
        if (found instanceof Finding.NotDue<R> notDue) {
            rows.add(new Row(step.name(), "not due", notDue.reason()));
            return true;
        }
        return false;
    }

    private <R extends Record> void bring(Step<R> step) {
        Finding<R> found = step.look();
        if (found instanceof Finding.NotDue<R> notDue) {
            add(new Row(step.name(), "not due", notDue.reason()));
            return;
        }
        boolean acted = false;
        if (found instanceof Finding.Missing<R> missing) {
            observer.acting(step.name(), missing.reason());
            ledger.starting(step, id);
            act(step);
            found = step.look(); // acting is not proof
            acted = true;
        }
        if (found instanceof Finding.Done<R> done) {
            step.settle(done.result());
            if (acted) {
                ledger.done(step, done.result(), id);
            }
            add(new Row(step.name(), acted ? "done" : "skip-done", describe(step, done.result())));
            return;
        }
        throw refusal(step, found, acted);
    }

    private void act(Step<?> step) {
        try {
            step.act();
        } catch (ReleaseException e) {
            ledger.failed(step, e.code().name(), e.sentence(), id);
            throw e;
        }
    }

    private <R extends Record> RuntimeException refusal(Step<R> step, Finding<R> found, boolean acted) {
        if (found instanceof Finding.Conflict<R> conflict) {
            if (acted) {
                ledger.failed(step, conflict.code().name(), conflict.reason(), id);
            }
            return conflict.refusal();
        }
        return new IllegalStateException("state '" + step.name() + "' is not there although it was made: " + found);
    }

    private void add(Row row) {
        rows.add(row);
        observer.finished(row);
    }

    private static <R extends Record> String describe(Step<R> step, R result) {
        List<String> parts = new ArrayList<>();
        step.evidence(result).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> parts.add(e.getKey() + " " + e.getValue()));
        return String.join(", ", parts);
    }
}
