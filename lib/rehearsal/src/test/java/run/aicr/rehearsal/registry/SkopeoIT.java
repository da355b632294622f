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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.aicr.digest.Sha256;
import run.aicr.document.JsonWriter;
import run.aicr.document.Mapping;
import run.aicr.document.Scalar;
import run.aicr.document.Sequence;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Setup;

/** An outside client of the protocol; slow, because it tries TLS first and waits for an answer. */
class SkopeoIT {
    @TempDir
    Path folder;

    @Test
    void anIndexTravelsThroughTheRegistryUnchanged() throws IOException {
        Assumptions.assumeTrue(installed(), "skopeo is not installed");
        Layout from = Layout.create(folder.resolve("from"));
        Descriptor index = index(from);
        from.tag(index, "v1");
        try (Rehearsal rehearsal = Rehearsal.start(folder.resolve("rehearsal"), Setup.of("NVIDIA/aicr"))) {
            String image =
                    "docker://127.0.0.1:" + rehearsal.addresses().registry().getPort() + "/nvidia/aicr:v1";
            String credentials = rehearsal.addresses().tokens().registryUser() + ":"
                    + rehearsal.addresses().tokens().registryToken();
            skopeo(List.of(
                    "copy",
                    "--all",
                    "--preserve-digests",
                    "--dest-tls-verify=false",
                    "--dest-creds=" + credentials,
                    "oci:" + from.folder() + ":v1",
                    image));
            skopeo(List.of(
                    "copy",
                    "--all",
                    "--preserve-digests",
                    "--src-tls-verify=false",
                    image,
                    "oci:" + folder.resolve("to") + ":v1"));
            Layout kept = Layout.open(folder.resolve("rehearsal/registry"));
            assertEquals(
                    index.digest(),
                    kept.find("ghcr.io/nvidia/aicr:v1").orElseThrow().digest());
        }
        assertEquals(
                index.digest(),
                Layout.open(folder.resolve("to")).find("v1").orElseThrow().digest());
    }

    private static Descriptor index(Layout layout) throws IOException {
        List<Mapping> entries = new ArrayList<>();
        for (String architecture : List.of("amd64", "arm64")) {
            byte[] tar = new byte[1024];
            Descriptor layer = layout.put("application/vnd.oci.image.layer.v1.tar", tar);
            String config = "{\"architecture\":\"" + architecture + "\",\"os\":\"linux\",\"config\":{},"
                    + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + layer.digest() + "\"]}}";
            byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
            layout.put(MediaTypes.CONFIG, bytes);
            String manifest = Pusher.manifest(Sha256.of(bytes), bytes.length, layer.digest(), tar.length, "")
                    .replace(MediaTypes.LAYER_GZIP, layer.mediaType());
            entries.add((Mapping) layout.put(MediaTypes.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8))
                    .withPlatform("linux/" + architecture)
                    .toNode());
        }
        Mapping index = new Mapping.Builder()
                .put("schemaVersion", Scalar.integer(2))
                .put("mediaType", MediaTypes.INDEX)
                .put("manifests", Sequence.of(entries))
                .put("annotations", Descriptor.annotationsNode(Map.of("k", "v")))
                .build();
        return layout.put(MediaTypes.INDEX, JsonWriter.indented(index));
    }

    private static boolean installed() {
        try {
            Process process = new ProcessBuilder("skopeo", "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void skopeo(List<String> arguments) throws IOException {
        Path policy = folder.resolve("policy.json");
        Files.writeString(policy, "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
        List<String> command = new ArrayList<>(List.of("skopeo", "--policy", policy.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertEquals(0, process.waitFor(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
