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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.document.Fields;
import run.aicr.document.Mapping;
import run.aicr.oci.MediaTypes;
import run.aicr.release.Goldens;
import run.aicr.release.attest.AttestInputs;
import run.aicr.release.attest.BuildPlatform;
import run.aicr.release.endpoint.ForgeEndpoint;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.rebuild.RebuildReport;
import run.aicr.release.step.FailAt;
import run.aicr.release.step.ReleaseLock;
import run.aicr.release.step.ReleaseRun;
import run.aicr.release.work.Tree;

/**
 * Golden {@code release/flow}: what each state of a release does, given what ledger and services hold. Every case is played
 * with real states, a real repository and the stand-ins: what the ledger says was done is done first, then the world is
 * changed to what the case says.
 */
class FlowGoldensTest {
    @TempDir
    static Path temp;

    @TestFactory
    List<DynamicTest> cases() {
        List<Mapping> cases = Goldens.cases("flow/cases.json");
        Path template = temp.resolve("template");
        ReleaseScene.makeTemplate(template);
        List<DynamicTest> tests = new ArrayList<>();
        for (Mapping node : cases) {
            Fields one = Fields.of(node, "");
            String name = one.requiredText("id") + " " + one.requiredText("title");
            tests.add(DynamicTest.dynamicTest(name, () -> play(one, template)));
        }
        return tests;
    }

    private static void play(Fields one, Path template) throws IOException {
        String tag = one.requiredText("tag");
        Path base = temp.resolve(one.requiredText("id"));
        String[] more = one.text("highest").filter(h -> !h.equals(tag)).stream().toArray(String[]::new);
        try (ReleaseScene scene = ReleaseScene.copyOf(template, base, tag, more)) {
            Fields ledger = one.fields("ledger").orElseThrow();
            List<String> done = ledger.texts("done");
            if (!done.isEmpty()) {
                scene.run(done.get(done.size() - 1), FailAt.NOWHERE).rowsOrThrow();
            }
            changeTheWorld(one, scene, tag, done);
            one.text("fail").ifPresent(state -> letFail(state, scene));
            Fields expected = one.fields("expect").orElseThrow();
            if (one.textOrEmpty("mode").equals("rebuild")) {
                rebuilt(one, scene, expected, tag);
            } else if (expected.text("error").isPresent()) {
                refused(one, scene, expected, tag);
            } else {
                ReleaseRun.Outcome outcome = locked(one, scene, tag);
                assertEquals(expected.textMap("steps"), steps(outcome));
                assertEquals(
                        expected.text("exit").orElse("0"), outcome.failure().isPresent() ? "1" : "0");
            }
        } finally {
            Tree.delete(base);
        }
    }

    /** Builds the tag again from its sources and compares; a resource is changed when the case says other bytes. */
    private static void rebuilt(Fields one, ReleaseScene scene, Fields expected, String tag) throws IOException {
        boolean same = one.requiredText("newDigest")
                .equals(one.fields("ledger").orElseThrow().requiredText("digest"));
        Map<String, String> before = scene.publicState();
        RebuildReport report = scene.rebuild(same ? "data\n" : "other data\n");
        if (same) {
            report.require(scene.id(), "rebuild.json");
            assertEquals(expected.textMap("steps"), steps(scene.run()));
        } else {
            ReleaseException refusal =
                    assertThrows(ReleaseException.class, () -> report.require(scene.id(), "rebuild.json"));
            assertEquals(expected.requiredText("error"), refusal.code().name());
            assertTrue(
                    refusal.sentence().contains("aicr_" + tag.substring(1))
                            && refusal.sentence().contains("lib/data.txt"),
                    refusal.sentence());
        }
        assertEquals(before, scene.publicState(), "the release is not changed");
    }

    private static void refused(Fields one, ReleaseScene scene, Fields expected, String tag) {
        Map<String, String> before = scene.publicState();
        ReleaseException refusal = assertThrows(
                ReleaseException.class, () -> locked(one, scene, tag).rowsOrThrow());
        assertEquals(expected.requiredText("error"), refusal.code().name());
        expected.text("detail").ifPresent(d -> assertTrue(detail(d, refusal.sentence()), refusal.sentence()));
        assertEquals(before, scene.publicState(), "nothing changed");
    }

    /** The case calls the only archive so. */
    private static boolean detail(String word, String sentence) {
        return word.equals("a.tar.gz") ? sentence.contains(".tar.gz") : sentence.contains(word);
    }

