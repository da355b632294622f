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
package run.aicr.attestation.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.aicr.attestation.AttestationVerifier;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;

/** Checks an image without the rest of its release, by the statements that are attached to it. */
public final class LoneImage {
    private static final String VERSION = "org.opencontainers.image.version";

    private final Layout layout;
    private final String name;
    private final Descriptor index;
    private final Map<String, Descriptor> platforms = new LinkedHashMap<>();
    private final Extent extent;

    private LoneImage(Layout layout, String name, Descriptor index, Extent extent) {
        this.layout = layout;
        this.name = name;
        this.index = index;
        this.extent = extent;
    }

    /**
     * The image of a layout, with what is attached to it.
     *
     * @param name host and repository
     * @param index of the image
     * @throws AicrException INVALID_REQUEST when it is no index of images, which every image of a release is
     * @throws IOException when the layout cannot be read
     */
    public static LoneImage in(Layout layout, String name, Descriptor index, Extent extent) throws IOException {
        LoneImage image = new LoneImage(layout, name, index, extent);
        Fields document = Fields.of(layout.readJson(index), "");
        if (document.node("manifests").isEmpty()) {
            throw AicrException.invalidRequest(name + "@" + index.digest()
                    + " is one manifest; images of releases are an index of " + MediaTypes.INDEX);
        }
        for (Fields entry : document.list("manifests")) {
            Descriptor manifest = Descriptor.read(entry);
            image.platforms.put(manifest.platform(), manifest);
        }
        return image;
    }

    /**
     * The tag that the image says it is of; what it says is proven by the identity of who signed.
     *
     * @throws AicrException INVALID_REQUEST when its platforms name none, or different ones
     */
    public String tag() throws IOException {
        List<String> tags = new ArrayList<>();
        for (Map.Entry<String, Descriptor> platform : platforms.entrySet()) {
            if (extent.takesPlatform(platform.getKey())) {
                tags.add(tagOf(platform.getValue()));
            }
        }
        if (tags.stream().distinct().count() != 1 || tags.get(0).isEmpty()) {
            throw AicrException.invalidRequest(name + "@" + index.digest() + ": the label " + VERSION
                    + " of its platforms names no tag, or different ones: " + tags);
        }
        return tags.get(0);
    }

    private String tagOf(Descriptor manifest) throws IOException {
        Fields document = Fields.of(layout.readJson(manifest), "");
        Descriptor config = document.fields("config")
                .map(Descriptor::read)
                .orElseThrow(() -> AicrException.invalidRequest("the manifest has no configuration"));
        return Fields.of(layout.readJson(config), "")
                .fields("config")
                .map(c -> c.textMap("Labels").getOrDefault(VERSION, ""))
                .orElse("");
    }

    /** Checks it; nothing is thrown for a bad image. */
    public List<SubjectVerdict> check(AttestationVerifier verifier) {
        Map<String, PublishedIndex.Platform> manifests = new LinkedHashMap<>();
        platforms.forEach((platform, manifest) ->
                manifests.put(platform, new PublishedIndex.Platform(manifest.digest(), Sha256.of(""))));
        return new AttachedCheck(layout, verifier, extent)
                .check(new PublishedIndex.Image(name, index.digest(), manifests, List.of()));
    }
}
