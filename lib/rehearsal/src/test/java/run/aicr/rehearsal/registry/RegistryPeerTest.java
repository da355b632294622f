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
package run.aicr.rehearsal.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.rehearsal.Wire;

class RegistryPeerTest {
    private static final String REPOSITORY = "nvidia/aicr";
    private static final byte[] BLOB = "0123456789".getBytes(StandardCharsets.UTF_8);
    private static final Sha256 DIGEST = Sha256.of(BLOB);

    @TempDir
    Path folder;

    private Rehearsal rehearsal;
    private Pusher pusher;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder, Setup.of("NVIDIA/aicr").withReferrersApi(true));
        pusher = new Pusher(rehearsal, REPOSITORY, "nvidia/aicrd");
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private String anonymously(String path) {
        return rehearsal.addresses().registry() + path;
    }

    @Test
    void aCallWithoutATokenGetsAChallengeForItsRepositoryAndAction() {
        Wire.Reply reply = Wire.call("GET", anonymously("/v2/nvidia/aicr/tags/list"), "");
        assertEquals(401, reply.status());
        assertEquals(
                "Bearer realm=\"" + rehearsal.addresses().registry()
                        + "/token\",service=\"ghcr.io\",scope=\"repository:nvidia/aicr:pull\"",
                reply.header("WWW-Authenticate"));
        assertEquals("UNAUTHORIZED", code(reply));
        Wire.Reply push = Wire.call("POST", anonymously("/v2/nvidia/aicr/blobs/uploads/"), "");
        assertTrue(push.header("WWW-Authenticate").contains("repository:nvidia/aicr:pull,push"));
        Wire.Reply probe = Wire.call("GET", anonymously("/v2/"), "");
        assertTrue(probe.header("WWW-Authenticate").contains("repository:user/image:pull"));
        assertEquals(200, pusher.call("GET", "/v2/", "").status());
    }

    @Test
    void everybodyGetsATokenToReadAndNobodyOneToPushWithoutCredentials() {
        String scope = "/token?service=ghcr.io&scope=repository:nvidia/aicr:";
        assertEquals(200, Wire.call("GET", anonymously(scope + "pull"), "").status());
        assertEquals(403, Wire.call("GET", anonymously(scope + "pull,push"), "").status());
        Wire.Reply wrong =
                Wire.call("GET", anonymously(scope + "pull"), "", "Authorization", Wire.basic("rehearsal", "wrong"));
        assertEquals(401, wrong.status());
    }

    @Test
    void aTokenIsGoodForItsRepositoriesOnly() {
        Wire.Reply reply = pusher.call("GET", "/v2/other/thing/tags/list", "");
        assertEquals(401, reply.status());
        assertTrue(reply.header("WWW-Authenticate").contains("insufficient_scope"));
    }

    @Test
    void aBlobIsFoundAfterItWasSent() {
        String path = "/v2/" + REPOSITORY + "/blobs/" + DIGEST;
        assertEquals(404, pusher.call("HEAD", path, "").status());
        pusher.blob(REPOSITORY, BLOB);
        Wire.Reply head = pusher.call("HEAD", path, "");
        assertEquals(200, head.status());
        assertEquals("10", head.header("Content-Length"));
        assertEquals(DIGEST.prefixed(), head.header("Docker-Content-Digest"));
        assertArrayEquals(BLOB, pusher.call("GET", path, "").body());
        assertEquals(
                404, pusher.call("HEAD", "/v2/nvidia/aicrd/blobs/" + DIGEST, "").status());
    }

    @Test
    void aPartOfABlobCanBeRead() {
        pusher.blob(REPOSITORY, BLOB);
        String path = "/v2/" + REPOSITORY + "/blobs/" + DIGEST;
        Wire.Reply part = pusher.call("GET", path, "", "Range", "bytes=2-4");
        assertEquals(206, part.status());
        assertEquals("234", part.text());
        assertEquals("bytes 2-4/10", part.header("Content-Range"));
        assertEquals("89", pusher.call("GET", path, "", "Range", "bytes=-2").text());
        assertEquals(416, pusher.call("GET", path, "", "Range", "bytes=10-").status());
    }

    @Test
    void aWholeBlobCanBePosted() {
        String path = "/v2/" + REPOSITORY + "/blobs/uploads/?digest=";
        assertEquals(201, pusher.call("POST", path + DIGEST, BLOB).status());
        Wire.Reply wrong = pusher.call("POST", path + Sha256.of("x"), BLOB);
        assertEquals(400, wrong.status());
        assertEquals("DIGEST_INVALID", code(wrong));
    }

    @Test
    void chunksAreTakenInOrder() {
        Wire.Reply opened = pusher.call("POST", "/v2/" + REPOSITORY + "/blobs/uploads/", "");
        Wire.Reply first = pusher.call("PATCH", opened.header("Location"), "01234", "Content-Range", "0-4");
        assertEquals(202, first.status());
        assertEquals("0-4", first.header("Range"));
        Wire.Reply again = pusher.call("PATCH", first.header("Location"), "01234", "Content-Range", "0-4");
        assertEquals(416, again.status());
        Wire.Reply state = pusher.call("GET", first.header("Location"), "");
        assertEquals(204, state.status());
        assertEquals("0-4", state.header("Range"));
        Wire.Reply done =
                pusher.call("PUT", first.header("Location") + "&digest=" + DIGEST, "56789", "Content-Range", "5-9");
        assertEquals(201, done.status(), done::text);
        assertEquals(404, pusher.call("GET", first.header("Location"), "").status());
    }

    @Test
    void aBlobOfAnotherRepositoryIsMounted() {
        String path = "/v2/nvidia/aicrd/blobs/uploads/?mount=" + DIGEST + "&from=" + REPOSITORY;
        assertEquals(202, pusher.call("POST", path, "").status());
        pusher.blob(REPOSITORY, BLOB);
        assertEquals(201, pusher.call("POST", path, "").status());
        assertEquals(
                200, pusher.call("HEAD", "/v2/nvidia/aicrd/blobs/" + DIGEST, "").status());
    }

    @Test
    void aManifestKeepsItsBytesAndMovesBetweenTags() throws IOException {
        String manifest = pusher.image(REPOSITORY, "v1", "one");
        assertEquals(201, pusher.manifest(REPOSITORY, "latest", manifest).status());
        String other = pusher.image(REPOSITORY, "latest", "two");
        Wire.Reply read = pusher.call("GET", "/v2/" + REPOSITORY + "/manifests/v1", "");
        assertEquals(manifest, read.text());
        assertEquals(MediaTypes.MANIFEST, read.header("Content-Type"));
        assertEquals(Sha256.of(manifest).prefixed(), read.header("Docker-Content-Digest"));
        assertEquals(
                other,
                pusher.call("GET", "/v2/" + REPOSITORY + "/manifests/latest", "")
                        .text());
        Layout layout = Layout.open(folder.resolve("registry"));
        assertEquals(
                Sha256.of(other),
                layout.find("ghcr.io/nvidia/aicr:latest").orElseThrow().digest());
        assertEquals(2, layout.entries().size());
    }

    @Test
    void whatHasNoTagIsNamedByItsDigest() throws IOException {
        String manifest = pusher.image(REPOSITORY, "", "one");
        Sha256 digest = Sha256.of(manifest);
        Layout layout = Layout.open(folder.resolve("registry"));
        assertTrue(layout.find("ghcr.io/nvidia/aicr@" + digest).isPresent());
        pusher.manifest(REPOSITORY, "v1", manifest);
        assertTrue(layout.find("ghcr.io/nvidia/aicr@" + digest).isEmpty());
        pusher.image(REPOSITORY, "v1", "two");
        assertTrue(layout.find("ghcr.io/nvidia/aicr@" + digest).isPresent());
        assertEquals(
                200,
                pusher.call("HEAD", "/v2/" + REPOSITORY + "/manifests/" + digest, "")
                        .status());
    }

    @Test
    void aManifestWithMissingPartsIsRefused() {
        String manifest = Pusher.manifest(DIGEST, 10, DIGEST, 10, "");
        Wire.Reply refused = pusher.manifest(REPOSITORY, "v1", manifest);
        assertEquals(404, refused.status());
        assertEquals("MANIFEST_BLOB_UNKNOWN", code(refused));
        String index = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.INDEX
                + "\",\"manifests\":[{\"mediaType\":\"" + MediaTypes.MANIFEST + "\",\"digest\":\"" + DIGEST
                + "\",\"size\":10}]}";
        assertEquals(
                "MANIFEST_BLOB_UNKNOWN",
                code(pusher.call(
                        "PUT", "/v2/" + REPOSITORY + "/manifests/v1", index, "Content-Type", MediaTypes.INDEX)));
    }

    @Test
    void whatIsNoManifestIsRefused() {
        assertEquals("MANIFEST_INVALID", code(pusher.manifest(REPOSITORY, "v1", "{}")));
        assertEquals("MANIFEST_INVALID", code(pusher.manifest(REPOSITORY, "v1", "no json")));
        assertEquals(
                "DIGEST_INVALID",
                code(pusher.manifest(REPOSITORY, Sha256.of("x").prefixed(), "{}")));
        byte[] large = new byte[(4 << 20) + 1];
        Wire.Reply reply = pusher.call("PUT", "/v2/" + REPOSITORY + "/manifests/v1", large);
        assertEquals(413, reply.status());
    }

    @Test
    void aClientMustSayThatItKnowsTheMediaType() {
        pusher.image(REPOSITORY, "v1", "one");
        Wire.Reply reply = pusher.call(
                "GET", "/v2/" + REPOSITORY + "/manifests/v1", "", "Accept", MediaTypes.INDEX + ", text/plain");
        assertEquals(404, reply.status());
        assertEquals("MANIFEST_UNKNOWN", code(reply));
    }

    @Test
    void tagsAreListedInPages() {
        String manifest = pusher.image(REPOSITORY, "b", "one");
        pusher.manifest(REPOSITORY, "c", manifest);
        pusher.manifest(REPOSITORY, "a", manifest);
        Wire.Reply first = pusher.call("GET", "/v2/" + REPOSITORY + "/tags/list?n=2", "");
        assertEquals(List.of("a", "b"), first.json().texts("tags"));
        String link = first.header("Link");
        Wire.Reply second = pusher.call("GET", link.substring(1, link.indexOf('>')), "");
        assertEquals(List.of("c"), second.json().texts("tags"));
        assertEquals("", second.header("Link"));
        Wire.Reply unknown = pusher.call("GET", "/v2/nvidia/aicrd/tags/list", "");
        assertEquals("NAME_UNKNOWN", code(unknown));
    }

    @Test
    void referrersAreListedAndFiltered() {
        Sha256 config = pusher.blob(REPOSITORY, "{}".getBytes(StandardCharsets.UTF_8));
        pusher.blob(REPOSITORY, BLOB);
        Sha256 subject = Sha256.of("not pushed yet");
        String more =
                "\"artifactType\":\"application/x.test\",\"annotations\":{\"k\":\"v\"},\"subject\":{\"mediaType\":\""
                        + MediaTypes.MANIFEST + "\",\"digest\":\"" + subject + "\",\"size\":14},";
        String referrer = Pusher.manifest(config, 2, DIGEST, 10, more);
        Wire.Reply put = pusher.manifest(REPOSITORY, Sha256.of(referrer).prefixed(), referrer);
        assertEquals(subject.prefixed(), put.header("OCI-Subject"));
        String path = "/v2/" + REPOSITORY + "/referrers/" + subject;
        Wire.Reply all = pusher.call("GET", path, "");
        assertEquals(MediaTypes.INDEX, all.header("Content-Type"));
        Fields found = all.json().list("manifests").get(0);
        assertEquals("application/x.test", found.requiredText("artifactType"));
        assertEquals("v", found.textMap("annotations").get("k"));
        Wire.Reply none = pusher.call("GET", path + "?artifactType=other", "");
        assertEquals("artifactType", none.header("OCI-Filters-Applied"));
        assertEquals(0, none.json().list("manifests").size());
    }

    @Test
    void nothingIsDeleted() {
        pusher.image(REPOSITORY, "v1", "one");
        Wire.Reply reply = pusher.call("DELETE", "/v2/" + REPOSITORY + "/manifests/v1", "");
        assertEquals(405, reply.status());
        assertEquals("UNSUPPORTED", code(reply));
    }

    @Test
    void namesAndDigestsHaveTheirGrammar() {
        Pusher odd = new Pusher(rehearsal, "Upper/Case");
        assertEquals("NAME_INVALID", code(odd.call("GET", "/v2/Upper/Case/tags/list", "")));
        assertEquals("DIGEST_INVALID", code(pusher.call("GET", "/v2/" + REPOSITORY + "/blobs/sha256:x", "")));
    }

    @Test
    void anUploadThatIsCutKeepsWhatArrived() throws IOException {
        Wire.Reply opened = pusher.call("POST", "/v2/" + REPOSITORY + "/blobs/uploads/", "");
        rehearsal.script().add("registry PATCH .* cut-body");
        String location = pusher.uri(opened.header("Location"));
        assertThrows(
                IOException.class, () -> Wire.tryCall("PATCH", location, BLOB, pusher.with("Content-Range", "0-9")));
        Wire.Reply state = pusher.call("GET", opened.header("Location"), "");
        assertEquals("0-4", state.header("Range"));
        Wire.Reply rest =
                pusher.call("PUT", opened.header("Location") + "&digest=" + DIGEST, "56789", "Content-Range", "5-9");
        assertEquals(201, rest.status(), rest::text);
    }

    @Test
    void manyClientsPushAtOnce() throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            String tag = "v" + i;
            Thread client = new Thread(() -> pusher.image(REPOSITORY, tag, "content of " + tag));
            client.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            client.start();
            clients.add(client);
        }
        for (Thread each : clients) {
            each.join();
        }
        assertEquals(List.of(), failures);
        assertEquals(
                8,
                pusher.call("GET", "/v2/" + REPOSITORY + "/tags/list", "")
                        .json()
                        .texts("tags")
                        .size());
    }

    @Test
    void withoutTheReferrersApiClientsKeepAFallbackTag() {
        try (Rehearsal plain = Rehearsal.start(folder.resolve("plain"), Setup.of("NVIDIA/aicr"))) {
            Pusher client = new Pusher(plain, REPOSITORY);
            String manifest = client.image(REPOSITORY, "sha256-" + DIGEST.hex(), "one");
            assertEquals(
                    404,
                    client.call("GET", "/v2/" + REPOSITORY + "/referrers/" + Sha256.of(manifest), "")
                            .status());
        }
    }

    private static String code(Wire.Reply reply) {
        return reply.json().list("errors").get(0).requiredText("code");
    }
}