    private static ReleaseRun.Outcome locked(Fields one, ReleaseScene scene, String tag) throws IOException {
        Path file = scene.base().resolve("locks").resolve(tag);
        boolean live = one.fields("lock").filter(l -> l.bool("live", false)).isPresent();
        if (one.fields("lock").isPresent() && !live) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "a run that was killed");
        }
        if (live) {
            try (ReleaseLock other = ReleaseLock.take(file, "another run");
                    ReleaseLock mine = ReleaseLock.take(file, "this run")) {
                throw new IllegalStateException("two runs hold the lock: " + other.leftBehind() + mine.leftBehind());
            }
        }
        try (ReleaseLock lock = ReleaseLock.take(file, "this run")) {
            assertEquals(one.fields("lock").isPresent(), lock.leftBehind().isPresent(), "a stale lock is noticed");
            return scene.run();
        }
    }

    private static void changeTheWorld(Fields one, ReleaseScene scene, String tag, List<String> done)
            throws IOException {
        Fields remote = one.fields("remote").orElseThrow();
        Forge forge = scene.services().forge();
        boolean draft = remote.bool("draft", false);
        boolean published = remote.bool("published", false);
        if (!draft && !published) {
            forge.drafts(tag).forEach(forge::deleteDraft);
        }
        if (published && done.isEmpty()) {
            scene.run("published", FailAt.NOWHERE).rowsOrThrow();
            Files.delete(scene.folder().resolve("ledger").resolve(tag + ".jsonl"));
        }
        if (remote.fields("images").isPresent()) {
            byte[] foreign = "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8);
            scene.services().registry().putManifest("example/aicr", tag, foreign, MediaTypes.INDEX);
        }
        if (remote.fields("assets").isPresent()) {
            replaceAsset(scene, tag, published);
        }
        moveCommits(one, remote, scene, tag);
    }

    private static void moveCommits(Fields one, Fields remote, ReleaseScene scene, String tag) throws IOException {
        if (remote.text("tagCommit").isEmpty()) {
            scene.git().git("tag", "--delete", tag);
        } else if (one.fields("ledger").orElseThrow().text("commit").isPresent()
                && !remote.text("tagCommit")
                        .equals(one.fields("ledger").orElseThrow().text("commit"))) {
            scene.git().write("more.txt", "more");
            scene.git().commit("feat: more");
            scene.git().git("tag", "--force", "--annotate", "--message=" + tag, tag);
        }
        if (one.text("headCommit").isPresent()) {
            scene.git().write("more.txt", "more");
            scene.git().commit("feat: more");
        }
    }

    private static void replaceAsset(ReleaseScene scene, String tag, boolean published) throws IOException {
        String name = "aicr_" + tag.substring(1) + "_linux_amd64.tar.gz";
        if (published) {
            replacePublicAsset(scene, tag, name);
            return;
        }
        Forge forge = scene.services().forge();
        ForgeRelease draft = forge.drafts(tag).get(0);
        forge.assets(draft).stream().filter(a -> a.name().equals(name)).forEach(forge::deleteAsset);
        Path other = Files.writeString(Files.createTempFile("aicr-other", ".tar.gz"), "something else");
        forge.upload(draft, name, "application/gzip", other);
        Files.delete(other);
    }

    /** Our client refuses to touch a public release, so this is another one. */
    private static void replacePublicAsset(ReleaseScene scene, String tag, String name) throws IOException {
        Forge forge = scene.services().forge();
        ForgeRelease release = forge.published(tag).orElseThrow();
        forge.assets(release).stream().filter(a -> a.name().equals(name)).forEach(forge::deleteAsset);
        ForgeEndpoint at = scene.services().at().forge();
        URI address =
                URI.create(at.uploads() + "/repos/example/demo/releases/" + release.id() + "/assets?name=" + name);
        HttpRequest upload = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + at.token().value())
                .header("Content-Type", "application/gzip")
                .POST(HttpRequest.BodyPublishers.ofString("something else"))
                .build();
        try {
            assertEquals(
                    201,
                    HttpClient.newHttpClient()
                            .send(upload, HttpResponse.BodyHandlers.ofString())
                            .statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void letFail(String state, ReleaseScene scene) {
        try {
            switch (state) {
                case "qualified" -> Tree.delete(scene.folder().resolve("qualify"));
                case "built" ->
                    Files.writeString(
                            scene.folder()
                                    .resolve("releases")
                                    .resolve(ReleaseScene.CANDIDATE)
                                    .resolve("release.json"),
                            "{}");
                case "attested" ->
                    scene.signFrom(q -> new AttestInputs(
                            "no/such/folder", q.result().record(), "Notes.\n", Map.of(), BuildPlatform.REHEARSAL));
                case "drafted" -> scene.play("uploads POST .* 403 x*");
                case "checked" -> scene.play("store GET .* corrupt x*");
                case "published" -> scene.play("forge PATCH .* 403 x*");
                case "aliases" -> scene.play("registry PUT .*/manifests/latest 403 x*");
                case "formula" -> refusePushes(scene.folder().resolve("tap.git"));
                case "docs" -> refusePushes(scene.folder().resolve("pages.git"));
                case "deployed" -> scene.play("run PATCH .* 403 x*");
                case "notified" -> scene.play("chat POST .* 500 x*");
                default -> throw new IllegalArgumentException("no way known to let '" + state + "' fail");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refusePushes(Path bare) throws IOException {
        Path hook = Files.createDirectories(bare.resolve("hooks")).resolve("pre-receive");
        Files.writeString(hook, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Map<String, String> steps(ReleaseRun.Outcome outcome) {
        Map<String, String> steps = new TreeMap<>();
        outcome.rows().stream()
                .filter(r -> !r.step().equals("tagged"))
                .forEach(r -> steps.put(r.step(), r.outcome().equals("done") ? "run" : r.outcome()));
        return steps;
    }
}
