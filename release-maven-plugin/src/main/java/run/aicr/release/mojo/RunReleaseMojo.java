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
package run.aicr.release.mojo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.ReleaseLock;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.ReleaseRun.Row;
import run.aicr.release.step.ReleaseSurvey;
import run.aicr.release.step.Step;

/** Runs the whole release; what is done already is left as it is (spec release §2.2). */
@Mojo(name = "release", defaultPhase = LifecyclePhase.DEPLOY, aggregator = true, threadSafe = true)
public class RunReleaseMojo extends PipelineMojo {
    /** For trials: where the run ends on purpose, {@code <state>[:before|:acted|:after][:kill]} (spec release §9). */
    @Parameter(property = "aicr.release.failAt")
    private @Nullable String failAt;

    /** Name of the last state to bring; sub-classes stop earlier. */
    protected String until() {
        return "formula";
    }

    @Override
    protected final GoalResult run() {
        Run run = prepare();
        if (run.id().rehearsal()) {
            String what = run.id().tagObject().isEmpty()
                    ? run.id().tag() + " (no tag at HEAD: this is the candidate that bump rc would make)"
                    : run.id().tag();
            getLog().info("rehearsing the release " + what);
        }
        Ledger ledger = Ledger.of(rehearsalFolder().resolve("ledger"), run.id(), Clock.systemUTC());
        List<Step<?>> steps = upTo(run.states());
        return dryRun() ? plan(run, ledger, steps) : bring(run, ledger, steps);
    }

    private GoalResult plan(Run run, Ledger ledger, List<Step<?>> steps) {
        List<Row> rows = new ReleaseSurvey(run.pointers()).plan(steps, ledger.recorded());
        table(run).print(rows, Map.of());
        return GoalResult.of("planned").withTag(run.id().tag(), run.id().commit());
    }

    private GoalResult bring(Run run, Ledger ledger, List<Step<?>> steps) {
        FailAt where = argument("failAt", failAt)
                .map(text -> FailAt.parse(text, ReleasePipeline.NAMES))
                .orElse(FailAt.NOWHERE);
        String who = run.id().tag() + " in process " + ProcessHandle.current().pid();
        Path locks = rehearsalFolder().resolveSibling(rehearsalFolder().getFileName() + ".lock");
        try (ReleaseLock ofTag = ReleaseLock.take(locks.resolve(run.id().tag()), who);
                ReleaseLock ofAll = ReleaseLock.await(locks.resolve("release"), who)) {
            ofTag.leftBehind()
                    .or(ofAll::leftBehind)
                    .ifPresent(w -> getLog().warn("the run before did not end properly (" + w + "); going on"));
            ReleaseRun.Outcome outcome =
                    new ReleaseRun(ledger, run.id(), run.pointers(), new LogObserver(getLog()), where).bringAll(steps);
            table(run).print(outcome.rows(), outcome.took());
            outcome.rowsOrThrow();
            return GoalResult.of(outcome.changedSomething() ? "done" : "nothing-to-do")
                    .withTag(run.id().tag(), run.id().commit());
        }
    }

    private ReleaseTable table(Run run) {
        return new ReleaseTable(
                getLog(), run.id(), rehearsalFolder(), run.build().work());
    }

    private List<Step<?>> upTo(List<Step<?>> states) {
        int last = 0;
        while (!states.get(last).name().equals(until())) {
            last++;
        }
        return states.subList(0, last + 1);
    }
}
