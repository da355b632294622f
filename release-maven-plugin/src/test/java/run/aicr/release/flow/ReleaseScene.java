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
package run.aicr.release.flow;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import run.aicr.digest.Sha256;
import run.aicr.http.Retry;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.rehearsal.script.Call;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.Services;
import run.aicr.release.SmallRelease;
import run.aicr.release.WithdrawalPipeline;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.BuildPlatform;
import run.aicr.release.ci.CommitStatus;
import run.aicr.release.gate.Qualified;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.git.Scratch;
import run.aicr.release.mojo.RehearsalServices;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.promote.Candidate;
import run.aicr.release.promote.PromotedBuild;
import run.aicr.release.rebuild.Comparison;
import run.aicr.release.rebuild.RebuildReport;
import run.aicr.release.rebuild.Side;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.PointerRule;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.step.Step;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.Tree;
import run.aicr.release.work.WorkFolder;
import run.aicr.release.yank.Withdrawal;

/**
 * A release below a folder that can be run, stopped and run again, with all services as stand-ins. Its payload is that of
 * a candidate in the same folder, so that nothing has to be compiled or linked for it.
 */
final class ReleaseScene implements AutoCloseable {
    static final String CANDIDATE = "v0.9.0-rc1";

    private final Path base;
    private final SmallRelease release;
    private final String tag;
    private final List<String> warnings = new ArrayList<>();
    private RehearsalServices services;
    private Function<Qualified, AttestInputs> inputs = q -> new AttestInputs(
            SmallRelease.CATALOGUE, q.result().record(), "Notes.\n", Map.of("java", "25"), BuildPlatform.REHEARSAL);

    private ReleaseScene(Path base, String tag, String faults) {
        this.base = base;
        this.release = SmallRelease.at(base);
        this.tag = tag;
        this.services = start(faults);
    }

    private ReleaseScene(Path base, String tag, RehearsalServices services) {
        this.base = base;
        this.release = SmallRelease.at(base);
        this.tag = tag;
        this.services = services;
    }

