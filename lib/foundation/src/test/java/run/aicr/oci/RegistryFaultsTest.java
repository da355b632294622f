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
package run.aicr.oci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.error.ErrorClass;
import run.aicr.http.Content;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.ServiceCaller;
import run.aicr.http.TestClock;

class RegistryFaultsTest {
    private static final byte[] BYTES = bytes(40_000);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Descriptor blob = Descriptor.of("application/octet-stream", BYTES);
    private SmallRegistry server;
    private Registry registry;

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void start() throws IOException {
        server = new SmallRegistry();
        registry = Registry.at(server.base(), Login.ANONYMOUS, caller());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ServiceCaller caller() {
        return new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), clock.retry());
    }

    private void push() {
        registry.push("aicr", blob, Content.of(BYTES), Optional.empty());
    }

    private void assertStored() {
        assertArrayEquals(BYTES, server.blobs.get("/v2/aicr/blobs/" + blob.digest()));
    }

    private long count(String method) {
        return server.seen.stream().filter(s -> s.startsWith(method + " ")).count();
    }

    @Test
    void aBlobThatIsThereIsNotSent() {
        push();
        server.seen.clear();
        push();
        assertEquals(List.of("HEAD /v2/aicr/blobs/" + blob.digest()), server.seen);
        assertTrue(registry.hasBlob("aicr", blob));
        assertFalse(registry.hasBlob("other", blob));
    }

    @Test
    void twoBadGatewaysAreSurvived() {
        server.next("PUT", 502, "X", "y");
        server.next("PUT", 502, "X", "y");
        push();
        assertStored();
        assertEquals(3, count("PUT"));
    }

    @Test
    void retryAfterIsHonoured() {
        server.next("PUT", 429, "Retry-After", "17");
        push();
        assertStored();
        assertEquals(List.of(Duration.ofSeconds(17)), clock.waits());
    }

    @Test
    void aRegistryThatStaysDownIsUnavailable() {
        for (int i = 0; i < 5; i++) {
            server.next("PUT", 503, "X", "y");
        }
        AicrException refused = assertThrows(AicrException.class, this::push);
        assertEquals(ErrorClass.SERVICE_UNAVAILABLE, refused.errorClass());
        assertTrue(refused.sentence().contains(blob.digest().prefixed()), refused.sentence());
    }

    @Test
    void aCutUploadGoesOnWhereItStopped() {
        server.cutAfter("PUT", 10_000);
        push();
        assertStored();
        assertEquals(1, count("POST"), "one session serves: " + server.seen);
        assertEquals(1, count("PATCH"));
    }

    @Test
    void aCutChunkGoesOnWhereItStopped() {
        registry = registry.withChunks(15_000);
        server.next("PATCH", exchange -> false);
        server.cutAfter("PATCH", 1_000);
        push();
        assertStored();
        assertEquals(1, count("POST"), server.seen.toString());
    }

    @Test
    void chunksOutOfOrderAreAskedFor() {
        registry = registry.withChunks(15_000);
        server.next("PATCH", exchange -> false);
        server.next("PATCH", 416, "Range", "0-14999");
        push();
        assertStored();
        assertEquals(1, count("POST"), server.seen.toString());
    }

    @Test
    void aLostSessionIsStartedAgain() {
        server.next("PUT", 404, "X", "y");
        push();
        assertStored();
        assertEquals(2, count("POST"));
    }

    @Test
    void anAnswerThatGotLostIsNoticed() {
        server.next("PUT", exchange -> {
            exchange.getRequestBody().readAllBytes();
            server.sessions.clear();
            server.blobs.put("/v2/aicr/blobs/" + blob.digest(), BYTES);
            exchange.close();
            return true;
        });
        push();
        assertStored();
        assertEquals(1, count("PUT"));
    }

    @Test
    void aBlobOfAnotherRepositoryIsMounted() {
        server.blobs.put("/v2/other/blobs/" + blob.digest(), BYTES);
        registry.push("aicr", blob, Content.of(BYTES), Optional.of("other"));
        assertStored();
        assertEquals(0, count("PUT"));
    }

    @Test
    void aMountThatBecomesAnUploadIsFinished() {
        server.mounts = false;
        server.blobs.put("/v2/other/blobs/" + blob.digest(), BYTES);
        registry.push("aicr", blob, Content.of(BYTES), Optional.of("other"));
        assertStored();
        assertEquals(1, count("POST"));
        assertEquals(1, count("PUT"));
    }

    @Test
    void aMountThatIsForbiddenBecomesAnUpload() {
        server.next("POST", 403, "X", "y");
        registry.push("aicr", blob, Content.of(BYTES), Optional.of("other"));
        assertStored();
    }

    @Test
    void aRefusalIsNotRepeated() {
        server.next("PUT", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] why = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no write access\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, why.length);
            exchange.getResponseBody().write(why);
            return true;
        });
        AicrException refused = assertThrows(AicrException.class, this::push);
        assertEquals(ErrorClass.UNAUTHORIZED, refused.errorClass());
        assertTrue(refused.sentence().contains("DENIED: no write access"), refused.sentence());
        assertEquals(1, count("PUT"));
    }

    @Test
    void aContentOfAnotherLengthIsNotSent() {
        assertThrows(AicrException.class, () -> registry.push("aicr", blob, Content.of(new byte[3]), Optional.empty()));
        assertTrue(server.seen.isEmpty());
    }

    @Test
    void aBlobIsPulledAndItsDigestChecked() throws IOException {
        push();
        Path file = folder.resolve("blob");
        server.next("GET", exchange -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            exchange.getResponseBody().write(BYTES, 0, 100);
            exchange.getResponseBody().flush();
            exchange.close();
            return true;
        });
        registry.pull("aicr", blob, file);
        assertArrayEquals(BYTES, Files.readAllBytes(file));
        byte[] wrong = BYTES.clone();
        wrong[3]++;
        server.blobs.put("/v2/aicr/blobs/" + blob.digest(), wrong);
        Path other = folder.resolve("other");
        AicrException refused = assertThrows(AicrException.class, () -> registry.pull("aicr", blob, other));
        assertTrue(refused.sentence().contains("digest differs"), refused.sentence());
        assertFalse(Files.exists(other));
    }

    @Test
    void aManifestWithOtherBytesIsRefused() {
        byte[] manifest = "{\"schemaVersion\":2}".getBytes(StandardCharsets.UTF_8);
        Descriptor stored = registry.putManifest("aicr", "v1", manifest, MediaTypes.MANIFEST);
        assertEquals(stored, registry.head("aicr", "v1").orElseThrow());
        String digest = stored.digest().prefixed();
        server.manifests.put("/v2/aicr/manifests/" + digest, "{}".getBytes(StandardCharsets.UTF_8));
        assertThrows(AicrException.class, () -> registry.manifest("aicr", digest));
        assertThrows(AicrException.class, () -> registry.head("aicr", digest));
        assertTrue(registry.head("aicr", "v2").isEmpty());
        assertEquals(
                ErrorClass.NOT_FOUND,
                assertThrows(AicrException.class, () -> registry.manifest("aicr", "v2"))
                        .errorClass());
    }

    private Descriptor attach(String kind, Sha256 subject) {
        String manifest = "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\"},"
                + "\"annotations\":{\"kind\":\"" + kind + "\"}}";
        return registry.attach("aicr", subject, manifest.getBytes(StandardCharsets.UTF_8), MediaTypes.MANIFEST);
    }

    @Test
    void withoutTheApiReferrersAreKeptUnderTheFallbackTag() {
        Sha256 subject = Sha256.of("image");
        assertEquals(List.of(), registry.referrers("aicr", subject));
        Descriptor one = attach("one", subject);
        attach("two", subject);
        attach("one", subject);
        List<Referrer> found = registry.referrers("aicr", subject);
        assertEquals(2, found.size());
        assertEquals(one.digest(), found.get(0).descriptor().digest());
        assertEquals("application/vnd.oci.empty.v1+json", found.get(0).artifactType());
        assertEquals("two", found.get(1).descriptor().annotations().get("kind"));
        assertTrue(server.manifests.containsKey("/v2/aicr/manifests/sha256-" + subject.hex()));
    }

    @Test
    void aRegistryThatOnlySaysItIndexesGetsTheFallbackTagToo() {
        Sha256 subject = Sha256.of("image");
        server.saysIndexed = true;
        attach("one", subject);
        assertTrue(server.manifests.containsKey("/v2/aicr/manifests/sha256-" + subject.hex()));
        server.referrersApi = true;
        Sha256 other = Sha256.of("other");
        attach("two", other);
        assertFalse(server.manifests.containsKey("/v2/aicr/manifests/sha256-" + other.hex()));
    }

    @Test
    void plainHttpToAnotherMachineNeedsToBeAllowed() {
        URI far = URI.create("http://registry.example:5000");
        assertThrows(AicrException.class, () -> Registry.at(far, Login.ANONYMOUS, caller()));
        assertEquals(
                "registry.example:5000",
                Registry.plainAllowed(far, Login.ANONYMOUS, caller()).host());
        assertThrows(
                AicrException.class,
                () -> Registry.at(URI.create("https://ghcr.io/nvidia"), Login.ANONYMOUS, caller()));
    }
}
