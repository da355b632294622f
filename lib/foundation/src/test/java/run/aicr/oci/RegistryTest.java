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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Node;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.http.Content;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.ServiceCaller;
import run.aicr.http.TestClock;

/** The client against a registry that others wrote. */
class RegistryTest {
    @TempDir
    static Path serverFolder;

    private static DockerRegistry server;
    private static Registry registry;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = DockerRegistry.start(serverFolder);
        ServiceCaller caller = new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), new TestClock().retry());
        registry = Registry.at(server.base(), Login.ANONYMOUS, caller);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Descriptor image(Layout layout, String platform, int seed) throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(seed).nextBytes(bytes);
        Descriptor config = layout.put(MediaTypes.CONFIG, ("{\"n\":" + seed + "}").getBytes(StandardCharsets.UTF_8));
        Descriptor layer = layout.put(MediaTypes.LAYER_GZIP, bytes);
        byte[] manifest = JsonWriter.compact(new Mapping.Builder()
                .put("schemaVersion", Scalar.integer(2))
                .put("mediaType", MediaTypes.MANIFEST)
                .put("config", config.toNode())
                .put("layers", Sequence.of(List.of(layer.toNode())))
                .build());
        return layout.put(MediaTypes.MANIFEST, manifest).withPlatform(platform);
    }

    private static Descriptor index(Layout layout, int seed) throws IOException {
        List<Node> manifests = new ArrayList<>();
        manifests.add(image(layout, "linux/amd64", seed).toNode());
        manifests.add(image(layout, "linux/arm64", seed + 1).toNode());
        return layout.put(
                MediaTypes.INDEX,
                JsonWriter.compact(new Mapping.Builder()
                        .put("schemaVersion", Scalar.integer(2))
                        .put("mediaType", MediaTypes.INDEX)
                        .put("manifests", Sequence.of(manifests))
                        .build()));
    }

    @Test
    void anImageGoesThereAndComesBack() throws IOException {
        Layout layout = Layout.create(folder.resolve("one"));
        Descriptor index = index(layout, 1);
        registry.push("there/and-back", layout, index, Optional.empty());
        registry.push("there/and-back", layout, index, Optional.empty());
        assertEquals(
                index,
                registry.head("there/and-back", index.digest().prefixed()).orElseThrow());
        assertEquals(List.of(), registry.tags("there/and-back"));
        registry.putManifest("there/and-back", "v1", Files.readAllBytes(layout.blob(index.digest())), MediaTypes.INDEX);
        assertEquals(index, registry.head("there/and-back", "v1").orElseThrow());
        assertEquals(List.of("v1"), registry.tags("there/and-back"));
        assertEquals(List.of(), registry.tags("nobody/here"));
        assertTrue(registry.head("nobody/here", "v1").isEmpty());

        Layout back = Layout.create(folder.resolve("two"));
        assertEquals(index.digest(), registry.pull("there/and-back", "v1", back).digest());
        try (var blobs = Files.list(folder.resolve("one/blobs/sha256"))) {
            for (Path blob : blobs.toList()) {
                assertArrayEquals(
                        Files.readAllBytes(blob),
                        Files.readAllBytes(
                                back.blob(new Sha256(blob.getFileName().toString()))));
            }
        }
    }

    @Test
    void blobsAreMountedFromAnotherRepository() throws IOException {
        Layout layout = Layout.create(folder.resolve("one"));
        Descriptor index = index(layout, 11);
        registry.push("mount/from", layout, index, Optional.empty());
        registry.push("mount/to", layout, index, Optional.of("mount/from"));
        assertEquals(index, registry.head("mount/to", index.digest().prefixed()).orElseThrow());
    }

    @Test
    void chunksAreTaken() {
        byte[] bytes = new byte[50_001];
        new Random(5).nextBytes(bytes);
        Descriptor blob = Descriptor.of("application/octet-stream", bytes);
        registry.withChunks(10_000).push("chunks", blob, Content.of(bytes), Optional.empty());
        assertTrue(registry.hasBlob("chunks", blob));
        Descriptor empty = Descriptor.of("application/octet-stream", new byte[0]);
        registry.push("chunks", empty, Content.none(), Optional.empty());
        assertTrue(registry.hasBlob("chunks", empty));
    }

    @Test
    void statementsAreAttachedUnderTheFallbackTag() throws IOException {
        Layout layout = Layout.create(folder.resolve("one"));
        Descriptor image = image(layout, "linux/amd64", 21);
        registry.push("attach", layout, image, Optional.empty());
        Descriptor empty = Descriptor.of("application/vnd.oci.empty.v1+json", "{}".getBytes(StandardCharsets.UTF_8));
        registry.push("attach", empty, Content.of("{}".getBytes(StandardCharsets.UTF_8)), Optional.empty());
        byte[] manifest = JsonWriter.compact(new Mapping.Builder()
                .put("schemaVersion", Scalar.integer(2))
                .put("mediaType", MediaTypes.MANIFEST)
                .put("artifactType", "text/x")
                .put("config", empty.toNode())
                .put("layers", Sequence.of(List.of(empty.toNode())))
                .put("subject", image.withPlatform("").toNode())
                .put("annotations", Descriptor.annotationsNode(Map.of("a", "b")))
                .build());
        Descriptor attached = registry.attach("attach", image.digest(), manifest, MediaTypes.MANIFEST);
        registry.attach("attach", image.digest(), manifest, MediaTypes.MANIFEST);
        assertEquals(
                List.of(new Referrer(attached.withAnnotations(Map.of("a", "b")), "text/x")),
                registry.referrers("attach", image.digest()));
    }
}