    /** Makes the folder that scenes are copied from: two small programs, released as a candidate. */
    static void makeTemplate(Path base) {
        TinyBuild.writeSources(base.resolve("reactor"));
        SmallRelease release = SmallRelease.at(base);
        release.git().commit("feat: begin");
        release.tag(CANDIDATE);
        release.qualify();
        ReleaseId id = release.id();
        release.run(id, new TinyBuild(release.config(), id, release.work(id)));
        try {
            Tree.delete(base.resolve("work"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scene of its own for a tag, which is made at HEAD. */
    static ReleaseScene copyOf(Path template, Path base, String tag, String... moreTags) {
        SmallRelease.copy(template, base);
        SmallRelease release = SmallRelease.at(base);
        release.tag(tag);
        for (String more : moreTags) {
            release.tag(more);
        }
        return new ReleaseScene(base, tag, "");
    }

    /** A copy of a scene that has been begun for the tag {@code v1.3.0}. */
    static ReleaseScene copyOf(Path begun, Path base) {
        SmallRelease.copy(begun, base);
        return new ReleaseScene(base, "v1.3.0", "");
    }

    /** The scene that lies in a folder, as another process or a later run finds it. */
    static ReleaseScene in(Path base, String tag, String faults) {
        return new ReleaseScene(base, tag, faults);
    }

    /** The same folder for another tag, with the same stand-ins. */
    ReleaseScene beside(String otherTag) {
        return new ReleaseScene(base, otherTag, services);
    }

    /** What was said about statuses that could not be shown. */
    List<String> warnings() {
        return warnings;
    }

    /** What the stand-ins were asked so far. */
    List<Call> calls() {
        return services.standIns().script().calls();
    }

    private RehearsalServices start(String faults) {
        return RehearsalServices.start(
                release.folder(),
                SmallRelease.REPOSITORY,
                Optional.empty(),
                Optional.of(faults).filter(f -> !f.isEmpty()),
                Retry.standard().with(time -> {}, Clock.systemUTC()),
                Retry.standard().with(time -> {}, Clock.systemUTC()));
    }

    SmallRelease release() {
        return release;
    }

    Scratch git() {
        return release.git();
    }

    Path folder() {
        return release.folder();
    }

    Services services() {
        return services.services();
    }

    /** From now on the stand-ins play these faults. */
    void play(String faults) {
        services.standIns().script().clear();
        services.standIns().script().add(faults);
    }

    void signFrom(Function<Qualified, AttestInputs> other) {
        inputs = other;
    }

    /** Which release it is, from the repository as a run finds it. */
    ReleaseId id() {
        ReleaseId id = new ReleaseIdentity(true, Optional.of(tag), Optional.empty(), Map.of()).of(git().open());
        services.standIns().identity(id.tag(), id.commit());
        return id;
    }

    private ReleasePipeline.Setting setting(ReleaseId id) {
        return new ReleasePipeline.Setting(
                release.config(),
                Optional.of(git().open()),
                new PromotedBuild(
                        release.config(),
                        id,
                        release.root(),
                        release.work(id),
                        new Candidate(CANDIDATE, folder(), SmallRelease.REPOSITORY)),
                release.root(),
                folder(),
                services(),
                q -> inputs.apply(q),
                () -> Withdrawal.inLedgers(folder()),
                release.ledger(id),
                false,
                SmallRelease.CLOCK);
    }

    /** Runs the whole release. */
    ReleaseRun.Outcome run() {
        return run("notified", FailAt.NOWHERE);
    }

    /** Runs it up to a state. */
    ReleaseRun.Outcome run(String until, FailAt failAt) {
        ReleaseId id = id();
        ReleasePipeline.Setting setting = setting(id);
        List<Step<?>> states = new ArrayList<>();
        for (Step<?> state : ReleasePipeline.statesOf(setting)) {
            states.add(state);
            if (state.name().equals(until)) {
                break;
            }
        }
        ReleaseRun.Observer observer =
                new CommitStatus(services().forge(), id, new SmallRelease.Silent(), warnings::add);
        return new ReleaseRun(release.ledger(id), setting.pointers(), observer, failAt).bringAll(states);
    }

    /** Builds the release of this scene again, from sources whose data file has this content, and compares. */
    RebuildReport rebuild(String data) throws IOException {
        ReleaseId id = ReleaseIdentity.ofTag(git().open(), tag, true);
        WorkFolder again = WorkFolder.of(base.resolve("again"), id);
        BuildManifest made = new TinyBuild(release.config(), id, again, data).build();
        Side rebuilt = Side.ofBuild(again, made, release.root().resolve("LICENSE"), "Notes.\n");
        return Comparison.of(Side.ofRelease(folder().resolve("releases").resolve(tag)), rebuilt);
    }

    /** Takes the release of this scene back. */
    ReleaseRun.Outcome yank(String reason) {
        try {
            Path scratch = Files.createTempDirectory("aicr-yank");
            try {
                WithdrawalPipeline.Setting setting = yanking(reason, scratch);
                ReleaseId id = ReleaseIdentity.ofTag(git().open(), tag, true);
                return new ReleaseRun(
                                release.ledger(id),
                                new PointerRule(Optional.empty(), ""),
                                new SmallRelease.Silent(),
                                FailAt.NOWHERE)
                        .bringAll(WithdrawalPipeline.statesOf(setting));
            } finally {
                Tree.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WithdrawalPipeline.Setting yanking(String reason, Path scratch) {
        return new WithdrawalPipeline.Setting(
                release.config(),
                git().open(),
                services(),
                () -> Withdrawal.inLedgers(folder()),
                scratch,
                new Withdrawal(tag, reason));
    }

    /** Everything that others can see of the release: names to digests or texts. */
    SortedMap<String, String> publicState() {
        SortedMap<String, String> state = new TreeMap<>();
        try {
            Path assets = folder().resolve("releases").resolve(tag);
            if (Files.isDirectory(assets)) {
                for (Map.Entry<String, Path> file : Tree.files(assets).entrySet()) {
                    if (!file.getKey().equals("meta.json")) {
                        state.put(
                                "asset " + file.getKey(),
                                Sha256.ofFile(file.getValue()).hex());
                    }
                }
            }
            if (Files.isDirectory(folder().resolve("registry"))) {
                for (Descriptor entry :
                        Layout.open(folder().resolve("registry")).entries()) {
                    String name = entry.annotations().get(Layout.REF_NAME);
                    if (!name.contains("@")) {
                        state.put("image " + name, entry.digest().hex());
                    }
                }
            }
            for (String repository : List.of("tap.git", "pages.git")) {
                Path bare = folder().resolve(repository);
                if (Files.isDirectory(bare)) {
                    Scratch git = Scratch.existing(bare);
                    for (String branch : git.git("for-each-ref", "--format=%(refname)")
                            .lines()
                            .toList()) {
                        state.put(repository + " " + branch, git.git("ls-tree", "-r", "--full-tree", branch));
                    }
                }
            }
            Path statements = folder().resolve("attestations");
            if (Files.isDirectory(statements)) {
                for (Path file : Tree.files(statements).values()) {
                    String before = state.put("statement " + Sha256.ofFile(file).hex(), "");
                    assertNull(before, "a statement is stored once");
                }
            }
            Path chat = folder().resolve("chat.jsonl");
            if (Files.isRegularFile(chat)) {
                state.put("chat", Files.readString(chat).replaceAll("\"at\":\"[^\"]*\"", ""));
            }
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something of the release can be named by its tag. */
    boolean isPublic() {
        return publicState().keySet().stream().anyMatch(k -> k.startsWith("asset ") || k.endsWith(":" + tag));
    }

    @Override
    public void close() {
        services.close();
    }

    /** Ends the stand-ins and starts them again, as a later run does. */
    void restart() {
        services.close();
        services = start("");
    }

    Path base() {
        return base;
    }
}
