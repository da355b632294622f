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

import java.nio.charset.StandardCharsets;
import run.aicr.digest.Sha256;
import run.aicr.oci.MediaTypes;
import run.aicr.rehearsal.Rehearsal;
import run.aicr.rehearsal.Wire;

/** Speaks to the registry as a client does. */
public final class Pusher {
    private final String base;
    private final String token;

    public Pusher(Rehearsal rehearsal, String... repositories) {
        this(
                rehearsal.addresses().registry().toString(),
                Wire.basic(
                        rehearsal.addresses().tokens().registryUser(),
                        rehearsal.addresses().tokens().registryToken()),
                repositories);
    }

    public Pusher(String base, String basic, String... repositories) {
        this.base = base;
        StringBuilder scopes = new StringBuilder("?service=x");
        for (String each : repositories) {
            scopes.append("&scope=repository:").append(each).append(":pull,push");
        }
        this.token = "Bearer "
                + Wire.call("GET", base + "/token" + scopes, "", "Authorization", basic)
                        .json()
                        .requiredText("token");
    }

    public Wire.Reply call(String method, String path, String body, String... headers) {
        return Wire.call(method, uri(path), body, with(headers));
    }

    public Wire.Reply call(String method, String path, byte[] body, String... headers) {
        return Wire.call(method, uri(path), body, with(headers));
    }

    public String uri(String path) {
        return base + path;
    }

    public String[] with(String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = token;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }

    /** Sends a blob by POST and PUT. */
    public Sha256 blob(String repository, byte[] content) {
        Sha256 digest = Sha256.of(content);
        Wire.Reply opened = call("POST", "/v2/" + repository + "/blobs/uploads/", "");
        assertEquals(202, opened.status());
        Wire.Reply done = call("PUT", opened.header("Location") + "&digest=" + digest, content);
        assertEquals(201, done.status(), done::text);
        return digest;
    }

    public static String manifest(Sha256 config, long size, Sha256 layer, long layerSize, String more) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.MANIFEST + "\"," + more
                + "\"config\":{\"mediaType\":\"" + MediaTypes.CONFIG + "\",\"digest\":\"" + config + "\",\"size\":"
                + size
                + "},\"layers\":[{\"mediaType\":\"" + MediaTypes.LAYER_GZIP + "\",\"digest\":\"" + layer
                + "\",\"size\":" + layerSize + "}]}";
    }

    /** Sends a small image and gives its manifest. */
    public String image(String repository, String reference, String content) {
        byte[] config = ("{\"os\":\"linux\",\"architecture\":\"amd64\",\"x\":\"" + content + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] layer = content.getBytes(StandardCharsets.UTF_8);
        String manifest = manifest(blob(repository, config), config.length, blob(repository, layer), layer.length, "");
        String name = reference.isEmpty() ? Sha256.of(manifest).prefixed() : reference;
        Wire.Reply put = manifest(repository, name, manifest);
        assertEquals(201, put.status(), put::text);
        return manifest;
    }

    public Wire.Reply manifest(String repository, String reference, String manifest) {
        return call(
                "PUT", "/v2/" + repository + "/manifests/" + reference, manifest, "Content-Type", MediaTypes.MANIFEST);
    }
}
