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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.release.WithdrawalPipeline;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.status.StatusPage;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.ReleaseSurvey;
import run.aicr.release.step.RunLocks;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.yank.Withdrawal;

/**
 * Takes a release back: a banner with the reason in its notes, and every pointer at the highest other stable release.
 * Deletes nothing (spec release §7.9).
 */
@Mojo(name = "yank", aggregator = true, threadSafe = true)
public final class YankMojo extends PipelineMojo {
    /** Why the release is taken back: one line, shown to everybody. */
    @Parameter(property = "aicr.release.reason")
    private @Nullable String reason;

    @Override
    protected GoalResult run() {
        GitRepository repository = repository();
        String tag = wantedTag()
                .orElseThrow(() -> new ReleaseException(
                        Code.TAG_REQUIRED, "which release is to be withdrawn?", "Give -Dtag=<tag> -Dreason='…'"));
        ReleaseId id = ReleaseIdentity.ofTag(repository, tag, rehearsal());
        Withdrawal withdrawal = new Withdrawal(tag, argument("reason", reason).orElse(""));
        if (dryRun()) {
            return withdraw(repository, id, withdrawal);
        }
        try (RunLocks locks = RunLocks.take(folder(), tag, getLog()::info)) {
            locks.leftBehind().ifPresent(getLog()::warn);
            return withdraw(repository, id, withdrawal);
        }
    }

    private GoalResult withdraw(GitRepository repository, ReleaseId id, Withdrawal withdrawal) {
        ReleaseConfig config = ReleaseConfig.read(configFile());
        try (OpenServices services = services(config, id)) {
            Path scratch = Files.createTempDirectory("aicr-yank");
            try {
                WithdrawalPipeline.Setting setting = new WithdrawalPipeline.Setting(
                        config, repository, services.services(), withdrawals(services), scratch, withdrawal);
                return bring(setting, id);
            } finally {
                Tree.delete(scratch);
            }
        } catch (IOException e) {
            throw new ReleaseException(Code.CHECK_FAILED, "there is no room to read a release back").because(e);
        }
    }

    private GoalResult bring(WithdrawalPipeline.Setting setting, ReleaseId id) {
        Ledger ledger = Ledger.of(folder().resolve("ledger"), id, Clock.systemUTC());
        PointerRule moving = new PointerRule(Optional.empty(), "");
        getLog().info("withdrawing " + id.tag() + ": " + setting.withdrawal().reason());
        getLog().info(WithdrawalPipeline.target(setting)
                .map(t -> "the pointers go to " + t)
                .orElse("there is no other stable release; the pointers stay"));
        var states = WithdrawalPipeline.statesOf(setting);
        if (dryRun()) {
            print(new ReleaseSurvey(moving).plan(states, ledger.recorded()));
            return GoalResult.of("planned").withTag(id.tag(), id.commit());
        }
        var outcome = new ReleaseRun(ledger, moving, new LogObserver(getLog()), FailAt.NOWHERE).bringAll(states);
        print(outcome.rows());
        if (rehearsal()) {
            StatusFile.write(folder(), setting.config(), folder().resolve(StatusPage.NAME));
        }
        outcome.rowsOrThrow();
        return GoalResult.of(outcome.changedSomething() ? "withdrawn" : "nothing-to-do")
                .withTag(id.tag(), id.commit());
    }

    private void print(List<ReleaseRun.Row> rows) {
        rows.forEach(row -> getLog().info(String.format("%-15s %-10s %s", row.step(), row.outcome(), row.detail())));
    }
}
