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
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import run.aicr.document.Scalar;
import run.aicr.release.Code;
import run.aicr.release.ReleaseException;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.QualificationFolder;
import run.aicr.release.gate.GateRun;
import run.aicr.release.git.GitRepository;
import run.aicr.release.product.ReleaseConfig;
import run.aicr.release.status.ReleaseStatus;
import run.aicr.release.status.StatusReader;
import run.aicr.release.step.ReleaseSurvey;

/**
 * Says where releases stand and what running {@code release} again does; changes nothing (spec release §7.2).
 *
 * <p>Without a tag: the newest release, and every other one that was begun and is not complete. The tag that is checked
 * out is looked at for real; of any other the ledger speaks.
 */
@Mojo(name = "status", aggregator = true, threadSafe = true)
public final class StatusMojo extends PipelineMojo {
    /** Exit code that the result file names for an incomplete release. */
    private static final int INCOMPLETE = 3;

    /** End with a failure when a release is not complete. */
    @Parameter(property = "aicr.release.failIfIncomplete")
    private @Nullable String failIfIncomplete;

    @Override
    protected GoalResult run() {
        requireRehearsal();
        GitRepository repository = repository();
        StatusReader reader = new StatusReader(
                repository,
                repository.remote(remote()),
                rehearsalFolder(),
                workFolder(),
                Qualification.of(new QualificationFolder(rehearsalFolder()), Clock.systemUTC())
                        .withGates(GateRun.configurationDigest(root(), ReleaseConfig.read(configFile()))
                                .prefixed()),
                tag -> survey(repository, tag));
        List<ReleaseStatus> all = wantedTag().map(t -> List.of(reader.read(t))).orElseGet(reader::readUnfinished);
        all.forEach(s -> StatusReport.print(s, getLog()));
        if (all.isEmpty()) {
            getLog().info("there is no release tag yet");
        }
        List<ReleaseStatus> incomplete =
                all.stream().filter(s -> !s.isComplete()).toList();
        if (flag("failIfIncomplete", failIfIncomplete) && !incomplete.isEmpty()) {
            throw refusal(incomplete);
        }
        GoalResult result = GoalResult.of(incomplete.isEmpty() ? "complete" : "incomplete")
                .with("incomplete", Scalar.integer(incomplete.isEmpty() ? 0 : INCOMPLETE))
                .with("releases", StatusReport.nodes(all));
        return all.size() == 1 && all.get(0).commit().isPresent()
                ? result.withTag(all.get(0).tag(), all.get(0).commit().get())
                : result;
    }

    private StatusReader.Survey survey(GitRepository repository, String tag) {
        try (Run run = open(prepare(Optional.of(repository), Optional.of(tag)))) {
            return new StatusReader.Survey(new ReleaseSurvey(run.pointers()).standing(run.states()), Optional.empty());
        } catch (ReleaseException e) {
            String hint = e.hint().map(h -> ". " + h).orElse("");
            return new StatusReader.Survey(List.of(), Optional.of(e.sentence() + hint));
        }
    }

    private static ReleaseException refusal(List<ReleaseStatus> incomplete) {
        List<String> lines = incomplete.stream()
                .map(s -> s.tag() + " (" + String.join(", ", s.openSteps()) + ")")
                .toList();
        return new ReleaseException(
                Code.CHECK_FAILED,
                "not complete: " + String.join("; ", lines),
                "Run 'git checkout " + incomplete.get(0).tag() + " && mvn -Prelease deploy -Dtag="
                        + incomplete.get(0).tag() + "'; what is done stays done.",
                incomplete.stream().map(ReleaseStatus::tag).toList());
    }
}
