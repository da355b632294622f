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
package run.aicr.release.forge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.release.StillClock;
import run.aicr.release.StubServer.Reply;
import run.aicr.release.error.Code;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.git.TagRef;

class ForgeTest {
    private static final byte[] BYTES = "an archive".getBytes(StandardCharsets.UTF_8);
    private static final NewDraft DRAFT = new NewDraft("v1.3.0", "c".repeat(40), "v1.3.0", "notes \"x\"\n", false);

    @TempDir
    Path folder;

    private final StillClock clock = new StillClock();
    private StubForge stub;
    private Forge forge;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        stub = new StubForge();
        forge = new Forge(stub.at(), "NVIDIA/aicr", clock.caller());
        file = Files.write(folder.resolve("archive"), BYTES);
    }

    @AfterEach
    void stop() {
        stub.api.calls().forEach(c -> assertEquals("Bearer " + StubForge.TOKEN, c.header("Authorization")));
        stub.store.calls().forEach(c -> assertEquals("", c.header("Authorization"), "the token stays with the API"));
        stub.close();
    }

    private ForgeAsset upload(ForgeRelease draft) throws IOException {
        return forge.upload(draft, "a.tar.gz", "application/gzip", file);
    }

    @Test
    void aDraftIsFoundOnALaterPageOfTheList() {
        stub.add("v1.2.0", false);
        stub.add("v1.3.0-rc1", true);
        long first = stub.add("v1.3.0", true).id();
        long second = stub.add("v1.3.0", true).id();
        assertEquals(
                List.of(second, first),
                forge.drafts("v1.3.0").stream().map(ForgeRelease::id).toList());
        assertEquals(List.of(), forge.drafts("v1.2.0"));
        assertTrue(forge.published("v1.3.0").isEmpty());
        assertEquals("v1.2.0", forge.published("v1.2.0").orElseThrow().tag());
    }

    @Test
    void aDraftIsMadeOnce() {
        ForgeRelease made = forge.createDraft(DRAFT);
        assertTrue(made.draft());
        assertEquals(made.id(), forge.createDraft(DRAFT).id());
        assertEquals(1, stub.api.count("POST "));
        assertTrue(stub.changes.get(0).contains("\"draft\":true"), stub.changes.get(0));
    }

    @Test
    void aDraftWhoseAnswerGotLostIsAdopted() {
        stub.onCreate.add(call -> {
            stub.create(call);
            return Reply.CUT;
        });
        forge.createDraft(DRAFT);
        assertEquals(1, stub.releases.size());
        stub.releases.clear();
        stub.onCreate.add(call -> Reply.of(502));
        forge.createDraft(DRAFT);
        assertEquals(1, stub.releases.size());
        assertEquals(2, clock.waits().size());
    }

    @Test
    void anAssetIsUploadedAndKept() throws IOException {
        ForgeRelease draft = forge.createDraft(DRAFT);
        ForgeAsset asset = upload(draft);
        assertEquals(Optional.of(Sha256.of(BYTES)), asset.digest());
        assertEquals(asset, upload(draft));
        assertEquals(List.of(asset), forge.assets(draft));
        assertEquals(List.of(asset), forge.release(draft.id()).orElseThrow().assets());
        assertEquals(2, stub.api.count("POST "));
        assertEquals(
                "application/gzip",
                stub.api.calls().stream()
                        .filter(c -> c.target().contains("/assets?name="))
                        .findFirst()
                        .orElseThrow()
                        .header("Content-type"));
    }

    @Test
    void anAssetWithoutADigestIsComparedByItsBytes() throws IOException {
        stub.digests = false;
        ForgeRelease draft = forge.createDraft(DRAFT);
        ForgeAsset asset = upload(draft);
        assertEquals(asset, upload(draft));
        Files.write(file, "other bytes".getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
        assertFalse(asset.id() == upload(draft).id());
    }

    @Test
    void whatABrokenUploadLeftIsSentAgain() throws IOException {
        ForgeRelease draft = forge.createDraft(DRAFT);
        stub.onUpload.add(call -> {
            stub.add(stub.releases.get(draft.id()), "a.tar.gz", "starter", new byte[0]);
            return Reply.of(502);
        });
        stub.onUpload.add(call -> Reply.CUT);
        stub.onUpload.add(call -> Reply.of(429).with("Retry-After", "7"));
        ForgeAsset asset = upload(draft);
        assertTrue(asset.isUploaded());
        assertEquals(1, stub.assets.get(draft.id()).size());
        assertTrue(clock.waits().contains(Duration.ofSeconds(7)), clock.waits().toString());
    }

    @Test
    void aNameThatIsTakenMeanwhileIsLookedAt() throws IOException {
        ForgeRelease draft = forge.createDraft(DRAFT);
        stub.onUpload.add(call -> {
            stub.upload(call);
            return stub.upload(call);
        });
        assertEquals(Sha256.of(BYTES), upload(draft).digest().orElseThrow());
        stub.onUpload.add(call -> Reply.of(422, "{\"message\":\"immutable\"}"));
        Files.writeString(file, "changed bytes");
        ReleaseException refused = assertThrows(ReleaseException.class, () -> upload(draft));
        assertEquals(Code.ASSET_CONFLICT, refused.code());
        assertTrue(refused.sentence().contains("immutable"), refused.sentence());
    }

    @Test
    void anAssetThatTheForgeRenamesIsRefused() {
        ForgeRelease draft = forge.createDraft(DRAFT);
        stub.onUpload.add(call ->
                Reply.of(201, "{\"id\":1,\"name\":\"a.b\",\"state\":\"uploaded\",\"size\":" + BYTES.length + "}"));
        assertEquals(
                Code.CHECK_FAILED,
                assertThrows(ReleaseException.class, () -> upload(draft)).code());
    }

    @Test
    void aPublicReleaseIsNotTouched() {
        stub.add("v1.3.0", false);
        ForgeRelease release = forge.published("v1.3.0").orElseThrow();
        assertEquals(
                Code.ASSET_CONFLICT,
                assertThrows(ReleaseException.class, () -> upload(release)).code());
        assertThrows(ReleaseException.class, () -> forge.deleteDraft(release));
        assertEquals(0, stub.api.count("DELETE "));
    }

    @Test
    void assetsAreReadBackWithAndWithoutTheToken() throws IOException {
        ForgeRelease draft = forge.createDraft(DRAFT);
        ForgeAsset asset = upload(draft);
        Path copy = folder.resolve("copy");
        assertEquals(Sha256.of(BYTES), forge.download(asset, copy));
        assertArrayEquals(BYTES, Files.readAllBytes(copy));
        assertEquals(Optional.of(Sha256.of(BYTES)), forge.downloadPublic("v1.3.0", "a.tar.gz", copy));
        assertEquals(Optional.empty(), forge.downloadPublic("v1.3.0", "b.tar.gz", copy));
    }

    @Test
    void publishingSaysWhetherItIsTheLatest() {
        ForgeRelease draft = forge.createDraft(DRAFT);
        assertFalse(forge.publish(draft, false).draft());
        assertEquals("{\"draft\":false,\"make_latest\":\"false\"}", stub.changes.get(1));
        forge.markLatest(draft);
        forge.describe(draft, "v1.3.0", "more");
        assertEquals("{\"make_latest\":\"true\"}", stub.changes.get(2));
        assertEquals("{\"name\":\"v1.3.0\",\"body\":\"more\"}", stub.changes.get(3));
        assertTrue(forge.latest().isEmpty());
    }

    @Test
    void aDraftIsDeletedOnce() {
        ForgeRelease draft = forge.createDraft(DRAFT);
        forge.deleteDraft(draft);
        forge.deleteDraft(draft);
        assertTrue(stub.releases.isEmpty());
    }

    @Test
    void anAttestationIsStoredOnce() {
        byte[] bundle = "{\n \"b\": 1,\n \"a\": 2\n}".getBytes(StandardCharsets.UTF_8);
        forge.attest(Sha256.of("x"), bundle);
        forge.attest(Sha256.of("x"), bundle);
        assertEquals(List.of("{\"b\":1,\"a\":2}"), stub.bundles);
        assertEquals(
                "{\"a\":2,\"b\":1}",
                new String(forge.attestations(Sha256.of("x")).get(0), StandardCharsets.UTF_8));
    }

    @Test
    void tagsAndStatusesAreToldByTheForge() {
        assertEquals(Optional.of(new TagRef("v1.0.0", "a".repeat(40), "b".repeat(40))), forge.tag("v1.0.0"));
        assertEquals(Optional.of(new TagRef("v0.9.0", "c".repeat(40), "c".repeat(40))), forge.tag("v0.9.0"));
        assertEquals(Optional.empty(), forge.tag("v9.9.9"));
        forge.status("c".repeat(40), "success", "release", "done");
        forge.status("c".repeat(40), "success", "other", "done");
        forge.status("c".repeat(40), "success", "release", "done");
        assertEquals(2, stub.statuses.size(), "the same one is not set twice");
        assertEquals("{\"state\":\"success\",\"context\":\"release\",\"description\":\"done\"}", stub.statuses.get(1));
        forge.status("c".repeat(40), "failure", "release", "done");
        assertEquals(3, stub.statuses.size());
    }

    @Test
    void aLimitThatEndsSoonIsWaitedFor() {
        long reset = clock.instant().getEpochSecond() + 120;
        stub.onAny.add(call -> new Reply(
                403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", Long.toString(reset)), new byte[0]));
        stub.onAny.add(call -> Reply.of(403, "{\"message\":\"You have exceeded a secondary rate limit\"}"));
        assertTrue(forge.latest().isEmpty());
        assertEquals(List.of(Duration.ofSeconds(121), Duration.ofMinutes(1)), clock.waits());
    }

    @Test
    void aLimitThatEndsLateStopsTheRelease() {
        stub.onAny.add(call -> Reply.of(429).with("Retry-After", "301"));
        ReleaseException refused = assertThrows(ReleaseException.class, forge::latest);
        assertEquals(Code.RATE_LIMITED, refused.code());
        assertTrue(clock.waits().isEmpty());
    }

    @Test
    void faultsHaveWords() {
        stub.onAny.add(call -> Reply.of(403, "{\"message\":\"Resource not accessible\"}"));
        ReleaseException refused = assertThrows(ReleaseException.class, forge::latest);
        assertEquals(Code.AUTH_FAILED, refused.code());
        assertTrue(refused.sentence().contains("Resource not accessible"), refused.sentence());
        for (int i = 0; i < 5; i++) {
            stub.onAny.add(call -> Reply.of(503));
        }
        AicrException down = assertThrows(AicrException.class, forge::latest);
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, down.errorClass());
        assertFalse(down.getMessage().contains(StubForge.TOKEN));
    }
}
