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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.trust.TrustedRoot;
import run.aicr.digest.Sha256;
import run.aicr.http.Retry;
import run.aicr.oci.Login;
import run.aicr.release.SmallRelease;
import run.aicr.release.ci.WorkArchive;
import run.aicr.release.config.ReleaseConfig;
import run.aicr.release.endpoint.CiEndpoint;
import run.aicr.release.endpoint.Endpoints;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.endpoint.RegistryEndpoint;
import run.aicr.release.endpoint.Secret;
import run.aicr.release.flow.TinyBuild;
import run.aicr.release.gate.GateRecord;
import run.aicr.release.gate.GateRun;
import run.aicr.release.gate.GateVerdict;
import run.aicr.release.git.ReleaseIdentity;
import run.aicr.release.git.Scratch;
import run.aicr.release.product.BuildManifest;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.version.ReleaseId;
import run.aicr.release.work.WorkFolder;
import run.aicr.release.yank.Withdrawal;

/**
 * Real releases: the goals with target {@code github}, each in a clone of its own, against stand-ins at the addresses of
 * the services. What tells them from a rehearsal is that nothing of the machine is used but what was handed over, and
 * that nothing is marked.
 */
class GithubTargetTest {
    private static final String CANDIDATE = "v1.3.0-rc1";
    private static final String STABLE = "v1.3.0";

    @TempDir
    static Path temp;

    private static Path repository;
    private static RehearsalServices world;
    private static Path candidateWork;

