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
package run.aicr.release.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.error.AicrException;
import run.aicr.http.Content;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Registry;
import run.aicr.rehearsal.Addresses;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;
import run.aicr.release.StillClock;
import run.aicr.release.chat.Chat;
import run.aicr.release.chat.ChatMessage;
import run.aicr.release.chat.Told;
import run.aicr.release.demo.Federation;
import run.aicr.release.error.ReleaseException;
import run.aicr.release.forge.Forge;
import run.aicr.release.forge.ForgeAsset;
import run.aicr.release.forge.ForgeRelease;
import run.aicr.release.forge.NewDraft;
import run.aicr.release.publish.PublishedAlready;
import run.aicr.release.step.Finding;

/** The clients against the stand-ins of a rehearsal, which were written without them, with faults on the way. */
class ClientsAgainstStandInsTest {
    private static final String COMMIT = "c".repeat(40);

    @TempDir
    Path folder;

    private final ServiceCaller caller = new StillClock().caller();
    private Rehearsal rehearsal;
    private Addresses at;

    @BeforeEach
    void start() {
        rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"));
        at = rehearsal.addresses();
    }

    @AfterEach
    void stop() {
        rehearsal.close();
    }

    private Registry registry() {
        Login login = new Login(at.tokens().registryUser(), at.tokens().registryToken());
        return Registry.at(at.registry(), login, caller);
    }

    private Forge forge() {
        Secret token = new Secret(at.tokens().forgeToken());
        return new Forge(
                new ForgeEndpoint(at.forgeApi(), at.forgeUploads(), at.forgeWeb(), token), "NVIDIA/aicr", caller);
    }

