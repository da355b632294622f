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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.attestation.release.ConsumerCheck;
import run.aicr.attestation.release.ReleaseView;
import run.aicr.digest.Sha256;
import run.aicr.release.FinishedRelease;
import run.aicr.release.ReleasePipeline;
import run.aicr.release.SmallRelease;
import run.aicr.release.step.RecordedRelease;
import run.aicr.release.work.Tree;

/**
 * The jobs of {@code on-tag.yaml}, one after the other: each in a clone of its own, with work and rehearsal folders of its
 * own, and nothing from the job before but the archive and its digest. The end is that of one {@code release}.
 */
@ExtendWith(FinishedRelease.Extension.class)
class JobsOfAReleaseTest {
    private static final String TAG = "v1.2.3";

    @TempDir
    static Path temp;

    private static FinishedRelease finished;
    private static Sha256 built;
    private static Sha256 signed;

    @BeforeAll
    static void qualifyBuildAndSignImages(FinishedRelease other) throws Exception {
        finished = other;
        Job qualify = job("qualify");
        qualify.writeRecord();
        Sha256 record = qualify.pack("record");

        Job build = job("build");
        build.unpack(record);
        copyBuild(build);
        Path cache = finished.release().folder().resolveSibling("cache");
        build.run(new BuildMojo(), "jdk", System.getProperty("java.home"), "cache", cache.toString());
        assertTrue(build.result().contains("\"outcome\": \"skip-done\""), build.result());
        built = build.pack("whole");

        Job images = job("images");
        images.unpack(built);
        images.run(new SignImagesMojo());
        signed = images.pack("whole");
    }

    @Test
    void theJobsEndWhereOneReleaseEnds() throws Exception {
        Job sign = after("images", "sign", signed);
        sign.run(new SignMojo());
        assertEquals(List.of(), newStatementsAboutImages(sign), "images were signed in their own job");
        Job check = after("sign", "check", sign.pack("whole"));
        check.run(new CheckMojo());
        assertFalse(Files.isDirectory(check.rehearsal().resolve("releases").resolve(TAG)), "nothing is public yet");
        Job publish = after("check", "publish", check.pack("whole"));
        publish.run(new PublishMojo());
        Job pointers = after("publish", "pointers", publish.pack("whole"));
        pointers.run(new DocsMojo());
        Job notify = after("pointers", "notify", pointers.pack("whole"));
        notify.run(new NotifyMojo());

        RecordedRelease ledger = RecordedRelease.read(notify.rehearsal(), TAG);
        RecordedRelease expected = RecordedRelease.read(finished.release().folder(), TAG);
        for (String state : ReleasePipeline.NAMES) {
            assertEquals(
                    expected.steps().get(state).state(),
                    ledger.steps().get(state).state(),
                    state);
        }
        assertEquals(files(finished.release().folder()), files(notify.rehearsal()));
        assertEquals(
                Files.readString(finished.release().work(finished.id()).manifest())
                        .replaceAll("\"inputs\".*", ""),
                Files.readString(notify.work().resolve(TAG).resolve("build.json"))
                        .replaceAll("\"inputs\".*", ""));
        ReleaseView view = ReleaseView.ofRehearsal(notify.rehearsal(), TAG);
        SmallRelease last = SmallRelease.at(notify.base());
        assertTrue(ConsumerCheck.check(view, last.signers(TAG)).stream().allMatch(v -> v.isVerified()));
        notify.run(new RunReleaseMojo());
        assertTrue(notify.result().contains("\"outcome\": \"nothing-to-do\""), notify.result());
        assertTrue(notify.summary().contains("| notified | done |"), notify.summary());
    }

    /** Statements about images that the job signed itself. */
    private static List<String> newStatementsAboutImages(Job job) throws IOException {
        assertTrue(job.summary().contains("| attested | done |"), job.summary());
        Path before = temp.resolve("images/work").resolve(TAG).resolve("signed");
        assertEquals(4, aboutImages(before).size(), "two indexes and two platform manifests");
        List<String> now = new ArrayList<>(aboutImages(job.work().resolve(TAG).resolve("signed")));
        now.removeAll(aboutImages(before));
        return now;
    }

