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
import run.aicr.release.error.ReleaseException;
import run.aicr.release.step.ReleaseRun.Row;

/** Looks at the states of a release without touching anything: for {@code plan} and {@code status}. */
public final class ReleaseSurvey {
    private final PointerRule pointers;

    public ReleaseSurvey(PointerRule pointers) {
        this.pointers = pointers;
    }

    /**
     * What a run would do: looks until the first state that is missing, and takes those after it as to be done.
     *
     * @param before what the ledger remembers
     * @throws ReleaseException what the run would refuse before it begins
     */
    public List<Row> plan(List<Step<?>> steps, RecordedRelease before) {
        StepOrder.check(steps);
        steps.forEach(step -> refuseContradiction(step, before));
        List<Row> rows = new ArrayList<>();
        boolean open = false;
        for (Step<?> step : steps) {
            Row row = isSkipped(step) ? skipped(step) : open ? new Row(step.name(), "run", "") : planned(step, before);
            open = open || row.outcome().equals("run") && !step.isFound();
            rows.add(row);
        }
        return List.copyOf(rows);
    }

    /**
     * Where each state stands: {@code done} with its evidence, {@code skip-…} or {@code not due}, {@code open} with what
     * is missing, or {@code conflict} with code, reason and remedy. States after the first that is open are not asked,
     * since their answer depends on it.
     */
    public List<Row> standing(List<Step<?>> steps) {
        List<Row> rows = new ArrayList<>();
        String waitsFor = "";
        for (Step<?> step : steps) {
            if (isSkipped(step)) {
                rows.add(skipped(step));
                continue;
            }
            Row row = waitsFor.isEmpty() ? seen(step) : new Row(step.name(), "open", "after " + waitsFor);
            rows.add(row);
            boolean open = row.outcome().equals("open") || row.outcome().equals("conflict");
            boolean blocks = step.reach().compareTo(Reach.PUBLIC) <= 0;
            waitsFor = waitsFor.isEmpty() && open && blocks ? step.name() : waitsFor;
        }
        return List.copyOf(rows);
    }

    private static <R extends Record> void refuseContradiction(Step<R> step, RecordedRelease before) {
        step.contradiction(before).ifPresent(conflict -> {
            throw conflict.refusal();
        });
    }

    private boolean isSkipped(Step<?> step) {
        return step.reach() == Reach.POINTER && pointers.skip().isPresent();
    }

    private Row skipped(Step<?> step) {
        return new Row(step.name(), pointers.skip().orElseThrow(), pointers.reason());
    }

    private static <R extends Record> Row planned(Step<R> step, RecordedRelease before) {
        Finding<R> found = step.look();
        if (found instanceof Finding.Done<R> done) {
            step.settle(done.result());
            boolean news = step.isFound() && !before.isDone(step.name());
            return new Row(step.name(), news ? "run" : "skip-done", ReleaseRun.describe(step, done.result()));
        }
        if (found instanceof Finding.NotDue<R> notDue) {
            return new Row(step.name(), "not due", notDue.reason());
        }
        return new Row(step.name(), "run", "");
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
            return new Row(step.name(), "done", ReleaseRun.describe(step, done.result()));
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
}