    @BeforeAll
    static void releaseTheCandidate() throws Exception {
        repository = temp.resolve("repository");
        TinyBuild.writeSources(repository);
        Scratch git = Scratch.existing(repository);
        git.write(".gitignore", "target/\n");
        Path config = repository.resolve(".release.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("example.com/base:1", "example.com/base:1\n      digest: sha256:" + "a".repeat(64)));
        git.commit("feat: begin");
        git.git("tag", "--annotate", "--message=" + CANDIDATE, CANDIDATE);
        world = RehearsalServices.start(
                temp.resolve("world"),
                SmallRelease.REPOSITORY,
                Optional.empty(),
                Optional.empty(),
                Retry.standard().with(time -> {}, Clock.systemUTC()),
                Retry.standard().with(time -> {}, Clock.systemUTC()));
        Job job = job("candidate", CANDIDATE);
        candidateWork = job.work().resolve(CANDIDATE);
        takeOverBuild(job, CANDIDATE);
        run(job, new RunReleaseMojo());
        assertTrue(job.result().contains("\"outcome\": \"done\""), job.result());
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void nothingOfARealReleaseIsMarkedAsRehearsed() throws IOException {
        Path assets = candidateWork.resolve("assets");
        String index = Files.readString(assets.resolve("release.json"));
        assertFalse(index.contains("rehears"), index);
        assertTrue(index.contains("\"missing\": []"), index);
        String notes = Files.readString(published(CANDIDATE).resolve("meta.json"));
        assertFalse(notes.contains("rehears"), notes);
        String provenance = payload(assets.resolve("aicr_1.3.0-rc1_provenance.sigstore.json"));
        assertTrue(
                provenance.contains(
                        "https://github.com/example/demo/.github/workflows/on-tag.yaml@refs/tags/" + CANDIDATE),
                provenance);
        assertFalse(provenance.contains("builders/rehearsal"), provenance);
        assertTrue(
                index.contains("the build did not run on a hosted build platform"), "this machine is none: " + index);
    }

    @Test
    void theCommitShowsThatItIsReleased() throws IOException {
        String statuses = Files.readString(temp.resolve("world/statuses.jsonl"));
        String shown =
                "\"state\":\"success\",\"context\":\"aicr-release/" + CANDIDATE + "\",\"description\":\"released\"";
        assertEquals(1, statuses.split(Pattern.quote(shown), -1).length - 1, statuses);
    }

    @Test
    void anotherMachineAsksForTheLedgerAndRebuildsItFromWhatIsPublic() throws Exception {
        Job other = job("again", CANDIDATE);
        takeOver(other, temp.resolve("candidate.tar"), CANDIDATE);
        MojoFailureException lost = assertThrows(MojoFailureException.class, () -> run(other, new RunReleaseMojo()));
        assertTrue(lost.getMessage().startsWith("[LEDGER_LOST]"), lost.getMessage());
        run(other, new StatusMojo(), "repair", "true");
        assertTrue(RecordedRelease.read(kept(other), CANDIDATE).isDone("published"));
    }

    @Test
    void theCandidateIsPromotedFromWhatIsPublicAndTakenBack() throws Exception {
        Job promoter = job("promoter", CANDIDATE);
        run(promoter, new PromoteMojo());
        assertTrue(promoter.result().contains("\"tag\": \"" + STABLE + "\""), promoter.result());

        Job stable = job("stable", STABLE);
        writeRecord(kept(stable), id(STABLE));
        run(stable, new RunReleaseMojo());
        assertTrue(stable.result().contains("\"outcome\": \"done\""), stable.result());
        BuildManifest promoted = BuildManifest.read(
                        stable.work().resolve(STABLE).resolve("build.json"), id(STABLE))
                .orElseThrow();
        BuildManifest built = BuildManifest.read(candidateWork.resolve("build.json"), id(CANDIDATE))
                .orElseThrow();
        assertEquals(CANDIDATE, promoted.promotedFrom());
        assertEquals(built.payloads(), promoted.payloads());
        assertTrue(Files.exists(published(STABLE).resolve("promotion.sigstore.json")));

        Job yanker = job("yanker", STABLE);
        run(yanker, new YankMojo(), "reason", "it loses data");
        Map<String, String> withdrawn = Map.of(STABLE, "it loses data");
        assertEquals(withdrawn, Withdrawal.atForge(world.services().forge()));

        Job late = job("late", STABLE);
        writeRecord(kept(late), id(STABLE));
        run(late, new StatusMojo(), "repair", "true");
        run(late, new RunReleaseMojo());
        assertEquals(withdrawn, Withdrawal.atForge(world.services().forge()), "no later run takes it back");
    }

    @Test
    void aTagThatIsAnotherOneAtTheRemoteStopsEverything() throws Exception {
        Job moved = job("moved", CANDIDATE);
        takeOver(moved, temp.resolve("candidate.tar"), CANDIDATE);
        moved.git("tag", "--force", "--annotate", "--message=another", CANDIDATE);
        int before = world.standIns().script().calls().size();
        MojoFailureException refused = assertThrows(MojoFailureException.class, () -> run(moved, new RunReleaseMojo()));
        assertTrue(refused.getMessage().startsWith("[TAG_MOVED]"), refused.getMessage());
        assertEquals(before, world.standIns().script().calls().size(), "nobody was asked anything");
    }

    private static Path kept(Job job) {
        return job.base().resolve("reactor/distribution/target/github");
    }

    @Test
    void whatIsPublicIsVerifiedWithoutAnythingOfTheBuild() throws Exception {
        Job reader = job("reader", CANDIDATE);
        runAs(withoutCredentials(), reader, new VerifyMojo(), "trustRoot", trustRoot());
        assertTrue(reader.result().contains("\"outcome\": \"verified\""), reader.result());
        assertFalse(Files.exists(reader.work()), "nothing was built");
        runAs(withoutCredentials(), reader, new StatusMojo(), "jdk", System.getProperty("java.home"));
        assertTrue(reader.result().contains("\"target\": \"github\""), reader.result());
    }

    @Test
    void aRehearsedReleaseIsNoRealOne() throws Exception {
        Job reader = job("public-root", CANDIDATE);
        Path root = Files.write(temp.resolve("public.json"), TrustedRoot.publicInstanceJson());
        MojoFailureException refused = assertThrows(
                MojoFailureException.class, () -> run(reader, new VerifyMojo(), "trustRoot", root.toString()));
        assertTrue(refused.getMessage().startsWith("[VERIFY_FAILED]"), refused.getMessage());
    }

    private static Path published(String tag) {
        return temp.resolve("world/releases").resolve(tag);
    }

    private static String trustRoot() {
        return temp.resolve("world/trusted_root.json").toString();
    }

    private static String payload(Path bundle) throws IOException {
        String json = Files.readString(bundle);
        String payload = json.replaceAll("(?s).*\"payload\"\\s*:\\s*\"([^\"]*)\".*", "$1");
        return new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    private static Job job(String name, String tag) {
        return Job.in(temp, name, repository, tag);
    }

    /** What the jobs before this one made: the record of the gates, and the build. */
    private static void takeOverBuild(Job job, String tag) throws Exception {
        Path machine = temp.resolve("builder-" + tag);
        ReleaseConfig config = ReleaseConfig.read(repository.resolve(".release.yaml"));
        ReleaseId id = id(tag);
        WorkFolder work = WorkFolder.of(machine.resolve("work"), id);
        new TinyBuild(config, id, work).build();
        writeRecord(machine.resolve("kept"), id);
        Path archive = temp.resolve(job.base().getFileName() + ".tar");
        new WorkArchive(id, work.folder(), machine.resolve("kept")).pack(archive, WorkArchive.Content.WHOLE);
        takeOver(job, archive, tag);
    }

    private static void writeRecord(Path kept, ReleaseId id) throws IOException {
        ReleaseConfig config = ReleaseConfig.read(repository.resolve(".release.yaml"));
        GateRecord record = new GateRecord(
                id.commit(),
                id.tree(),
                "1",
                GateRun.configurationDigest(repository, config),
                Instant.now(),
                Instant.now(),
                "ci",
                List.of(GateRecord.Result.of("test", GateVerdict.passed(""), false)));
        Path file = kept.resolve("qualify").resolve(id.commit() + ".json");
        Files.createDirectories(file.getParent());
        Files.write(file, record.toJson());
    }

    private static void takeOver(Job job, Path archive, String tag) throws Exception {
        run(
                job,
                new UnpackMojo(),
                "archive",
                archive.toString(),
                "digest",
                Sha256.ofFile(archive).prefixed());
        assertTrue(BuildManifest.read(job.work().resolve(tag).resolve("build.json"), id(tag))
                .isPresent());
    }

    private static ReleaseId id(String tag) {
        return ReleaseIdentity.ofTag(Scratch.existing(repository).open(), tag, false);
    }

    private static Endpoints withoutCredentials() {
        Endpoints at = world.services().at();
        return new Endpoints(
                at.repository(),
                new RegistryEndpoint(at.registry().base(), Login.ANONYMOUS),
                new ForgeEndpoint(
                        at.forge().api(), at.forge().uploads(), at.forge().web(), Secret.NONE),
                Secret.NONE,
                new CiEndpoint("", Secret.NONE),
                at.demo(),
                at.tap(),
                at.pages(),
                at.signing());
    }

    private static void run(Job job, ReleaseMojo goal, String... parameters) throws Exception {
        runAs(world.services().at(), job, goal, parameters);
    }

    private static void runAs(Endpoints at, Job job, ReleaseMojo goal, String... parameters) throws Exception {
        Function<String, Endpoints> endpoints = repo -> at;
        Job.set(goal, "endpoints", endpoints);
        world.standIns().identity(job.tag(), id(job.tag()).commit());
        String[] all = new String[parameters.length + 2];
        all[0] = "target";
        all[1] = "github";
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        job.run(goal, all);
    }
}