    private static List<String> aboutImages(Path signed) throws IOException {
        return Tree.files(signed).entrySet().stream()
                .filter(e -> e.getKey().endsWith(".sigstore.json"))
                .filter(e -> decoded(e.getValue()).contains("https://aicr.run/image/v1"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String decoded(Path bundle) {
        try {
            String json = Files.readString(bundle);
            String payload = json.replaceAll("(?s).*\"payload\"\\s*:\\s*\"([^\"]*)\".*", "$1");
            return new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anotherArchiveIsNotTouched() throws Exception {
        Job job = job("other-archive");
        Path archive = job.archiveOf("images");
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(temp.resolve("changed.tar"), bytes);
        assertFails(
                job,
                "CHECKSUM_MISMATCH",
                () -> job.run(new UnpackMojo(), "archive", changed.toString(), "digest", signed.prefixed()));
        assertFails(job, "INVALID_ARGUMENT", () -> job.run(new UnpackMojo(), "archive", archive.toString()));
        assertFails(
                job,
                "INVALID_ARGUMENT",
                () -> job.run(new UnpackMojo(), "archive", archive.toString(), "digest", "sha256:abc"));
        assertFalse(Files.exists(job.work()), "nothing was unpacked");
        assertFalse(Files.exists(job.rehearsal()), "nothing was unpacked");
        assertTrue(job.summary().contains("**Failed:** CHECKSUM_MISMATCH"), job.summary());
    }

    @Test
    void aChangedByteOfTheBuildIsRefusedAndNothingIsBuilt() throws Exception {
        for (String what : List.of("payload", "images", "files")) {
            Job job = after("images", "changed-" + what, signed);
            Path file = Tree.files(job.work().resolve(TAG).resolve(what)).entrySet().stream()
                    .filter(e -> !what.equals("images") || e.getKey().startsWith("blobs/"))
                    .filter(e -> !what.equals("payload") || e.getKey().contains("/lib/"))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertFails(job, "CHECKSUM_MISMATCH", () -> job.run(new SignMojo()));
            assertFalse(Files.exists(job.work().resolve(TAG).resolve("assets")), "nothing was sealed");
        }
    }

    @Test
    void aFolderInTheWayAndAnotherReleaseAreRefused() throws Exception {
        Job job = after("images", "twice", signed);
        assertFails(job, "INVALID_ARGUMENT", () -> job.unpack(signed));
        Job other = job("another-tag");
        other.git("commit", "--quiet", "--allow-empty", "--message=more");
        other.git("tag", "--annotate", "--message=v1.2.4", "v1.2.4");
        other.tag("v1.2.4");
        assertFails(other, "CHECKOUT_MISMATCH", () -> other.takeFrom("images", signed));
        assertFalse(Files.exists(other.work().resolve("v1.2.4")));
    }

    @Test
    void theFirstJobStopsForATagOutsideTheGrammarAndForAnotherRef() throws Exception {
        Job job = job("status");
        for (String wrong : List.of("v1.2.3foo", "v1.2.3.4", "v1.2.3+x", "main")) {
            job.tag(wrong);
            assertFails(job, "INVALID_TAG", () -> job.run(new StatusMojo()));
        }
        job.tag(TAG);
        assertFails(job, "INVALID_ARGUMENT", () -> job.run(new StatusMojo(), "ref", "refs/heads/main"));
        job.run(new StatusMojo(), "ref", "refs/tags/" + TAG);
        assertTrue(
                job.outputs()
                        .contains("tag=" + TAG + "\ncommit=" + finished.id().commit() + "\n"),
                job.outputs());
        assertTrue(job.outputs().contains("target=rehearsal\n"), job.outputs());
        assertTrue(job.outputs().contains("prerelease=false\n"), job.outputs());
    }

    private static void assertFails(Job job, String code, Job.Action action) throws IOException {
        MojoFailureException e = assertThrows(MojoFailureException.class, action::run);
        assertTrue(e.getMessage().startsWith("[" + code + "]"), e.getMessage());
        assertTrue(job.result().contains("\"code\": \"" + code + "\""), job.result());
    }

    /**
     * What a build leaves behind, which no clone has: packaged modules, and the work folder, since linking takes long. The
     * goal build compares it with the modules and finds nothing to do.
     */
    private static void copyBuild(Job build) throws IOException {
        for (String module : List.of("demo", "tool")) {
            SmallRelease.copy(
                    finished.release().root().resolve(module),
                    build.base().resolve("reactor").resolve(module));
        }
        Path work = build.work().resolve(TAG);
        for (String part : List.of("payload", "images", "files")) {
            SmallRelease.copy(finished.work().folder().resolve(part), work.resolve(part));
        }
        Files.copy(finished.work().manifest(), work.resolve("build.json"));
    }

    private static Set<String> files(Path rehearsal) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String name : Tree.files(rehearsal).keySet()) {
            boolean named = Arrays.asList("releases", "ledger", "demo.json", "chat.jsonl")
                    .contains(name.split("/", 2)[0]);
            if (named) {
                names.add(name);
            }
        }
        return names;
    }

    private static Job after(String before, String name, Sha256 digest) throws Exception {
        Job job = job(name);
        job.takeFrom(before, digest);
        return job;
    }

    private static Job job(String name) {
        return Job.in(temp, name, finished.release().root(), TAG);
    }
}
