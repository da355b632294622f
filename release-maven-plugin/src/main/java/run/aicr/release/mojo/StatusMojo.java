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
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.release.bump.Qualification;
import run.aicr.release.bump.QualificationFolder;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.gate.GateRun;
import run.aicr.release.git.GitRepository;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.status.LedgerRepair;
import run.aicr.release.status.ReleaseRecords;
import run.aicr.release.status.ReleaseStatus;
import run.aicr.release.status.StatusReader;
import run.aicr.release.step.Ledger;
import run.aicr.release.step.ReleaseSurvey;
import run.aicr.release.step.RunLocks;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.version.TagName;
import run.aicr.release.yank.Withdrawal;

/**
 * Says where releases stand and what running {@code release} again does (spec release §7.2). Changes nothing, unless it is
 * asked to rebuild a lost ledger.
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

    /** All releases that have a ledger, also those that are complete. */
    @Parameter(property = "aicr.release.all")
    private @Nullable String all;

    /** {@code text}, or {@code json} to standard output. */
    @Parameter(property = "aicr.release.format")
    private @Nullable String format;

    /** File for a page about all releases of the rehearsal folder. */
    @Parameter(property = "aicr.release.html")
    private @Nullable String html;

    /** Rebuild the ledger of the tag, when it is lost, from the public release, after verifying that. */
    @Parameter(property = "aicr.release.repair")
    private @Nullable String repair;

    /** Ref that this run of the CI was started from; it must be that of the tag, since certificates will name it. */
    @Parameter(property = "aicr.release.ref")
    private @Nullable String ref;

    @Override
    protected GoalResult run() {
        wantedTag().ifPresent(this::requireUsable);
        GitRepository repository = repository();
        boolean json = oneOf("format", format, "text", "json").equals("json");
        if (flag("repair", repair)) {
            repair(repository);
        }
        StatusReader reader = new StatusReader(
                repository,
                repository.remote(remote()),
                folder(),
                workFolder(),
                Qualification.of(new QualificationFolder(folder()), Clock.systemUTC())
                        .withGates(GateRun.configurationDigest(root(), ReleaseConfig.read(configFile()))
                                .prefixed()),
                tag -> survey(repository, tag));
        List<ReleaseStatus> found = wantedTag()
                .map(t -> List.of(reader.read(t)))
                .orElseGet(flag("all", all) ? reader::readAll : reader::readUnfinished);
        List<ReleaseStatus> incomplete =
                found.stream().filter(s -> !s.isComplete()).toList();
        GoalResult result = result(found, incomplete);
        if (json) {
            Mapping.Builder document = new Mapping.Builder();
            result.further().forEach(document::put);
            print(JsonWriter.indented(document.build()), Optional.empty());
        } else {
            print(found);
        }
        argument("html", html)
                .ifPresent(file -> StatusFile.write(folder(), ReleaseConfig.read(configFile()), under(file)));
        if (flag("failIfIncomplete", failIfIncomplete) && !incomplete.isEmpty()) {
            throw refusal(incomplete);
        }
        return result;
    }

    /** Before anything is read: the trigger of a workflow lets through more than the grammar (spec release §8). */
    private void requireUsable(String tag) {
        if (TagName.release(tag).isEmpty()) {
            throw new ReleaseException(
                    Code.INVALID_TAG, "'" + tag + "' is no release tag", "Release tags are vX.Y.Z and vX.Y.Z-rcN.");
        }
        String expected = "refs/tags/" + tag;
        argument("ref", ref).filter(r -> !r.equals(expected)).ifPresent(r -> {
            throw new ReleaseException(
                    Code.INVALID_ARGUMENT,
                    "this run was started from " + r + ", so its certificates would not name " + expected,
                    "Start it from the tag: gh workflow run on-tag.yaml --ref " + tag + " -f tag=" + tag
                            + " -f mode=release");
        });
    }

    private void print(List<ReleaseStatus> found) {
        found.forEach(s -> {
            StatusReport.print(s, getLog());
            Withdrawal.ofForgeRecord(
                            folder().resolve("releases").resolve(s.tag()).resolve(ConsumerCheck.FORGE_RECORD))
                    .ifPresent(w -> getLog().warn("withdrawn: " + w.reason()));
        });
        if (found.isEmpty()) {
            getLog().info("there is no release tag yet");
        }
    }

    private GoalResult result(List<ReleaseStatus> found, List<ReleaseStatus> incomplete) {
        GoalResult result = GoalResult.of(incomplete.isEmpty() ? "complete" : "incomplete")
                .with("target", Scalar.text(rehearsal() ? "rehearsal" : "github"))
                .with("incomplete", Scalar.integer(incomplete.isEmpty() ? 0 : INCOMPLETE))
                .with(
                        "releases",
                        StatusReport.nodes(
                                found,
                                new ReleaseRecords(
                                        folder(),
                                        ReleaseConfig.read(configFile()).repository())));
        return found.size() == 1 && found.get(0).commit().isPresent()
                ? result.withTag(found.get(0).tag(), found.get(0).commit().get())
                        .with("prerelease", Scalar.bool(found.get(0).tag().contains("-")))
                : result;
    }

    /** The one thing that this goal changes, when it is asked to. */
    private void repair(GitRepository repository) {
        String tag = wantedTag()
                .orElseThrow(() -> new ReleaseException(
                        Code.TAG_REQUIRED, "which ledger is to be rebuilt?", "Give -Dtag=<tag> -Drepair"));
        ReleaseId id = ReleaseIdentity.ofTag(repository, tag, rehearsal());
        Ledger ledger = Ledger.of(folder().resolve("ledger"), id, Clock.systemUTC());
        LedgerRepair repair = new LedgerRepair(id, ledger);
        if (!repair.isNeeded()) {
            getLog().info("the ledger of " + tag + " knows that it is public: nothing to repair");
            return;
        }
        try (RunLocks locks = RunLocks.take(folder(), tag, getLog()::info)) {
            locks.leftBehind().ifPresent(getLog()::warn);
            int subjects = PublicReleases.use(
                    services(ReleaseConfig.read(configFile()), id),
                    ReleaseConfig.read(configFile()),
                    folder(),
                    tag,
                    (release, registry) -> {
                        repair.repair(release, registry);
                        return release.subjects();
                    });
            getLog().info("the ledger of " + tag + " was rebuilt from the public release; " + subjects
                    + " subjects were verified");
        }
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
