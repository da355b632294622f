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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.ci.CommitStatus;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.status.StatusPage;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.ReleaseRun.Row;
import run.aicr.release.step.ReleaseSurvey;
import run.aicr.release.step.RunLocks;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;

/** Runs the whole release; what is done already is left as it is (spec release §2.2). */
@Mojo(name = "release", defaultPhase = LifecyclePhase.DEPLOY, aggregator = true, threadSafe = true)
public class RunReleaseMojo extends PipelineMojo {
    /** For trials: where the run ends on purpose, {@code <state>[:before|:acted|:after][:kill]} (spec release §9). */
    @Parameter(property = "aicr.release.failAt")
    private @Nullable String failAt;

    /** Name of the last state to bring; sub-classes stop earlier. */
    protected String until() {
        return "notified";
    }

    @Override
    protected final GoalResult run() {
        Prepared prepared = prepare();
        ReleaseId id = prepared.id();
        if (id.rehearsal()) {
            String what = id.tagObject().isEmpty()
                    ? id.tag() + " (no tag at HEAD: this is the candidate that bump rc would make)"
                    : id.tag();
            getLog().info("rehearsing the release " + what);
        }
        if (prepared.repository().isEmpty()) {
            throw new ReleaseException(
                    Code.NOT_A_REPOSITORY, "a release needs the git repository it is made from", "Clone it with git");
        }
        return dryRun() ? plan(prepared) : bring(prepared);
    }

    private GoalResult plan(Prepared prepared) {
        try (Run run = open(prepared)) {
            List<Row> rows = new ReleaseSurvey(run.pointers())
                    .plan(upTo(run.states()), ledger(prepared).recorded());
            table(prepared).print(rows, Map.of());
            return GoalResult.of("planned")
                    .withTag(prepared.id().tag(), prepared.id().commit());
        }
    }

    private GoalResult bring(Prepared prepared) {
        ReleaseId id = prepared.id();
        FailAt where = argument("failAt", failAt)
                .map(text -> FailAt.parse(text, ReleasePipeline.NAMES))
                .orElse(FailAt.NOWHERE);
        try (RunLocks locks = RunLocks.take(folder(), id.tag(), getLog()::info)) {
            locks.leftBehind().ifPresent(getLog()::warn);
            boolean again = id.rehearsal() && RehearsalServices.forgetSuperseded(folder(), id, prepared.config());
            try (Run run = open(prepared)) {
                if (again) {
                    Forge forge = run.at().services().forge();
                    forge.drafts(id.tag()).forEach(forge::deleteDraft);
                }
                ReleaseRun.Observer observer =
                        new CommitStatus(run.at().services().forge(), id, new LogObserver(getLog()), getLog()::warn);
                ReleaseRun.Outcome outcome =
                        new ReleaseRun(ledger(prepared), run.pointers(), observer, where).bringAll(upTo(run.states()));
                table(prepared).print(outcome.rows(), outcome.took());
                Path page = folder().resolve(StatusPage.NAME);
                boolean nothingNew =
                        !outcome.changedSomething() && outcome.failure().isEmpty();
                if (id.rehearsal() && (!nothingNew || !Files.exists(page))) { // the page verifies every release
                    StatusFile.write(folder(), prepared.config(), page);
                }
                outcome.rowsOrThrow();
                return GoalResult.of(outcome.changedSomething() ? "done" : "nothing-to-do")
                        .withTag(id.tag(), id.commit());
            }
        } catch (IOException e) {
            throw new ReleaseException(Code.CHECK_FAILED, "cannot tidy up " + folder()).because(e);
        }
    }

    private ReleaseTable table(Prepared prepared) {
        return new ReleaseTable(
                getLog(),
                prepared.id(),
                folder(),
                prepared.build().work(),
                prepared.config().repository());
    }

    private List<Step<?>> upTo(List<Step<?>> states) {
        int last = 0;
        while (!states.get(last).name().equals(until())) {
            last++;
        }
        return states.subList(0, last + 1);
    }
}
