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
package run.aicr.rehearsal.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.document.Sequence;
import run.aicr.rehearsal.FolderState;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Wire;

class ForgePeersTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private Rehearsal rehearsal;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr"));
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private Wire.Reply api(String method, String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + rehearsal.addresses().tokens().forgeToken();
        System.arraycopy(headers, 0, all, 2, headers.length);
        return Wire.call(method, rehearsal.addresses().forgeApi() + "/repos/NVIDIA/aicr" + path, body, all);
    }

    private Wire.Reply anonymously(String path) {
        return Wire.call("GET", rehearsal.addresses().forgeApi() + "/repos/NVIDIA/aicr" + path, "");
    }

    private Wire.Reply web(String path) {
        return Wire.call("GET", rehearsal.addresses().forgeWeb() + "/NVIDIA/aicr" + path, "");
    }

    private String draft(String tag) {
        Wire.Reply made = api(
                "POST",
                "/releases",
                "{\"tag_name\":\"" + tag + "\",\"target_commitish\":\"" + COMMIT + "\",\"name\":\"" + tag
                        + "\",\"body\":\"notes\",\"draft\":true}");
        assertEquals(201, made.status(), made::text);
        return made.json().requiredText("id");
    }

    private Wire.Reply upload(String id, String name, String content) {
        return Wire.call("POST", uploadUri(id, name), content, uploadHeaders());
    }

    private String uploadUri(String id, String name) {
        return rehearsal.addresses().forgeUploads() + "/repos/NVIDIA/aicr/releases/" + id + "/assets?name=" + name;
    }

    private String[] uploadHeaders() {
        return new String[] {
            "Authorization",
            "Bearer " + rehearsal.addresses().tokens().forgeToken(),
            "Content-Type",
            "application/octet-stream"
        };
    }

    private Wire.Reply publish(String id, String makeLatest) {
        return api("PATCH", "/releases/" + id, "{\"draft\":false,\"make_latest\":\"" + makeLatest + "\"}");
    }

    @Test
    void aDraftIsSeenInTheListOfThoseWhoMayPushOnly() {
        String id = draft("v1.0.0");
        assertEquals(1, items(api("GET", "/releases", "")));
        assertEquals(0, items(anonymously("/releases")));
        assertEquals(200, api("GET", "/releases/" + id, "").status());
        assertEquals(404, anonymously("/releases/" + id).status());
        assertEquals(404, api("GET", "/releases/tags/v1.0.0", "").status());
        assertTrue(Files.isRegularFile(folder.resolve("drafts/" + id + "/meta.json")));
    }

    private static int items(Wire.Reply reply) {
        return ((Sequence) reply.node()).items().size();
    }

    @Test
    void anAssetIsUploadedWithItsDigestAndOnlyOnce() {
        String id = draft("v1.0.0");
        Wire.Reply done = upload(id, "a%20b.txt", "hello");
        assertEquals(201, done.status(), done::text);
        assertEquals("a.b.txt", done.json().requiredText("name"));
        assertEquals("uploaded", done.json().requiredText("state"));
        assertEquals("5", done.json().requiredText("size"));
        assertEquals(Sha256.of("hello").prefixed(), done.json().requiredText("digest"));
        Wire.Reply again = upload(id, "a.b.txt", "hello");
        assertEquals(422, again.status());
        Fields error = again.json().list("errors").get(0);
        assertEquals("already_exists", error.requiredText("code"));
        assertEquals("ReleaseAsset", error.requiredText("resource"));
    }

    @Test
    void publishingIsOneRenameAndMakesTheReleasePublic() throws IOException {
        String id = draft("v1.0.0");
        upload(id, "a.txt", "hello");
        Wire.Reply published = publish(id, "true");
        assertEquals(200, published.status(), published::text);
        assertFalse(Files.exists(folder.resolve("drafts/" + id)));
        assertEquals("hello", Files.readString(folder.resolve("releases/v1.0.0/a.txt")));
        Fields meta = Fields.of(
                run.aicr.document.JsonReader.read(
                        "meta",
                        Files.readAllBytes(folder.resolve("releases/v1.0.0/meta.json")),
                        run.aicr.document.Limits.DOCUMENT),
                "");
        assertEquals("notes", meta.requiredText("body"));
        assertEquals(COMMIT, meta.requiredText("target_commitish"));
        assertEquals(200, anonymously("/releases/tags/v1.0.0").status());
        assertEquals("v1.0.0", anonymously("/releases/latest").json().requiredText("tag_name"));
        Wire.Reply latest = web("/releases/latest");
        assertEquals(302, latest.status());
        assertTrue(latest.header("Location").endsWith("/NVIDIA/aicr/releases/tag/v1.0.0"));
        assertEquals(200, Wire.call("GET", latest.header("Location"), "").status());
    }

    @Test
    void bytesComeFromAnotherHostThatWantsNoCredentials() {
        String id = draft("v1.0.0");
        String asset = upload(id, "a.txt", "hello").json().requiredText("id");
        Wire.Reply found = api("GET", "/releases/assets/" + asset, "", "Accept", "application/octet-stream");
        assertEquals(302, found.status());
        String location = found.header("Location");
        assertFalse(location.startsWith(rehearsal.addresses().forgeApi().toString()));
        assertEquals("hello", Wire.call("GET", location, "").text());
        assertEquals(
                400, Wire.call("GET", location, "", "Authorization", "Bearer x").status());
        assertEquals(
                403,
                Wire.call("GET", location.replaceAll("ticket=.*", "ticket=x"), "")
                        .status());
        assertEquals(404, web("/releases/download/v1.0.0/a.txt").status());
        publish(id, "true");
        Wire.Reply download = web("/releases/download/v1.0.0/a.txt");
        assertEquals(302, download.status());
        assertEquals("hello", Wire.call("GET", download.header("Location"), "").text());
        Wire.Reply byLatest = web("/releases/latest/download/a.txt");
        assertTrue(byLatest.header("Location").endsWith("/releases/download/v1.0.0/a.txt"));
    }

    @Test
    void anUploadThatIsCutLeavesAStarter() throws IOException {
        String id = draft("v1.0.0");
        rehearsal.script().add("uploads POST .*name=a.txt cut-body");
        byte[] content = "hello".getBytes(StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> Wire.tryCall("POST", uploadUri(id, "a.txt"), content, uploadHeaders()));
        Fields asset = api("GET", "/releases/" + id, "").json().list("assets").get(0);
        assertEquals("starter", asset.requiredText("state"));
        assertEquals(422, upload(id, "a.txt", "hello").status());
        assertEquals(
                204,
                api("DELETE", "/releases/assets/" + asset.requiredText("id"), "")
                        .status());
        assertEquals(201, upload(id, "a.txt", "hello").status());
    }

    @Test
    void latestIsWhatWasToldLast() {
        String one = draft("v1.0.0");
        String two = draft("v1.1.0");
        String hotfix = draft("v1.0.1");
        String candidate = draft("v1.2.0-rc1");
        publish(two, "true");
        publish(one, "false");
        assertEquals("v1.1.0", anonymously("/releases/latest").json().requiredText("tag_name"));
        publish(hotfix, "legacy");
        assertEquals("v1.1.0", anonymously("/releases/latest").json().requiredText("tag_name"));
        Wire.Reply refused = api(
                "PATCH", "/releases/" + candidate, "{\"draft\":false,\"prerelease\":true,\"make_latest\":\"true\"}");
        assertEquals(422, refused.status());
        Wire.Reply published = api("PATCH", "/releases/" + candidate, "{\"draft\":false,\"prerelease\":true}");
        assertEquals(200, published.status());
        assertEquals("v1.1.0", anonymously("/releases/latest").json().requiredText("tag_name"));
        api("PATCH", "/releases/" + one, "{\"make_latest\":\"true\"}");
        assertEquals("v1.0.0", anonymously("/releases/latest").json().requiredText("tag_name"));
    }

    @Test
    void aTagIsPublishedOnce() {
        publish(draft("v1.0.0"), "true");
        Wire.Reply again = publish(draft("v1.0.0"), "true");
        assertEquals(422, again.status());
        assertEquals("already_exists", again.json().list("errors").get(0).requiredText("code"));
    }

    @Test
    void aReleaseCanBecomeADraftAgainAndBeDeleted() {
        String id = draft("v1.0.0");
        publish(id, "true");
        assertEquals(200, api("PATCH", "/releases/" + id, "{\"draft\":true}").status());
        assertEquals(404, anonymously("/releases/tags/v1.0.0").status());
        assertEquals(204, api("DELETE", "/releases/" + id, "").status());
        assertEquals(404, api("GET", "/releases/" + id, "").status());
    }

    @Test
    void listsComeInPages() {
        for (int i = 0; i < 5; i++) {
            draft("v1.0." + i);
        }
        Wire.Reply second = api("GET", "/releases?per_page=2&page=2", "");
        assertEquals(2, items(second));
        assertTrue(second.header("Link").contains("page=3>; rel=\"next\""));
        assertTrue(second.header("Link").contains("page=1>; rel=\"prev\""));
        assertEquals(1, items(api("GET", "/releases?per_page=2&page=3", "")));
    }

    @Test
    void callersAreKnownByTheToken() {
        String releases = rehearsal.addresses().forgeApi() + "/repos/NVIDIA/aicr/releases";
        Wire.Reply wrong = Wire.call("GET", releases, "", "Authorization", "Bearer wrong");
        assertEquals(401, wrong.status());
        assertEquals("Bad credentials", wrong.json().requiredText("message"));
        assertEquals(401, Wire.call("POST", releases, "{}").status());
        assertEquals(
                404,
                Wire.call("GET", rehearsal.addresses().forgeApi() + "/repos/other/aicr/releases", "")
                        .status());
        assertEquals("5000", wrong.header("X-RateLimit-Limit"));
    }

    @Test
    void nonsenseIsRefused() {
        assertEquals(400, api("POST", "/releases", "no json").status());
        assertEquals(422, api("POST", "/releases", "{}").status());
        assertEquals(422, api("POST", "/releases", "{\"tag_name\":\"../x\"}").status());
        assertEquals(
                422,
                api("POST", "/releases", "{\"tag_name\":\"v1\",\"make_latest\":\"yes\"}")
                        .status());
        assertEquals(
                422,
                api("POST", "/releases", "{\"tag_name\":\"v1\",\"body\":\"" + "x".repeat(125_001) + "\"}")
                        .status());
        assertEquals(413, api("POST", "/releases", " ".repeat((1 << 20) + 1)).status());
        assertEquals(422, upload(draft("v1.0.0"), "meta.json", "x").status());
    }

    @Test
    void statusesOfACommitAreKept() {
        String status = "{\"state\":\"success\",\"context\":\"gate\",\"description\":\"good\"}";
        assertEquals(201, api("POST", "/statuses/" + COMMIT, status).status());
        assertEquals(
                201,
                api("POST", "/statuses/" + COMMIT, status.replace("success", "failure"))
                        .status());
        assertEquals(
                422,
                api("POST", "/statuses/" + COMMIT, status.replace("success", "fine"))
                        .status());
        assertEquals(
                422,
                api("POST", "/statuses/" + COMMIT, status.replace("good", "x".repeat(141)))
                        .status());
        Wire.Reply all = anonymously("/commits/" + COMMIT + "/statuses");
        assertEquals(2, items(all));
        assertEquals(
                "failure", Fields.of(((Sequence) all.node()).items().get(0), "").requiredText("state"));
    }

    @Test
    void referencesAreMadeOnceAndRead() {
        String ref = "{\"ref\":\"refs/tags/v1.0.0\",\"sha\":\"" + COMMIT + "\"}";
        assertEquals(404, anonymously("/git/ref/tags/v1.0.0").status());
        assertEquals(201, api("POST", "/git/refs", ref).status());
        assertEquals(422, api("POST", "/git/refs", ref).status());
        Fields object =
                anonymously("/git/ref/tags/v1.0.0").json().fields("object").orElseThrow();
        assertEquals(COMMIT, object.requiredText("sha"));
    }

    @Test
    void attestationsAreFoundByTheDigestOfTheirSubject() {
        String statement =
                "{\"predicateType\":\"https://slsa.dev/provenance/v1\",\"subject\":[{\"name\":\"a\",\"digest\":{\"sha256\":\""
                        + Sha256.of("a").hex() + "\"}}]}";
        String bundle = "{\"bundle\":{\"mediaType\":\"x\",\"dsseEnvelope\":{\"payload\":\""
                + Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8)) + "\"}}}";
        assertEquals(404, anonymously("/attestations/" + Sha256.of("a")).status());
        assertEquals(201, api("POST", "/attestations", bundle).status());
        assertEquals(422, api("POST", "/attestations", "{\"bundle\":{}}").status());
        List<Fields> found =
                anonymously("/attestations/" + Sha256.of("a")).json().list("attestations");
        assertEquals("x", found.get(0).fields("bundle").orElseThrow().requiredText("mediaType"));
        assertEquals(
                404,
                anonymously("/attestations/" + Sha256.of("a") + "?predicate_type=other")
                        .status());
        assertEquals(404, anonymously("/attestations/" + Sha256.of("b")).status());
    }

    @Test
    void draftsAndReleasesSurviveARestartUnchanged() throws IOException {
        String id = draft("v1.0.0");
        upload(id, "a.txt", "hello");
        publish(draft("v0.9.0"), "true");
        rehearsal.close();
        var before = FolderState.of(folder);
        start();
        assertEquals(2, items(api("GET", "/releases", "")));
        assertEquals(
                "uploaded",
                api("GET", "/releases/" + id, "").json().list("assets").get(0).requiredText("state"));
        assertEquals(before, FolderState.of(folder));
        assertEquals(201, upload(id, "b.txt", "more").status());
    }
}
