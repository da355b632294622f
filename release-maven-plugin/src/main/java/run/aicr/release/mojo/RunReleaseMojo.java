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

import java.time.Clock;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.ReleaseRun.Row;
import run.aicr.release.step.Step;

/** Runs the whole release; what is done already is left as it is (spec release §2.2). */
@Mojo(name = "release", defaultPhase = LifecyclePhase.DEPLOY, aggregator = true, threadSafe = true)
public class RunReleaseMojo extends PipelineMojo {
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
        ReleaseRun releaseRun = new ReleaseRun(ledger, run.id(), new LogObserver(getLog()));
        List<Step<?>> steps = upTo(run.states());
        List<Row> rows = dryRun() ? releaseRun.plan(steps) : releaseRun.bringAll(steps);
        new ReleaseTable(getLog(), run.id(), rehearsalFolder(), run.build().work()).print(rows);
        String outcome = dryRun() ? "planned" : releaseRun.changedSomething() ? "done" : "nothing-to-do";
        return GoalResult.of(outcome).withTag(run.id().tag(), run.id().commit());
    }

    private List<Step<?>> upTo(List<Step<?>> states) {
        int last = 0;
        while (!states.get(last).name().equals(until())) {
            last++;
        }
        return states.subList(0, last + 1);
    }
}
