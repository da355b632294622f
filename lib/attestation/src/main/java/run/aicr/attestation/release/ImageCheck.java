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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.aicr.digest.Sha256;
import run.aicr.document.Fields;
import run.aicr.error.AicrException;
import run.aicr.oci.Descriptor;
import run.aicr.oci.Layout;
import run.aicr.oci.MediaTypes;

/** Checks one image in a layout: every blob, the platforms, labels, user and payload digest (spec release §2.7 item 6). */
final class ImageCheck {
    private final Layout layout;
    private final PublishedIndex index;
    private final Extent extent;

    ImageCheck(Layout layout, PublishedIndex index, Extent extent) {
        this.layout = layout;
        this.index = index;
        this.extent = extent;
    }

    SubjectVerdict check(PublishedIndex.Image image) {
        String subject = image.name() + ":" + index.tag();
        try {
            String fault = fault(image, subject);
            return fault.isEmpty() ? SubjectVerdict.verified(subject) : SubjectVerdict.refused(subject, fault);
        } catch (IOException | AicrException | IllegalArgumentException e) {
            return SubjectVerdict.refused(subject, String.valueOf(e.getMessage()));
        }
    }

    private String fault(PublishedIndex.Image image, String subject) throws IOException {
        var entry = layout.find(subject);
        if (entry.isEmpty() || !entry.get().digest().equals(image.index())) {
            return "digest differs: the tag does not name " + image.index();
        }
        Fields indexFields = Fields.of(layout.readJson(entry.get()), "");
        List<Descriptor> manifests =
                indexFields.list("manifests").stream().map(Descriptor::read).toList();
        if (manifests.size() != image.platforms().size()) {
            return "expected the platforms " + image.platforms().keySet() + ", found " + manifests.size();
        }
        for (Descriptor manifest : manifests) {
            PublishedIndex.Platform platform = image.platforms().get(manifest.platform());
            if (platform == null || !platform.manifest().equals(manifest.digest())) {
                return "digest differs: manifest of " + manifest.platform();
            }
            String fault = extent.takesPlatform(manifest.platform()) ? manifestFault(manifest, platform) : "";
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private String manifestFault(Descriptor descriptor, PublishedIndex.Platform platform) throws IOException {
        Fields manifest = Fields.of(layout.readJson(descriptor), "");
        for (Fields layer : manifest.list("layers")) {
            Descriptor blob = Descriptor.read(layer);
            Path file = layout.blob(blob.digest());
            if (extent.layers()
                    && (!Files.isRegularFile(file) || !Sha256.ofFile(file).equals(blob.digest()))) {
                return "digest differs: layer " + file;
            }
        }
        Descriptor configDescriptor = manifest.fields("config")
                .map(Descriptor::read)
                .orElseThrow(() -> AicrException.invalidRequest("the manifest has no configuration"));
        if (!configDescriptor.mediaType().equals(MediaTypes.CONFIG)) {
            return "unexpected media type of the configuration: " + configDescriptor.mediaType();
        }
        return configFault(Fields.of(layout.readJson(configDescriptor), ""), platform);
    }

    private String configFault(Fields config, PublishedIndex.Platform platform) {
        Fields container = config.fields("config")
                .orElseThrow(() -> AicrException.invalidRequest("the image configuration is empty"));
        if (!container.textOrEmpty("User").matches("\\d+(:\\d+)?")) {
            return "the user '" + container.textOrEmpty("User") + "' is not numeric";
        }
        var labels = container.textMap("Labels");
        if (!index.tag().equals(labels.get("org.opencontainers.image.version"))
                || !index.commit().equals(labels.get("org.opencontainers.image.revision"))) {
            return "the labels name another version or commit";
        }
        List<String> diffIds =
                config.fields("rootfs").map(r -> r.texts("diff_ids")).orElse(List.of());
        StringBuilder lines = new StringBuilder();
        diffIds.stream()
                .limit(Math.max(0, diffIds.size() - 1))
                .forEach(d -> lines.append(d).append('\n'));
        return Sha256.of(lines.toString()).equals(platform.payload()) ? "" : "digest differs: payload layers";
    }
}