    private static byte[] random(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Descriptor index(Layout layout) throws IOException {
        List<Node> manifests = new ArrayList<>();
        for (String architecture : List.of("amd64", "arm64")) {
            Descriptor config = layout.put(
                    MediaTypes.CONFIG,
                    ("{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"}").getBytes(StandardCharsets.UTF_8));
            Descriptor layer = layout.put(MediaTypes.LAYER_GZIP, random(300_000, architecture.hashCode()));
            manifests.add(layout.put(
                            MediaTypes.MANIFEST,
                            JsonWriter.compact(new Mapping.Builder()
                                    .put("schemaVersion", Scalar.integer(2))
                                    .put("mediaType", MediaTypes.MANIFEST)
                                    .put("config", config.toNode())
                                    .put("layers", Sequence.of(List.of(layer.toNode())))
                                    .build()))
                    .withPlatform("linux/" + architecture)
                    .toNode());
        }
        return layout.put(
                MediaTypes.INDEX,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", MediaTypes.INDEX)
                        .put("manifests", Sequence.of(manifests))
                        .build()));
    }

    @Test
    void anImageArrivesWhateverHappensOnTheWay() throws IOException {
        rehearsal.script().add("registry PUT .*/blobs/uploads/.* 502 x2");
        rehearsal.script().add("registry PATCH .* cut-body");
        rehearsal.script().add("registry PUT .*/manifests/.* cut-after");
        rehearsal.script().add("registry GET .*/manifests/.* 503 x2");
        Layout layout = Layout.create(folder.resolve("image"));
        Descriptor index = index(layout);
        Registry registry = registry().withChunks(100_000);
        registry.push("nvidia/aicr", layout, index, Optional.empty());
        assertEquals(
                index, registry.head("nvidia/aicr", index.digest().prefixed()).orElseThrow());
        assertEquals(List.of(), registry.tags("nvidia/aicr"));
        byte[] bytes = registry.manifest("nvidia/aicr", index.digest().prefixed());
        registry.putManifest("nvidia/aicr", "v1.3.0", bytes, index.mediaType());
        assertEquals(List.of("v1.3.0"), registry.tags("nvidia/aicr"));
        registry.push("nvidia/other", layout, index, Optional.of("nvidia/aicr"));
        Layout back = Layout.create(folder.resolve("back"));
        assertEquals(
                index.digest(),
                registry.pull("nvidia/other", index.digest().prefixed(), back).digest());
    }

    @Test
    void aWrongBitOnTheWayIsNoticed() throws IOException {
        Layout layout = Layout.create(folder.resolve("image"));
        Descriptor index = index(layout);
        Registry registry = registry();
        registry.push("nvidia/aicr", layout, index, Optional.empty());
        rehearsal.script().add("registry GET .*/manifests/.* corrupt");
        String digest = index.digest().prefixed();
        assertThrows(AicrException.class, () -> registry.manifest("nvidia/aicr", digest));
        assertArrayEquals(Files.readAllBytes(layout.blob(index.digest())), registry.manifest("nvidia/aicr", digest));
    }

    @Test
    void statementsAreFoundWithAndWithoutTheReferrersApi() throws IOException {
        attachAndFind();
        rehearsal.close();
        rehearsal =
                Rehearsal.start(folder.resolve("other"), Setup.of("NVIDIA/aicr").withReferrersApi(true));
        at = rehearsal.addresses();
        attachAndFind();
    }

    private void attachAndFind() throws IOException {
        Layout layout = Layout.create(folder.resolve("image"));
        Descriptor index = index(layout);
        Registry registry = registry();
        registry.push("nvidia/aicr", layout, index, Optional.empty());
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        Descriptor config = Descriptor.of("application/vnd.oci.empty.v1+json", empty);
        registry.push("nvidia/aicr", config, Content.of(empty), Optional.empty());
        byte[] manifest = JsonWriter.compact(new Mapping.Builder()
                .put("schemaVersion", Scalar.integer(2))
                .put("mediaType", MediaTypes.MANIFEST)
                .put("artifactType", "text/x")
                .put("config", config.toNode())
                .put("layers", Sequence.of(List.of(config.toNode())))
                .put("subject", index.toNode())
                .put("annotations", Descriptor.annotationsNode(Map.of("k", "v")))
                .build());
        Descriptor attached = registry.attach("nvidia/aicr", index.digest(), manifest, MediaTypes.MANIFEST);
        registry.attach("nvidia/aicr", index.digest(), manifest, MediaTypes.MANIFEST);
        var found = registry.referrers("nvidia/aicr", index.digest());
        assertEquals(1, found.size());
        assertEquals(attached.digest(), found.get(0).descriptor().digest());
        assertEquals("text/x", found.get(0).artifactType());
        assertEquals(Map.of("k", "v"), found.get(0).descriptor().annotations());
    }

    @Test
    void aReleaseIsDraftedFilledAndPublishedWhateverHappensOnTheWay() throws IOException {
        rehearsal.script().add("forge POST .*/releases cut-after");
        rehearsal.script().add("uploads POST .* cut-body; uploads POST .* 502; uploads POST .* cut-after");
        Forge forge = forge();
        NewDraft wanted = new NewDraft("v1.3.0", COMMIT, "v1.3.0", "notes", false);
        ForgeRelease draft = forge.createDraft(wanted);
        assertEquals(1, forge.drafts("v1.3.0").size());
        Path file = Files.write(folder.resolve("a.tar.gz"), random(200_000, 5));
        ForgeAsset asset = forge.upload(draft, "a.tar.gz", "application/gzip", file);
        assertTrue(asset.isUploaded());
        assertEquals(1, forge.assets(draft).size());
        Path copy = folder.resolve("copy");
        assertEquals(Sha256.ofFile(file), forge.download(asset, copy));
        assertEquals(Optional.empty(), forge.downloadPublic("v1.3.0", "a.tar.gz", copy));
        ForgeRelease release = forge.publish(draft, true);
        assertFalse(release.draft());
        assertEquals(Optional.of(Sha256.ofFile(file)), forge.downloadPublic("v1.3.0", "a.tar.gz", copy));
        assertEquals("v1.3.0", forge.latest().orElseThrow().tag());
        assertEquals("v1.3.0", forge.published("v1.3.0").orElseThrow().tag());
        forge.status(COMMIT, "success", "release", "published");
    }

    @Test
    void aDraftIsDeletedAndAttestationsAreKeptOnce() {
        Forge forge = forge();
        ForgeRelease draft = forge.createDraft(new NewDraft("v1.3.0-rc1", COMMIT, "x", "y", true));
        forge.deleteDraft(draft);
        assertEquals(List.of(), forge.drafts("v1.3.0-rc1"));
        assertEquals(List.of(), forge.attestations(Sha256.of("x")));
        assertEquals(Optional.empty(), forge.tag("v9.9.9"));
    }

    @Test
    void theChatIsToldOnce() throws IOException {
        rehearsal.script().add("chat POST .* 500 x3");
        ChatMessage message =
                new ChatMessage("v1.3.0", false, at.forgeWeb() + "/x", Optional.empty(), Optional.empty());
        Told told = new Told(
                new PublishedAlready(),
                new Chat(new Secret(at.chat().toString()), caller),
                message,
                List::of,
                Optional::empty);
        assertThrows(ReleaseException.class, told::act);
        told.act();
        assertInstanceOf(Finding.Done.class, told.look());
        assertEquals(
                1, Files.readAllLines(folder.resolve("rehearsal/chat.jsonl")).size());
    }

    @Test
    void theRunOfATagMayFederate() {
        DemoEndpoint demo = new DemoEndpoint(
                at.sts(),
                at.iamCredentials(),
                at.run(),
                at.demoRegistry(),
                "us-docker.pkg.dev/eidosx/demo/aicrd",
                Endpoints.github(Map.of("AICR_DEMO_PROJECT_NUMBER", "42"), "NVIDIA/aicr")
                        .demo()
                        .provider(),
                "github-actions@eidosx.iam.gserviceaccount.com",
                "projects/eidosx/locations/us-west1/services/api");
        CiEndpoint ci = new CiEndpoint(at.tokenRequest().toString(), new Secret(at.tokenRequestToken()));
        rehearsal.identity("v1.3.0", COMMIT);
        Secret token = new Federation(ci, demo, caller).accessToken();
        Registry registry = Registry.at(at.demoRegistry(), Federation.registryLogin(token), caller);
        assertTrue(registry.head("eidosx/demo/aicrd", "v1.3.0").isEmpty());
    }
}
