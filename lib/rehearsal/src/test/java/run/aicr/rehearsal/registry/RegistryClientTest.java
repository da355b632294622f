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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.aicr.digest.Sha256;
import run.aicr.error.AicrException;
import run.aicr.http.HttpSettings;
import run.aicr.http.Proxies;
import run.aicr.http.Retry;
import run.aicr.http.ServiceCaller;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.Login;
import run.aicr.oci.MediaTypes;
import run.aicr.oci.Registry;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** The client that releases use. */
class RegistryClientTest {
    private static final String REPOSITORY = "nvidia/aicr";

    @TempDir
    Path folder;

    private Layout layout;
    private Descriptor image;

    @BeforeEach
    void image() throws IOException {
        layout = Layout.create(folder.resolve("from"));
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        byte[] config = "{\"os\":\"linux\"}".getBytes(StandardCharsets.UTF_8);
        Descriptor configBlob = layout.put(MediaTypes.CONFIG, config);
        Descriptor layer = layout.put(MediaTypes.LAYER_GZIP, content);
        String manifest = Pusher.manifest(configBlob.digest(), configBlob.size(), layer.digest(), layer.size(), "");
        image = layout.put(MediaTypes.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
    }

    private static Registry client(Rehearsal rehearsal) {
        Retry impatient = new Retry(
                5,
                Duration.ofMillis(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Retry.standard().statuses(),
                time -> {},
                Retry.standard().clock(),
                () -> 0);
        return Registry.at(
                        rehearsal.addresses().registry(),
                        new Login(
                                rehearsal.addresses().tokens().registryUser(),
                                rehearsal.addresses().tokens().registryToken()),
                        new ServiceCaller(HttpSettings.of("test/1", Proxies.NONE), impatient))
                .withChunks(30_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "registry PUT .* 502 x2",
                "registry PATCH .* 429 retry-after=1",
                "registry PATCH .* cut-body",
                "registry PATCH .* cut-after",
                "registry POST .* cut-after",
                "registry PUT .*/manifests/.* cut-after",
                "registry GET /token 503",
                "registry HEAD .* cut-before x2",
                "registry GET .*/manifests/.* cut-answer"
            })
    void anImageTravelsWhateverGoesWrong(String faults) throws IOException {
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"))) {
            rehearsal.script().add(faults);
            Registry client = client(rehearsal);
            client.push(REPOSITORY, layout, image, Optional.empty());
            byte[] manifest = client.manifest(REPOSITORY, image.digest().prefixed());
            client.putManifest(REPOSITORY, "v1.3.0", manifest, MediaTypes.MANIFEST);
            assertEquals(List.of("v1.3.0"), client.tags(REPOSITORY));
            Layout to = Layout.create(folder.resolve("to"));
            assertEquals(image.digest(), client.pull(REPOSITORY, "v1.3.0", to).digest());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsAttachedIsFound(boolean referrersApi) throws IOException {
        Setup setup = Setup.of("NVIDIA/aicr").withReferrersApi(referrersApi);
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("rehearsal"), setup)) {
            Registry client = client(rehearsal);
            client.push(REPOSITORY, layout, image, Optional.empty());
            byte[] manifest = attached();
            client.attach(REPOSITORY, image.digest(), manifest, MediaTypes.MANIFEST);
            assertEquals(
                    List.of(Sha256.of(manifest)),
                    client.referrers(REPOSITORY, image.digest()).stream()
                            .map(r -> r.descriptor().digest())
                            .toList());
            boolean fallback =
                    client.tags(REPOSITORY).contains("sha256-" + image.digest().hex());
            assertEquals(!referrersApi, fallback);
        }
    }

    private byte[] attached() throws IOException {
        Descriptor config = layout.put(MediaTypes.CONFIG, "{\"os\":\"linux\"}".getBytes(StandardCharsets.UTF_8));
        String more = "\"artifactType\":\"application/x.test\",\"subject\":{\"mediaType\":\"" + MediaTypes.MANIFEST
                + "\",\"digest\":\"" + image.digest() + "\",\"size\":" + image.size() + "},";
        return Pusher.manifest(config.digest(), config.size(), config.digest(), config.size(), more)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anOutageEndsWhenTheScriptIsCleared() throws IOException {
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"))) {
            rehearsal.script().add("registry outage");
            Registry client = client(rehearsal);
            var refused = assertThrows(AicrException.class, () -> client.tags(REPOSITORY));
            assertTrue(refused.errorClass().retryable());
            rehearsal.script().clear();
            assertEquals(List.of(), client.tags(REPOSITORY));
        }
    }
}
